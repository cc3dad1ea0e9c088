package io.orbitgraph.model.temporal;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.DateTimeValue;
import io.orbitgraph.model.value.DateValue;
import io.orbitgraph.model.value.DurationValue;
import io.orbitgraph.model.value.FloatValue;
import io.orbitgraph.model.value.IntegerValue;
import io.orbitgraph.model.value.LocalDateTimeValue;
import io.orbitgraph.model.value.LocalTimeValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.TimeValue;
import io.orbitgraph.model.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// Durations: construction, sums, multiples, and moving temporal values by them.
///
/// A fraction of a unit is carried to the next smaller kind by its average length (a month has 30.436875 days, a day 24
/// hours), computed exactly in decimals; what is below a nanosecond is cut off.
public final class Durations {
    private static final BigDecimal DAYS_PER_MONTH = new BigDecimal("30.436875");
    private static final BigDecimal SECONDS_PER_DAY = BigDecimal.valueOf(86_400);
    private static final BigDecimal NANOS_PER_SECOND = BigDecimal.valueOf(1_000_000_000);
    private static final Set<String> COMPONENTS = Set.of(
            "years",
            "quarters",
            "months",
            "weeks",
            "days",
            "hours",
            "minutes",
            "seconds",
            "milliseconds",
            "microseconds",
            "nanoseconds");

    private Durations() {}

    /// A duration from ISO 8601 text, from a map of components, or a duration itself.
    public static DurationValue duration(Value value) {
        return switch (value) {
            case DurationValue duration -> duration;
            case StringValue(String text) -> DurationText.parse(text);
            case MapValue map -> ofComponents(map);
            default ->
                throw new OrbitException(
                        ErrorCode.ARGUMENT_TYPE,
                        "A duration cannot be made from a " + value.type().typeName());
        };
    }

    private static DurationValue ofComponents(MapValue map) {
        if (map.isEmpty()) {
            throw TemporalFields.invalid("A duration needs at least one component");
        }
        for (Map.Entry<String, Value> entry : map.entries().entrySet()) {
            if (!COMPONENTS.contains(entry.getKey())) {
                throw TemporalFields.invalid("A duration has no component '" + entry.getKey() + "'");
            }
        }
        BigDecimal months =
                component(map, "years", 12).add(component(map, "quarters", 3)).add(component(map, "months", 1));
        BigDecimal days = component(map, "weeks", 7).add(component(map, "days", 1));
        BigDecimal seconds = component(map, "hours", 3600)
                .add(component(map, "minutes", 60))
                .add(component(map, "seconds", 1))
                .add(component(map, "milliseconds", 1).movePointLeft(3))
                .add(component(map, "microseconds", 1).movePointLeft(6))
                .add(component(map, "nanoseconds", 1).movePointLeft(9));
        return of(months, days, seconds);
    }

    private static BigDecimal component(MapValue map, String key, int factor) {
        BigDecimal amount = map.containsKey(key) ? decimal(map.get(key), key) : BigDecimal.ZERO;
        return amount.multiply(BigDecimal.valueOf(factor));
    }

    private static BigDecimal decimal(Value number, String what) {
        return switch (number) {
            case IntegerValue(long integer) -> BigDecimal.valueOf(integer);
            case FloatValue(double floating) when Double.isFinite(floating) -> BigDecimal.valueOf(floating);
            case FloatValue(double floating) -> throw TemporalFields.invalid(what + " must be finite, not " + floating);
            default ->
                throw new OrbitException(
                        ErrorCode.ARGUMENT_TYPE,
                        what + " must be a number, not " + number.type().typeName());
        };
    }

    /// A duration of amounts that may have fractions, which are carried down.
    static DurationValue of(BigDecimal months, BigDecimal days, BigDecimal seconds) {
        BigDecimal wholeMonths = months.setScale(0, RoundingMode.DOWN);
        BigDecimal allDays = days.add(months.subtract(wholeMonths).multiply(DAYS_PER_MONTH));
        BigDecimal wholeDays = allDays.setScale(0, RoundingMode.DOWN);
        BigDecimal allSeconds = seconds.add(allDays.subtract(wholeDays).multiply(SECONDS_PER_DAY));
        BigInteger nanos = allSeconds.multiply(NANOS_PER_SECOND).toBigInteger();
        BigInteger[] split = nanos.divideAndRemainder(NANOS_PER_SECOND.toBigInteger());
        return overflowChecked(() -> {
            long secondPart = split[0].longValueExact();
            int nanoPart = split[1].intValueExact();
            return nanoPart < 0
                    ? new DurationValue(
                            wholeMonths.longValueExact(),
                            wholeDays.longValueExact(),
                            Math.subtractExact(secondPart, 1),
                            nanoPart + 1_000_000_000)
                    : new DurationValue(wholeMonths.longValueExact(), wholeDays.longValueExact(), secondPart, nanoPart);
        });
    }

