package io.orbitgraph.model.temporal;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.DateTimeValue;
import io.orbitgraph.model.value.DurationValue;
import io.orbitgraph.model.value.Value;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import org.jspecify.annotations.Nullable;

/// The difference of two temporal values of any types.
///
/// What one of the two lacks is taken from the other: a day, a zone. A missing time is midnight. If either has no day,
/// the difference has no months and days. With zones, days are days of the calendar in the zone of the first value and
/// seconds are seconds of the clock, so that a day on which the clocks change has 23 or 25 hours.
public final class DurationBetween {
    private DurationBetween() {}

    /// `duration.between`: the largest whole number of months, then of days, then seconds.
    public static DurationValue between(Value from, Value to) {
        return Temporals.checked(() -> {
            Pair pair = Pair.of(from, to);
            if (!pair.haveDays) {
                return pair.seconds();
            }
            long months = pair.from.until(pair.to, ChronoUnit.MONTHS);
            Temporal cursor = pair.from.plus(months, ChronoUnit.MONTHS);
            long days = cursor.until(pair.to, ChronoUnit.DAYS);
            cursor = cursor.plus(days, ChronoUnit.DAYS);
            DurationValue rest = seconds(cursor, pair.to);
            return new DurationValue(months, days, rest.seconds(), rest.nanos());
        });
    }

    public static DurationValue inMonths(Value from, Value to) {
        return Temporals.checked(() -> {
            Pair pair = Pair.of(from, to);
            return pair.haveDays
                    ? new DurationValue(pair.from.until(pair.to, ChronoUnit.MONTHS), 0, 0, 0)
                    : DurationValue.ZERO;
        });
    }

    public static DurationValue inDays(Value from, Value to) {
        return Temporals.checked(() -> {
            Pair pair = Pair.of(from, to);
            return pair.haveDays
                    ? new DurationValue(0, pair.from.until(pair.to, ChronoUnit.DAYS), 0, 0)
                    : DurationValue.ZERO;
        });
    }

    public static DurationValue inSeconds(Value from, Value to) {
        return Temporals.checked(() -> Pair.of(from, to).seconds());
    }

    private static DurationValue seconds(Temporal from, Temporal to) {
        long seconds = Math.subtractExact(epochSecond(to), epochSecond(from));
        int nanos = nano(to) - nano(from);
        return nanos < 0
                ? new DurationValue(0, 0, seconds - 1, nanos + 1_000_000_000)
                : new DurationValue(0, 0, seconds, nanos);
    }

    private static long epochSecond(Temporal temporal) {
        return temporal instanceof LocalDateTime local
                ? local.toEpochSecond(ZoneOffset.UTC)
                : ((ZonedDateTime) temporal).toEpochSecond();
    }

    private static int nano(Temporal temporal) {
        return temporal.get(ChronoField.NANO_OF_SECOND);
    }

    /// The two values made alike: both with a zone or both without.
    private record Pair(Temporal from, Temporal to, boolean haveDays) {
        static Pair of(Value from, Value to) {
            requireTemporal(from);
            requireTemporal(to);
            LocalDate fromDate = Temporals.dateOf(from);
            LocalDate toDate = Temporals.dateOf(to);
            ZoneId fromZone = Temporals.zoneOf(from);
            ZoneId toZone = Temporals.zoneOf(to);
            LocalDateTime fromLocal = local(fromDate, toDate, Temporals.timeOf(from));
            LocalDateTime toLocal = local(toDate, fromDate, Temporals.timeOf(to));
            boolean haveDays = fromDate != null && toDate != null;
            if (fromZone == null && toZone == null) {
                return new Pair(fromLocal, toLocal, haveDays);
            }
            return new Pair(zoned(from, fromLocal, fromZone, toZone), zoned(to, toLocal, toZone, fromZone), haveDays);
        }

        DurationValue seconds() {
            return DurationBetween.seconds(from, to);
        }

        private static LocalDateTime local(
                @Nullable LocalDate date, @Nullable LocalDate otherwise, @Nullable LocalTime time) {
            LocalDate day = date != null ? date : otherwise != null ? otherwise : LocalDate.EPOCH;
            return LocalDateTime.of(day, time != null ? time : LocalTime.MIDNIGHT);
        }

        private static ZonedDateTime zoned(
                Value value, LocalDateTime local, @Nullable ZoneId zone, @Nullable ZoneId otherwise) {
            if (value instanceof DateTimeValue(ZonedDateTime dateTime)) {
                return dateTime;
            }
            return local.atZone(zone != null ? zone : otherwise != null ? otherwise : ZoneOffset.UTC);
        }

        private static void requireTemporal(Value value) {
            if (Temporals.dateOf(value) == null && Temporals.timeOf(value) == null) {
                throw new OrbitException(
                        ErrorCode.ARGUMENT_TYPE,
                        "There is no duration between a " + value.type().typeName() + " and another value");
            }
        }
    }
}
