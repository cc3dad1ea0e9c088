package io.orbitgraph.store.graph.format;

import io.orbitgraph.model.value.BooleanValue;
import io.orbitgraph.model.value.BytesValue;
import io.orbitgraph.model.value.DateTimeValue;
import io.orbitgraph.model.value.DateValue;
import io.orbitgraph.model.value.DurationValue;
import io.orbitgraph.model.value.FloatValue;
import io.orbitgraph.model.value.IntegerValue;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.LocalDateTimeValue;
import io.orbitgraph.model.value.LocalTimeValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.NodeValue;
import io.orbitgraph.model.value.NullValue;
import io.orbitgraph.model.value.PathValue;
import io.orbitgraph.model.value.PointValue;
import io.orbitgraph.model.value.RelationshipValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.TimeValue;
import io.orbitgraph.model.value.UuidValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.value.ValueSemantics;
import io.orbitgraph.model.value.VectorValue;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;

/// Values in index keys. Equal values have equal bytes, and bytes are in the order of the values where {@link
/// #isOrdered}
/// says so; values that are not equal may share bytes, so every entry that is found is checked against the node.
///
/// | type | bytes |
/// | --- | --- |
/// | all | 1: number of the type; integers and floats share one |
/// | number | 8: the float next to it, sign and all bits flipped as needed; 2: difference of an integer to it, plus
/// 32,768 |
/// | string | UTF-8, at most 900 bytes, U+0000 and U+0001 as 01 01 and 01 02; ends with 00, or 02 where it was cut, or
/// FF before a lone surrogate |
/// | boolean | 1 |
/// | date | 4: days since 1970-01-01, sign flipped |
/// | date-times | 8: seconds since 1970-01-01 (UTC or local), sign flipped; 4: nanosecond |
/// | local time | 8: nanosecond of the day |
/// | time | 8: nanosecond of the day in UTC, sign flipped |
/// | others | 4: hash |
public final class IndexKeys {
    private static final int MOST_TEXT_BYTES = 900;
    private static final int STRING = 15;

    private IndexKeys() {}

    /// Whether the order of the bytes is the order of the values, for values of this type.
    public static boolean isOrdered(Value value) {
        return switch (value) {
            case BooleanValue _,
                    DateTimeValue _,
                    DateValue _,
                    FloatValue _,
                    IntegerValue _,
                    LocalDateTimeValue _,
                    LocalTimeValue _,
                    StringValue _,
                    TimeValue _ -> true;
            case BytesValue _,
                    DurationValue _,
                    ListValue _,
                    MapValue _,
                    NodeValue _,
                    NullValue _,
                    PathValue _,
                    PointValue _,
                    RelationshipValue _,
                    UuidValue _,
                    VectorValue _ -> false;
        };
    }

    /// Whether entries with the same bytes as this value's may still differ in order.
    public static boolean isCoarse(Value value) {
        return switch (value) {
            case BooleanValue _, DateValue _, FloatValue _, IntegerValue _, LocalDateTimeValue _, LocalTimeValue _ ->
                false;
            case StringValue(String text) -> text.length() > MOST_TEXT_BYTES / 3 || !ValueCodec.isEncodable(text);
            case Value _ -> true;
        };
    }

    /// The first byte of all values of this one's type.
    public static byte[] typePrefix(Value value) {
        return new byte[] {(byte) tag(value)};
    }

    /// In the order in which ORDER BY puts types; the numbers are on disk and stay.
    private static int tag(Value value) {
        return switch (value) {
            case MapValue _ -> 0;
            case NodeValue _ -> 1;
            case RelationshipValue _ -> 2;
            case ListValue _ -> 3;
            case PathValue _ -> 4;
            case DateTimeValue _ -> 5;
            case LocalDateTimeValue _ -> 6;
            case DateValue _ -> 7;
            case TimeValue _ -> 8;
            case LocalTimeValue _ -> 9;
            case DurationValue _ -> 10;
            case PointValue _ -> 11;
            case VectorValue _ -> 12;
            case UuidValue _ -> 13;
            case BytesValue _ -> 14;
            case StringValue _ -> STRING;
            case BooleanValue _ -> 16;
            case FloatValue _, IntegerValue _ -> 17;
            case NullValue _ -> 18;
        };
    }

