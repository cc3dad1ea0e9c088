package io.orbitgraph.model.temporal;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.DateTimeValue;
import io.orbitgraph.model.value.DateValue;
import io.orbitgraph.model.value.LocalDateTimeValue;
import io.orbitgraph.model.value.LocalTimeValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.TimeValue;
import io.orbitgraph.model.value.Value;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Makes temporal values from strings, from maps of components, and from other temporal values: the functions `date()`,
/// `localtime()`, `time()`, `localdatetime()` and `datetime()` of Cypher with an argument.
///
/// A map may hold a base (`date`, `time` or `datetime`) from which the components that it does not give are taken. A
/// zone given besides a base with a zone keeps the instant; besides a base without one it keeps the time of day.
public final class Temporals {
    private static final Set<String> DATE_BASES = Set.of("date", "datetime");
    private static final Set<String> TIME_BASES = Set.of("time", "datetime");
    private static final Set<String> ZONE = Set.of("timezone");
    private static final Set<String> EPOCH = Set.of("epochSeconds", "epochMillis");

    private Temporals() {}

    public static DateValue date(Value value) {
        return checked(() -> switch (value) {
            case StringValue(String text) -> new DateValue(TemporalText.date(text));
            case MapValue map -> {
                TemporalFields fields = new TemporalFields(map);
                fields.requireKnown("date", TemporalFields.DATE_FIELDS, DATE_BASES);
                yield new DateValue(fields.date(baseDate(fields)));
            }
            default -> new DateValue(required(dateOf(value), value, "date"));
        });
    }

    public static LocalTimeValue localTime(Value value) {
        return checked(() -> switch (value) {
            case StringValue(String text) -> new LocalTimeValue(TemporalText.localTime(text));
            case MapValue map -> {
                TemporalFields fields = new TemporalFields(map);
                fields.requireKnown("localtime", TemporalFields.TIME_FIELDS, TIME_BASES);
                yield new LocalTimeValue(fields.time(baseTime(fields)));
            }
            default -> new LocalTimeValue(required(timeOf(value), value, "localtime"));
        });
    }

    public static TimeValue time(Value value, TemporalContext context) {
        return checked(() -> switch (value) {
            case StringValue(String text) -> new TimeValue(TemporalText.time(text, context));
            case MapValue map -> {
                TemporalFields fields = new TemporalFields(map);
                fields.requireKnown("time", TemporalFields.TIME_FIELDS, TIME_BASES, ZONE);
                LocalTime time = fields.time(baseTime(fields));
                Value base = base(fields, "time");
                ZoneOffset baseOffset = base == null ? null : offsetOf(base);
                ZoneId zone = fields.zone();
                ZoneOffset offset = zone == null ? null : offsetAt(zone, base, context);
                if (baseOffset == null) {
                    yield new TimeValue(
                            time.atOffset(offset == null ? offsetAt(context.zone(), base, context) : offset));
                }
                OffsetTime inBase = time.atOffset(baseOffset);
                yield new TimeValue(offset == null ? inBase : inBase.withOffsetSameInstant(offset));
            }
            default -> {
                LocalTime time = required(timeOf(value), value, "time");
                ZoneOffset offset = offsetOf(value);
                yield new TimeValue(time.atOffset(offset == null ? offsetAt(context.zone(), null, context) : offset));
            }
        });
    }

    public static LocalDateTimeValue localDateTime(Value value) {
        return checked(() -> switch (value) {
            case StringValue(String text) -> new LocalDateTimeValue(TemporalText.localDateTime(text));
            case MapValue map -> {
                TemporalFields fields = new TemporalFields(map);
                fields.requireKnown(
                        "localdatetime",
                        TemporalFields.DATE_FIELDS,
                        TemporalFields.TIME_FIELDS,
                        DATE_BASES,
                        TIME_BASES);
                yield new LocalDateTimeValue(
                        LocalDateTime.of(fields.date(baseDate(fields)), fields.time(baseTime(fields))));
            }
            default -> {
                LocalDate date = required(dateOf(value), value, "localdatetime");
                LocalTime time = timeOf(value);
                yield new LocalDateTimeValue(LocalDateTime.of(date, time == null ? LocalTime.MIDNIGHT : time));
            }
        });
    }

    public static DateTimeValue dateTime(Value value, TemporalContext context) {
        return checked(() -> switch (value) {
            case StringValue(String text) -> new DateTimeValue(TemporalText.dateTime(text, context));
            case MapValue map -> new DateTimeValue(dateTime(new TemporalFields(map), context));
            default -> {
                LocalDate date = required(dateOf(value), value, "datetime");
                LocalTime time = timeOf(value);
                ZoneId zone = zoneOf(value);
                yield new DateTimeValue(ZonedDateTime.of(
                        date, time == null ? LocalTime.MIDNIGHT : time, zone == null ? context.zone() : zone));
            }
        });
    }

