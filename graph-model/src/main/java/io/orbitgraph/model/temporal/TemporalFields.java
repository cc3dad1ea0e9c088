package io.orbitgraph.model.temporal;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.IntegerValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.Value;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The components of a temporal value as a map gives them, over a base from which the components that are not given are
/// taken. Without a base, components may be left out from the right only.
final class TemporalFields {
    static final Set<String> DATE_FIELDS =
            Set.of("year", "month", "day", "week", "dayOfWeek", "quarter", "dayOfQuarter", "ordinalDay");
    static final Set<String> TIME_FIELDS =
            Set.of("hour", "minute", "second", "millisecond", "microsecond", "nanosecond");

    private final MapValue map;

    TemporalFields(MapValue map) {
        this.map = map;
    }

    /// Refuses keys that are in none of the sets.
    @SafeVarargs
    final void requireKnown(String type, Set<String>... known) {
        if (map.isEmpty()) {
            throw invalid("A " + type + " needs at least one component");
        }
        for (String key : map.keys()) {
            boolean found = false;
            for (Set<String> keys : known) {
                found |= keys.contains(key);
            }
            if (!found) {
                throw invalid("A " + type + " has no component '" + key + "'");
            }
        }
    }

    boolean has(String key) {
        return map.containsKey(key);
    }

    boolean hasAny(Set<String> keys) {
        for (String key : map.keys()) {
            if (keys.contains(key)) {
                return true;
            }
        }
        return false;
    }

    Value get(String key) {
        return map.get(key);
    }

    @Nullable
    ZoneId zone() {
        if (!has("timezone")) {
            return null;
        }
        if (map.get("timezone") instanceof StringValue(String name)) {
            return TemporalText.zone(name);
        }
        throw new OrbitException(ErrorCode.ARGUMENT_TYPE, "timezone must be a STRING, not " + typeOf("timezone"));
    }

    /// The date that the components make over `base`.
    LocalDate date(@Nullable LocalDate base) {
        try {
            if (has("week") || has("dayOfWeek")) {
                requireNoOther("week date", "month", "day", "quarter", "dayOfQuarter", "ordinalDay");
                long year = component("year", base == null ? null : (long) base.get(IsoFields.WEEK_BASED_YEAR));
                Long baseWeek = base == null ? null : (long) base.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
                long week = component("week", baseWeek);
                long day = component(
                        "dayOfWeek",
                        base == null ? 1L : (long) base.getDayOfWeek().getValue());
                return Dates.ofWeek(year, week, day);
            }
            if (has("quarter") || has("dayOfQuarter")) {
                requireNoOther("quarter date", "month", "day", "ordinalDay");
                long year = component("year", base == null ? null : (long) base.getYear());
                long quarter = component("quarter", base == null ? null : (long) base.get(IsoFields.QUARTER_OF_YEAR));
                long day = component("dayOfQuarter", base == null ? 1L : (long) base.get(IsoFields.DAY_OF_QUARTER));
                return Dates.ofQuarter(year, quarter, day);
            }
            int year =
                    ChronoField.YEAR.checkValidIntValue(component("year", base == null ? null : (long) base.getYear()));
            if (has("ordinalDay")) {
                requireNoOther("ordinal date", "month", "day");
                return LocalDate.ofYearDay(
                        year, ChronoField.DAY_OF_YEAR.checkValidIntValue(component("ordinalDay", null)));
            }
            if (base == null && has("day")) {
                require("month", "day");
            }
            long month = component("month", base == null ? 1L : (long) base.getMonthValue());
            long day = component("day", base == null ? 1L : (long) base.getDayOfMonth());
            return LocalDate.of(
                    year,
                    ChronoField.MONTH_OF_YEAR.checkValidIntValue(month),
                    ChronoField.DAY_OF_MONTH.checkValidIntValue(day));
        } catch (DateTimeException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    /// The time of day that the components make over `base`; midnight if there are neither.
    LocalTime time(@Nullable LocalTime base) {
        if (base == null) {
            if (has("minute") || has("second") || hasSubsecond()) {
                require("hour", "minute");
            }
            if (has("second") || hasSubsecond()) {
                require("minute", "second");
            }
            if (hasSubsecond()) {
                require("second", "nanosecond");
            }
        }
        try {
            return LocalTime.of(
                    ChronoField.HOUR_OF_DAY.checkValidIntValue(component("hour", base == null ? 0L : base.getHour())),
                    ChronoField.MINUTE_OF_HOUR.checkValidIntValue(
                            component("minute", base == null ? 0L : base.getMinute())),
                    ChronoField.SECOND_OF_MINUTE.checkValidIntValue(
                            component("second", base == null ? 0L : base.getSecond())),
                    hasSubsecond() ? subsecond() : base == null ? 0 : base.getNano());
        } catch (DateTimeException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    boolean hasSubsecond() {
        return has("millisecond") || has("microsecond") || has("nanosecond");
    }

    /// The sum of the units below a second; each counts within the next larger one that is given.
    private int subsecond() {
        long nanos = 0;
        long limit = 1_000_000_000;
        for (String unit : new String[] {"millisecond", "microsecond", "nanosecond"}) {
            if (has(unit)) {
                long nanosPerUnit = nanosPer(unit);
                long amount = component(unit, null);
                if (amount < 0 || amount >= limit / nanosPerUnit) {
                    throw invalid(unit + " must be 0 to " + (limit / nanosPerUnit - 1) + ", not " + amount);
                }
                nanos += amount * nanosPerUnit;
                limit = nanosPerUnit;
            }
        }
        return (int) nanos;
    }

    private static long nanosPer(String unit) {
        return switch (unit) {
            case "millisecond" -> 1_000_000;
            case "microsecond" -> 1_000;
            default -> 1;
        };
    }

    /// @param otherwise used when the component is not given; null if it must be
    long component(String key, @Nullable Long otherwise) {
        if (!has(key)) {
            if (otherwise == null) {
                throw invalid("Component " + key + " is needed");
            }
            return otherwise;
        }
        if (map.get(key) instanceof IntegerValue(long number)) {
            return number;
        }
        throw new OrbitException(ErrorCode.ARGUMENT_TYPE, key + " must be an INTEGER, not " + typeOf(key));
    }

    private String typeOf(String key) {
        return map.get(key).type().typeName();
    }

    private void require(String larger, String smaller) {
        if (!has(larger)) {
            throw invalid("Component " + smaller + " cannot be given without " + larger);
        }
    }

    private void requireNoOther(String kind, String... keys) {
        for (String key : keys) {
            if (has(key)) {
                throw invalid("Component " + key + " cannot be given in a " + kind);
            }
        }
    }

    static OrbitException invalid(String message) {
        return new OrbitException(ErrorCode.INVALID_ARGUMENT, message);
    }
}