    public static DurationValue add(DurationValue left, DurationValue right) {
        return overflowChecked(() -> {
            int nanos = left.nanos() + right.nanos();
            return new DurationValue(
                    Math.addExact(left.months(), right.months()),
                    Math.addExact(left.days(), right.days()),
                    Math.addExact(Math.addExact(left.seconds(), right.seconds()), nanos / 1_000_000_000),
                    nanos % 1_000_000_000);
        });
    }

    public static DurationValue subtract(DurationValue left, DurationValue right) {
        return add(left, negate(right));
    }

    public static DurationValue negate(DurationValue duration) {
        return overflowChecked(() -> {
            boolean fraction = duration.nanos() > 0;
            long seconds = Math.negateExact(duration.seconds());
            return new DurationValue(
                    Math.negateExact(duration.months()),
                    Math.negateExact(duration.days()),
                    fraction ? Math.subtractExact(seconds, 1) : seconds,
                    fraction ? 1_000_000_000 - duration.nanos() : 0);
        });
    }

    /// @param factor an integer or float
    public static DurationValue multiply(DurationValue duration, Value factor) {
        BigDecimal by = decimal(factor, "The factor of a duration");
        return of(
                BigDecimal.valueOf(duration.months()).multiply(by),
                BigDecimal.valueOf(duration.days()).multiply(by),
                decimalSeconds(duration).multiply(by));
    }

    /// @param divisor an integer or float, not zero
    public static DurationValue divide(DurationValue duration, Value divisor) {
        BigDecimal by = decimal(divisor, "The divisor of a duration");
        if (by.signum() == 0) {
            throw new OrbitException(ErrorCode.DIVISION_BY_ZERO, "A duration is divided by zero");
        }
        MathContext precision = new MathContext(60, RoundingMode.DOWN);
        return of(
                BigDecimal.valueOf(duration.months()).divide(by, precision),
                BigDecimal.valueOf(duration.days()).divide(by, precision),
                decimalSeconds(duration).divide(by, precision));
    }

    private static BigDecimal decimalSeconds(DurationValue duration) {
        return BigDecimal.valueOf(duration.seconds()).add(BigDecimal.valueOf(duration.nanos(), 9));
    }

    /// `temporal + duration`: months first, then days, then seconds. A value without a time moves by whole days of the
    /// seconds; one without a date wraps round midnight and ignores months and days.
    public static Value plus(Value temporal, DurationValue by) {
        return Temporals.checked(() -> switch (temporal) {
            case DateValue(LocalDate date) ->
                new DateValue(
                        date.plusMonths(by.months()).plusDays(by.days()).plusDays(secondsTowardsZero(by) / 86_400));
            case LocalTimeValue(var time) ->
                new LocalTimeValue(time.plusSeconds(by.seconds()).plusNanos(by.nanos()));
            case TimeValue(OffsetTime time) ->
                new TimeValue(time.plusSeconds(by.seconds()).plusNanos(by.nanos()));
            case LocalDateTimeValue(LocalDateTime dateTime) ->
                new LocalDateTimeValue(dateTime.plusMonths(by.months())
                        .plusDays(by.days())
                        .plusSeconds(by.seconds())
                        .plusNanos(by.nanos()));
            case DateTimeValue(ZonedDateTime dateTime) ->
                new DateTimeValue(dateTime.plusMonths(by.months())
                        .plusDays(by.days())
                        .plusSeconds(by.seconds())
                        .plusNanos(by.nanos()));
            default -> throw new IllegalArgumentException("not a temporal value: " + temporal.type());
        });
    }

    /// The seconds of a duration with the fraction cut off towards zero; the record keeps the fraction positive.
    private static long secondsTowardsZero(DurationValue duration) {
        return duration.seconds() < 0 && duration.nanos() > 0 ? duration.seconds() + 1 : duration.seconds();
    }

    static <T> T overflowChecked(Supplier<T> computation) {
        try {
            return computation.get();
        } catch (ArithmeticException e) {
            throw new OrbitException(ErrorCode.ARITHMETIC_OVERFLOW, "A duration is out of range", null, e);
        }
    }
}
