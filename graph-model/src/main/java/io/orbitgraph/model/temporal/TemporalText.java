package io.orbitgraph.model.temporal;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads temporal values from ISO 8601 text: calendar, week, quarter and ordinal dates, with and without separators,
/// with parts left out from the right; times likewise; offsets; and zone names in brackets.
public final class TemporalText {
    private static final Pattern DATE = Pattern.compile("(?<year>\\d{4}|[+-]\\d{1,9}(?=-|$))"
            + "(?:-?W(?<week>\\d{2})(?:-?(?<weekDay>\\d))?"
            + "|-?Q(?<quarter>\\d)(?:-?(?<quarterDay>\\d{2}))?"
            + "|-(?<month>\\d{1,2})-(?<day>\\d{1,2})"
            + "|-(?<ordinal>\\d{3})"
            + "|-(?<onlyMonth>\\d{1,2})"
            + "|(?<shortMonth>\\d{2})(?<shortDay>\\d{2})"
            + "|(?<shortOrdinal>\\d{3})"
            + "|(?<shortOnlyMonth>\\d{2}))?");

    private static final Pattern TIME = Pattern.compile("(\\d{1,2})(?::(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?)?");
    private static final Pattern SHORT_TIME = Pattern.compile("(\\d{2})(\\d{2})(?:(\\d{2})(?:[.,](\\d{1,9}))?)?");
    private static final Pattern OFFSET = Pattern.compile("([+-])(\\d{2})(?::?(\\d{2})(?::?(\\d{2}))?)?");
    private static final Pattern ZONED =
            Pattern.compile("(?<time>[^Z+\\[-]+)(?<offset>Z|[+-][0-9:]+)?(?:\\[(?<zone>[^\\]]+)\\])?");

    private TemporalText() {}

    public static LocalDate date(String text) {
        return orRefuse(text, "a date", date(text, DATE.matcher(text)));
    }

    public static LocalTime localTime(String text) {
        return orRefuse(text, "a local time", time(text));
    }

    /// A time; without an offset in the text it is at that of the context's zone.
    public static OffsetTime time(String text, TemporalContext context) {
        Matcher matcher = ZONED.matcher(text);
        LocalTime time = matcher.matches() ? time(matcher.group("time")) : null;
        if (time == null) {
            throw refuse(text, "a time", null);
        }
        ZoneId zone = zone(text, matcher, context.zone());
        return time.atOffset(zone.getRules().getOffset(context.now()));
    }

    public static LocalDateTime localDateTime(String text) {
        int split = text.indexOf('T');
        LocalDate date = date(split < 0 ? text : text.substring(0, split));
        LocalTime time = split < 0 ? LocalTime.MIDNIGHT : time(text.substring(split + 1));
        return LocalDateTime.of(date, orRefuse(text, "a local date and time", time));
    }

    /// A date and time; without offset and zone in the text it is in the context's zone.
    public static ZonedDateTime dateTime(String text, TemporalContext context) {
        int split = text.indexOf('T');
        if (split < 0) {
            return date(text).atStartOfDay().atZone(context.zone());
        }
        LocalDate date = date(text.substring(0, split));
        Matcher matcher = ZONED.matcher(text.substring(split + 1));
        LocalTime time = matcher.matches() ? time(matcher.group("time")) : null;
        if (time == null) {
            throw refuse(text, "a date and time", null);
        }
        ZoneId zone = zone(text, matcher, context.zone());
        String offsetText = matcher.group("offset");
        if (offsetText == null || zone instanceof ZoneOffset) {
            return ZonedDateTime.of(date, time, zone);
        }
        ZoneOffset offset = offset(offsetText);
        ZonedDateTime dateTime = ZonedDateTime.ofLocal(LocalDateTime.of(date, time), zone, offset);
        if (!dateTime.getOffset().equals(offset)) {
            throw new OrbitException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Offset " + offset + " is not that of " + zone + " at that time, in '" + text + "'");
        }
        return dateTime;
    }

    /// An offset (`Z`, `+01`, `+0100`, `+01:00`, `+01:00:00`) or the name of a zone.
    public static ZoneId zone(String text) {
        try {
            return text.equals("Z") || OFFSET.matcher(text).matches() ? offset(text) : ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new OrbitException(ErrorCode.INVALID_ARGUMENT, "There is no time zone '" + text + "'", null, e);
        }
    }

    private static ZoneId zone(String text, Matcher matcher, ZoneId otherwise) {
        String name = matcher.group("zone");
        if (name != null) {
            return zone(name);
        }
        String offset = matcher.group("offset");
        if (offset == null) {
            return otherwise;
        }
        if (!offset.equals("Z") && !OFFSET.matcher(offset).matches()) {
            throw refuse(text, "a time with an offset", null);
        }
        return offset(offset);
    }

    private static ZoneOffset offset(String text) {
        if (text.equals("Z")) {
            return ZoneOffset.UTC;
        }
        Matcher matcher = OFFSET.matcher(text);
        if (!matcher.matches()) {
            throw refuse(text, "an offset", null);
        }
        int sign = matcher.group(1).equals("-") ? -1 : 1;
        try {
            return ZoneOffset.ofHoursMinutesSeconds(
                    sign * number(matcher.group(2), 0),
                    sign * number(matcher.group(3), 0),
                    sign * number(matcher.group(4), 0));
        } catch (DateTimeException e) {
            throw refuse(text, "an offset", e);
        }
    }

    private static @Nullable LocalDate date(String text, Matcher matcher) {
        if (!matcher.matches()) {
            return null;
        }
        try {
            int year = Integer.parseInt(matcher.group("year"));
            if (matcher.group("week") != null) {
                return Dates.ofWeek(year, number(matcher.group("week"), 1), number(matcher.group("weekDay"), 1));
            }
            if (matcher.group("quarter") != null) {
                return Dates.ofQuarter(
                        year, number(matcher.group("quarter"), 1), number(matcher.group("quarterDay"), 1));
            }
            String ordinal = firstOf(matcher, "ordinal", "shortOrdinal");
            if (ordinal != null) {
                return LocalDate.ofYearDay(year, Integer.parseInt(ordinal));
            }
            String month = firstOf(matcher, "month", "onlyMonth", "shortMonth", "shortOnlyMonth");
            return LocalDate.of(year, number(month, 1), number(firstOf(matcher, "day", "shortDay"), 1));
        } catch (DateTimeException e) {
            throw refuse(text, "a date", e);
        }
    }

    private static @Nullable String firstOf(Matcher matcher, String... groups) {
        for (String group : groups) {
            String text = matcher.group(group);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    private static @Nullable LocalTime time(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            matcher = SHORT_TIME.matcher(text);
            if (!matcher.matches()) {
                return null;
            }
        }
        String fraction = matcher.group(4);
        int nanos = fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
        try {
            return LocalTime.of(
                    number(matcher.group(1), 0), number(matcher.group(2), 0), number(matcher.group(3), 0), nanos);
        } catch (DateTimeException e) {
            throw refuse(text, "a time", e);
        }
    }

    private static int number(@Nullable String digits, int otherwise) {
        return digits == null ? otherwise : Integer.parseInt(digits);
    }

    private static <T> T orRefuse(String text, String what, @Nullable T value) {
        if (value == null) {
            throw refuse(text, what, null);
        }
        return value;
    }

    static OrbitException refuse(String text, String what, @Nullable Throwable cause) {
        return new OrbitException(
                ErrorCode.INVALID_ARGUMENT, "Text '" + text + "' cannot be read as " + what, null, cause);
    }
}