    private static ZonedDateTime dateTime(TemporalFields fields, TemporalContext context) {
        fields.requireKnown(
                "datetime",
                TemporalFields.DATE_FIELDS,
                TemporalFields.TIME_FIELDS,
                DATE_BASES,
                TIME_BASES,
                ZONE,
                EPOCH);
        ZoneId zone = fields.zone();
        if (fields.hasAny(EPOCH)) {
            return epoch(fields).atZone(zone == null ? context.zone() : zone);
        }
        LocalDateTime local = LocalDateTime.of(fields.date(baseDate(fields)), fields.time(baseTime(fields)));
        Value base = base(fields, "time");
        ZoneId baseZone = base == null ? null : zoneOf(base);
        if (baseZone == null) {
            return local.atZone(zone == null ? context.zone() : zone);
        }
        ZonedDateTime inBase = local.atZone(baseZone);
        return zone == null ? inBase : inBase.withZoneSameInstant(zone);
    }

    private static Instant epoch(TemporalFields fields) {
        if (fields.hasAny(TemporalFields.DATE_FIELDS) || fields.hasAny(DATE_BASES) || fields.hasAny(TIME_BASES)) {
            throw TemporalFields.invalid("epochSeconds and epochMillis cannot be given with other components of a day");
        }
        boolean millis = fields.has("epochMillis");
        if (millis && fields.has("epochSeconds")) {
            throw TemporalFields.invalid("Give either epochSeconds or epochMillis");
        }
        long nanos = fields.component("nanosecond", 0L);
        long limit = millis ? 1_000_000 : 1_000_000_000;
        if (nanos < 0 || nanos >= limit) {
            throw TemporalFields.invalid("nanosecond must be 0 to " + (limit - 1) + ", not " + nanos);
        }
        return millis
                ? Instant.ofEpochMilli(fields.component("epochMillis", null)).plusNanos(nanos)
                : Instant.ofEpochSecond(fields.component("epochSeconds", null), nanos);
    }

    /// `datetime.fromepoch(seconds, nanoseconds)`; in UTC.
    public static DateTimeValue fromEpoch(long seconds, long nanos) {
        return checked(
                () -> new DateTimeValue(Instant.ofEpochSecond(seconds, nanos).atZone(ZoneOffset.UTC)));
    }

    /// `datetime.fromepochmillis(milliseconds)`; in UTC.
    public static DateTimeValue fromEpochMillis(long millis) {
        return checked(() -> new DateTimeValue(Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC)));
    }

    private static @Nullable Value base(TemporalFields fields, String key) {
        return fields.has(key) ? fields.get(key) : fields.has("datetime") ? fields.get("datetime") : null;
    }

    private static @Nullable LocalDate baseDate(TemporalFields fields) {
        Value base = base(fields, "date");
        return base == null ? null : required(dateOf(base), base, "date");
    }

    private static @Nullable LocalTime baseTime(TemporalFields fields) {
        Value base = base(fields, "time");
        return base == null ? null : required(timeOf(base), base, "time");
    }

    /// The day of a temporal value; null if it has none.
    static @Nullable LocalDate dateOf(Value value) {
        return switch (value) {
            case DateValue(var date) -> date;
            case LocalDateTimeValue(var dateTime) -> dateTime.toLocalDate();
            case DateTimeValue(var dateTime) -> dateTime.toLocalDate();
            default -> null;
        };
    }

    /// The time of day of a temporal value; null if it has none.
    static @Nullable LocalTime timeOf(Value value) {
        return switch (value) {
            case LocalTimeValue(var time) -> time;
            case TimeValue(var time) -> time.toLocalTime();
            case LocalDateTimeValue(var dateTime) -> dateTime.toLocalTime();
            case DateTimeValue(var dateTime) -> dateTime.toLocalTime();
            default -> null;
        };
    }

    /// The zone of a temporal value; null if it has none.
    static @Nullable ZoneId zoneOf(Value value) {
        return switch (value) {
            case TimeValue(var time) -> time.getOffset();
            case DateTimeValue(var dateTime) -> dateTime.getZone();
            default -> null;
        };
    }

    private static @Nullable ZoneOffset offsetOf(Value value) {
        return switch (value) {
            case TimeValue(var time) -> time.getOffset();
            case DateTimeValue(var dateTime) -> dateTime.getOffset();
            default -> null;
        };
    }

    /// The offset of a zone at the instant of `base` if it is one, else at the context's.
    private static ZoneOffset offsetAt(ZoneId zone, @Nullable Value base, TemporalContext context) {
        Instant instant = base instanceof DateTimeValue(var dateTime) ? dateTime.toInstant() : context.now();
        return zone.getRules().getOffset(instant);
    }

    private static <T> T required(@Nullable T part, Value value, String function) {
        if (part == null) {
            throw new OrbitException(
                    ErrorCode.ARGUMENT_TYPE,
                    "A " + function + " cannot be made from a " + value.type().typeName());
        }
        return part;
    }

    /// Runs a computation of `java.time`, whose range errors become ours.
    static <T> T checked(Supplier<T> computation) {
        try {
            return computation.get();
        } catch (DateTimeException | ArithmeticException e) {
            throw new OrbitException(
                    ErrorCode.INVALID_ARGUMENT, "Outside the range of temporal values: " + e.getMessage(), null, e);
        }
    }
}
