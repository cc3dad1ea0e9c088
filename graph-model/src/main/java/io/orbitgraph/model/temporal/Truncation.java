package io.orbitgraph.model.temporal;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.DateTimeValue;
import io.orbitgraph.model.value.DateValue;
import io.orbitgraph.model.value.LocalDateTimeValue;
import io.orbitgraph.model.value.LocalTimeValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.TimeValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.value.ValueType;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// `date.truncate(unit, value, components)` and its kin: everything below the unit is set to its first value, then the
/// components are laid over it.
public final class Truncation {
    private static final Map<String, ChronoUnit> TIME_UNITS = Map.of(
            "hour", ChronoUnit.HOURS,
            "minute", ChronoUnit.MINUTES,
            "second", ChronoUnit.SECONDS,
            "millisecond", ChronoUnit.MILLIS,
            "microsecond", ChronoUnit.MICROS);

    private Truncation() {}

    /// @param type of the result: one of the five temporal types with a date or time
    public static Value truncate(
            ValueType type, String unit, Value value, MapValue components, TemporalContext context) {
        return Temporals.checked(() -> doTruncate(type, unit, value, components, context));
    }

    private static Value doTruncate(
            ValueType type, String unit, Value value, MapValue components, TemporalContext context) {
        boolean withDate = type != ValueType.TIME && type != ValueType.LOCAL_TIME;
        boolean withTime = type != ValueType.DATE;
        ChronoUnit timeUnit = TIME_UNITS.get(unit);
        if (timeUnit != null ? !withTime : !withDate && !unit.equals("day")) {
            throw invalid("A " + type.typeName() + " cannot be truncated to '" + unit + "'");
        }
        LocalDate date = Temporals.dateOf(value);
        LocalTime time = Temporals.timeOf(value);
        if ((withDate && date == null) || ((!withDate || timeUnit != null) && time == null)) {
            throw new OrbitException(
                    ErrorCode.ARGUMENT_TYPE,
                    "A " + value.type().typeName() + " cannot be truncated to '" + unit + "' of a " + type.typeName());
        }
        LocalTime truncatedTime = timeUnit == null || time == null ? LocalTime.MIDNIGHT : time.truncatedTo(timeUnit);
        TemporalFields fields = new TemporalFields(keepSubsecond(components, unit, truncatedTime));
        if (withDate && date != null) {
            LocalDate truncated = timeUnit == null ? truncate(unit, date) : date;
            date = fields.hasAny(TemporalFields.DATE_FIELDS) ? fields.date(truncated) : truncated;
        }
        checkKnown(fields, components, type);
        LocalTime newTime = fields.hasAny(TemporalFields.TIME_FIELDS) ? fields.time(truncatedTime) : truncatedTime;
        ZoneId given = fields.zone();
        ZoneId own = Temporals.zoneOf(value);
        ZoneId zone = given != null ? given : own != null ? own : context.zone();
        if (date == null) {
            return type == ValueType.LOCAL_TIME
                    ? new LocalTimeValue(newTime)
                    : new TimeValue(newTime.atOffset(zone.getRules().getOffset(context.now())));
        }
        return switch (type) {
            case DATE -> new DateValue(date);
            case LOCAL_DATE_TIME -> new LocalDateTimeValue(LocalDateTime.of(date, newTime));
            case DATE_TIME -> new DateTimeValue(LocalDateTime.of(date, newTime).atZone(zone));
            case LOCAL_TIME -> new LocalTimeValue(newTime);
            case TIME -> new TimeValue(newTime.atOffset(zone.getRules().getOffset(LocalDateTime.of(date, newTime))));
            default -> throw new IllegalArgumentException("not a temporal type: " + type);
        };
    }

    private static void checkKnown(TemporalFields fields, MapValue components, ValueType type) {
        if (components.isEmpty()) {
            return;
        }
        switch (type) {
            case DATE -> fields.requireKnown("date", TemporalFields.DATE_FIELDS);
            case LOCAL_TIME -> fields.requireKnown("localtime", TemporalFields.TIME_FIELDS);
            case TIME -> fields.requireKnown("time", TemporalFields.TIME_FIELDS, Set.of("timezone"));
            case LOCAL_DATE_TIME ->
                fields.requireKnown("localdatetime", TemporalFields.DATE_FIELDS, TemporalFields.TIME_FIELDS);
            default ->
                fields.requireKnown(
                        "datetime", TemporalFields.DATE_FIELDS, TemporalFields.TIME_FIELDS, Set.of("timezone"));
        }
    }

    /// A component below the unit, such as `nanosecond` when truncating to milliseconds, does not wipe out what
    /// truncation has kept.
    private static MapValue keepSubsecond(MapValue components, String unit, LocalTime truncated) {
        boolean millis = unit.equals("millisecond") || unit.equals("microsecond");
        boolean finer = components.containsKey("nanosecond") || components.containsKey("microsecond");
        if (!millis || !finer || components.containsKey("millisecond")) {
            return components;
        }
        Map<String, Value> kept = new LinkedHashMap<>(components.entries());
        kept.put("millisecond", Value.of((long) truncated.get(ChronoField.MILLI_OF_SECOND)));
        if (unit.equals("microsecond") && !components.containsKey("microsecond")) {
            kept.put("microsecond", Value.of(truncated.get(ChronoField.MICRO_OF_SECOND) % 1000L));
        }
        return MapValue.copyOf(kept);
    }

    private static LocalDate truncate(String unit, LocalDate date) {
        return switch (unit) {
            case "millennium" ->
                date.with(ChronoField.YEAR, floor(date.getYear(), 1000)).withDayOfYear(1);
            case "century" ->
                date.with(ChronoField.YEAR, floor(date.getYear(), 100)).withDayOfYear(1);
            case "decade" ->
                date.with(ChronoField.YEAR, floor(date.getYear(), 10)).withDayOfYear(1);
            case "year" -> date.withDayOfYear(1);
            case "weekYear" -> Dates.ofWeek(date.get(IsoFields.WEEK_BASED_YEAR), 1, 1);
            case "quarter" -> date.with(IsoFields.DAY_OF_QUARTER, 1);
            case "month" -> date.withDayOfMonth(1);
            case "week" -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case "day" -> date;
            default -> throw invalid("There is no unit '" + unit + "' to truncate to");
        };
    }

    private static int floor(int year, int years) {
        return Math.floorDiv(year, years) * years;
    }

    private static OrbitException invalid(String message) {
        return new OrbitException(ErrorCode.INVALID_ARGUMENT, message);
    }
}