    public static byte[] encode(Value value) {
        ByteWriter out = new ByteWriter(24);
        out.writeByte(tag(value));
        switch (value) {
            case IntegerValue(long number) -> writeInteger(out, number);
            case FloatValue(double number) ->
                out.writeLong(sortable(number)).writeByte(0x80).writeByte(0);
            case StringValue(String text) -> writeText(out, text, true);
            case BooleanValue flag -> out.writeByte(flag.value() ? 1 : 0);
            case DateValue(LocalDate date) -> out.writeInt((int) date.toEpochDay() ^ Integer.MIN_VALUE);
            case LocalDateTimeValue(LocalDateTime time) -> writeInstant(out, time.atZone(ZoneOffset.UTC));
            case DateTimeValue(ZonedDateTime time) -> writeInstant(out, time);
            case LocalTimeValue(LocalTime time) -> out.writeLong(time.toNanoOfDay());
            case TimeValue(OffsetTime time) ->
                out.writeLong(
                        (time.toLocalTime().toNanoOfDay() - time.getOffset().getTotalSeconds() * 1_000_000_000L)
                                ^ Long.MIN_VALUE);
            case PointValue point -> {
                // Equality of points takes -0.0 and 0.0 for the same, their hash may not.
                out.writeInt(Double.hashCode(point.x() + 0.0) * 31 + Double.hashCode(point.y() + 0.0));
            }
            case BytesValue _,
                    DurationValue _,
                    NodeValue _,
                    NullValue _,
                    PathValue _,
                    RelationshipValue _,
                    UuidValue _,
                    VectorValue _ -> out.writeInt(ValueSemantics.hash(value));
            // Elements may be points, or nulls that make equality unknown: the size is what is sure to be equal.
            case ListValue list -> out.writeInt(list.size());
            case MapValue map -> out.writeInt(map.size());
        }
        return out.toByteArray();
    }

    /// The start of the bytes of all strings that begin with `prefix`.
    public static byte[] encodePrefix(String prefix) {
        ByteWriter out = new ByteWriter(24);
        out.writeByte(STRING);
        writeText(out, prefix, false);
        return out.toByteArray();
    }

    /// An upper bound of the bytes of all strings up to `text`, also of those with surrogates in odd places.
    public static byte[] encodeUpperBound(Value value) {
        if (value instanceof StringValue(String text)) {
            for (int i = 0; i < text.length(); i++) {
                if (Character.isSurrogate(text.charAt(i))) {
                    byte[] bytes = encodePrefix(text.substring(0, i));
                    byte[] bound = Arrays.copyOf(bytes, bytes.length + 1);
                    bound[bytes.length] = (byte) 0xFF;
                    return bound;
                }
            }
        }
        return encode(value);
    }

    private static void writeInstant(ByteWriter out, ZonedDateTime time) {
        out.writeLong(time.toEpochSecond() ^ Long.MIN_VALUE).writeInt(time.getNano());
    }

    private static void writeInteger(ByteWriter out, long number) {
        double near = (double) number;
        // Of numbers near 2^63 the float next to them is 2^63, which is no long.
        long difference = near == 0x1p63 ? number - Long.MAX_VALUE - 1 : number - (long) near;
        out.writeLong(sortable(near));
        out.writeByte((int) (difference + 0x8000) >>> 8).writeByte((int) (difference + 0x8000));
    }

    private static long sortable(double number) {
        long bits = Double.doubleToLongBits(number == 0 ? 0.0 : number);
        return bits < 0 ? ~bits : bits ^ Long.MIN_VALUE;
    }

    private static void writeText(ByteWriter out, String text, boolean whole) {
        int valid = text.length();
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (Character.isHighSurrogate(text.charAt(i))
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                } else {
                    valid = i;
                    break;
                }
            }
        }
        byte[] bytes = text.substring(0, valid).getBytes(StandardCharsets.UTF_8);
        int length = Math.min(bytes.length, MOST_TEXT_BYTES);
        int written = 0;
        for (int i = 0; i < length; i++) {
            if (bytes[i] == 0 || bytes[i] == 1) {
                if (written + 2 > MOST_TEXT_BYTES) {
                    length = i;
                    break;
                }
                out.writeByte(1).writeByte(bytes[i] + 1);
                written += 2;
            } else {
                if (written + 1 > MOST_TEXT_BYTES) {
                    length = i;
                    break;
                }
                out.writeByte(bytes[i]);
                written++;
            }
        }
        if (whole) {
            if (length < bytes.length) {
                out.writeByte(2);
            } else if (valid < text.length()) {
                out.writeByte(0xFF);
            } else {
                out.writeByte(0);
            }
        }
    }
}
