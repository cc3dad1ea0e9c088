package io.orbitgraph.model.temporal;

import io.orbitgraph.model.value.DateTimeValue;
import io.orbitgraph.model.value.DateValue;
import io.orbitgraph.model.value.DurationValue;
import io.orbitgraph.model.value.LocalDateTimeValue;
import io.orbitgraph.model.value.LocalTimeValue;
import io.orbitgraph.model.value.TimeValue;
import io.orbitgraph.model.value.Value;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import org.jspecify.annotations.Nullable;

/// The accessors of temporal values: `d.year`, `t.offsetMinutes`, `duration.monthsOfYear`.
public final class TemporalProperties {
    private TemporalProperties() {}

    /// The component `key`; null if a value of this type has no such component.
    public static @Nullable Value get(Value temporal, String key) {
        return switch (temporal) {
            case DateValue(var date) -> ofDate(date, key);
            case LocalTimeValue(var time) -> ofTime(time, key);
            case TimeValue(var time) -> {
                Value component = ofTime(time.toLocalTime(), key);
                yield component != null ? component : ofZone(time.getOffset(), time.getOffset(), key);
            }
            case LocalDateTimeValue(var dateTime) -> {
                Value component = ofDate(dateTime.toLocalDate(), key);
                yield component != null ? component : ofTime(dateTime.toLocalTime(), key);
            }
            case DateTimeValue(var dateTime) -> {
                Value component = ofDate(dateTime.toLocalDate(), key);
                component = component != null ? component : ofTime(dateTime.toLocalTime(), key);
                component = component != null ? component : ofZone(dateTime.getZone(), dateTime.getOffset(), key);
                yield component != null
                        ? component
                        : switch (key) {
                            case "epochSeconds" -> Value.of(dateTime.toEpochSecond());
                            case "epochMillis" ->
                                Value.of(dateTime.toEpochSecond() * 1000 + dateTime.getNano() / 1_000_000);
                            default -> null;
                        };
            }
            case DurationValue duration -> ofDuration(duration, key);
            default -> null;
        };
    }

    private static @Nullable Value ofDate(LocalDate date, String key) {
        return switch (key) {
            case "year" -> Value.of((long) date.getYear());
            case "quarter" -> Value.of((long) date.get(IsoFields.QUARTER_OF_YEAR));
            case "month" -> Value.of((long) date.getMonthValue());
            case "week" -> Value.of((long) date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case "weekYear" -> Value.of((long) date.get(IsoFields.WEEK_BASED_YEAR));
            case "day" -> Value.of((long) date.getDayOfMonth());
            case "ordinalDay" -> Value.of((long) date.getDayOfYear());
            case "weekDay", "dayOfWeek" -> Value.of((long) date.getDayOfWeek().getValue());
            case "dayOfQuarter" -> Value.of((long) date.get(IsoFields.DAY_OF_QUARTER));
            default -> null;
        };
    }

    private static @Nullable Value ofTime(LocalTime time, String key) {
        return switch (key) {
            case "hour" -> Value.of((long) time.getHour());
            case "minute" -> Value.of((long) time.getMinute());
            case "second" -> Value.of((long) time.getSecond());
            case "millisecond" -> Value.of((long) time.getNano() / 1_000_000);
            case "microsecond" -> Value.of((long) time.getNano() / 1_000);
            case "nanosecond" -> Value.of((long) time.getNano());
            default -> null;
        };
    }

    private static @Nullable Value ofZone(ZoneId zone, ZoneOffset offset, String key) {
        return switch (key) {
            case "timezone" -> Value.of(zone.getId());
            case "offset" -> Value.of(offset.getId());
            case "offsetMinutes" -> Value.of((long) offset.getTotalSeconds() / 60);
            case "offsetSeconds" -> Value.of((long) offset.getTotalSeconds());
            default -> null;
        };
    }

    private static @Nullable Value ofDuration(DurationValue duration, String key) {
        long months = duration.months();
        long days = duration.days();
        long seconds = duration.seconds();
        int nanos = duration.nanos();
        return Temporals.checked(() -> switch (key) {
            case "years" -> Value.of(months / 12);
            case "quarters" -> Value.of(months / 3);
            case "months" -> Value.of(months);
            case "weeks" -> Value.of(days / 7);
            case "days" -> Value.of(days);
            case "hours" -> Value.of(seconds / 3600);
            case "minutes" -> Value.of(seconds / 60);
            case "seconds" -> Value.of(seconds);
            case "milliseconds" -> Value.of(subsecond(seconds, nanos, 1_000));
            case "microseconds" -> Value.of(subsecond(seconds, nanos, 1_000_000));
            case "nanoseconds" -> Value.of(subsecond(seconds, nanos, 1_000_000_000));
            case "quartersOfYear" -> Value.of(months / 3 % 4);
            case "monthsOfQuarter" -> Value.of(months % 3);
            case "monthsOfYear" -> Value.of(months % 12);
            case "daysOfWeek" -> Value.of(days % 7);
            case "minutesOfHour" -> Value.of(seconds / 60 % 60);
            case "secondsOfMinute" -> Value.of(seconds % 60);
            case "millisecondsOfSecond" -> Value.of((long) nanos / 1_000_000);
            case "microsecondsOfSecond" -> Value.of((long) nanos / 1_000);
            case "nanosecondsOfSecond" -> Value.of((long) nanos);
            default -> null;
        });
    }

    private static long subsecond(long seconds, int nanos, int unitsPerSecond) {
        return Math.addExact(
                Math.multiplyExact(seconds, (long) unitsPerSecond), nanos / (1_000_000_000 / unitsPerSecond));
    }
}
