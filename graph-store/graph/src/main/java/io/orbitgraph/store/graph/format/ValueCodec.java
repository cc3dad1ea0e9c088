package io.orbitgraph.store.graph.format;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
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
import io.orbitgraph.model.value.VectorValue;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// One value in self-describing bytes: in deltas and in columns of mixed types.
///
/// | tag | type | bytes after the tag |
/// | --- | --- | --- |
/// | 0 | null | - |
/// | 1, 2 | false, true | - |
/// | 3 | integer | zigzag varint |
/// | 4 | float | 8, IEEE 754 |
/// | 5 | string | varint length, UTF-8 |
/// | 6 | string that is no valid UTF-16 | varint chars, 2 each |
/// | 7 | bytes | varint length, bytes |
/// | 8 | list | varint size, values |
/// | 9 | map | varint size, pairs of string and value |
/// | 10 | date | zigzag days since 1970-01-01 |
/// | 11 | local time | varint nanoseconds of the day |
/// | 12 | time | varint nanoseconds of the day, zigzag offset in seconds |
/// | 13 | local date-time | zigzag second since 1970-01-01T00:00, varint nanosecond |
/// | 14 | date-time at an offset | zigzag epoch second, varint nanosecond, zigzag offset in seconds |
/// | 15 | date-time in a zone | zigzag epoch second, varint nanosecond, zone name as string |
/// | 16 | duration | zigzag months, days, seconds, varint nanoseconds |
/// | 17 | point | byte system, 8-byte coordinates (2 or 3) |
/// | 18 | vector | byte coordinate type, varint length, bytes |
/// | 19 | UUID | 16 |
public final class ValueCodec {
    private static final PointValue.Crs[] SYSTEMS = {
        PointValue.Crs.CARTESIAN_2D, PointValue.Crs.CARTESIAN_3D, PointValue.Crs.WGS_84_2D, PointValue.Crs.WGS_84_3D
    };
    private static final VectorValue.Coordinate[] COORDINATES = {
        VectorValue.Coordinate.INTEGER8,
        VectorValue.Coordinate.INTEGER16,
        VectorValue.Coordinate.INTEGER32,
        VectorValue.Coordinate.INTEGER64,
        VectorValue.Coordinate.FLOAT32,
        VectorValue.Coordinate.FLOAT64
    };
    private static final int MAX_DEPTH = 200;

    private ValueCodec() {}

    /// Throws unless `value` can be a property: anything but graph entities, also inside of lists and maps.
    public static void requireStorable(Value value) {
        requireStorable(value, 0);
    }

    private static void requireStorable(Value value, int depth) {
        if (depth > MAX_DEPTH) {
            throw new OrbitException(
                    ErrorCode.INVALID_PROPERTY_TYPE, "A property value is nested deeper than " + MAX_DEPTH + " levels");
        }
        switch (value) {
            case NodeValue _, RelationshipValue _, PathValue _ ->
                throw new OrbitException(
                        ErrorCode.INVALID_PROPERTY_TYPE,
                        "A property cannot hold a value of type " + value.type().typeName());
            case ListValue(List<Value> values) -> values.forEach(element -> requireStorable(element, depth + 1));
            case MapValue(Map<String, Value> entries) ->
                entries.values().forEach(element -> requireStorable(element, depth + 1));
            case BooleanValue _,
                    BytesValue _,
                    DateTimeValue _,
                    DateValue _,
                    DurationValue _,
                    FloatValue _,
                    IntegerValue _,
                    LocalDateTimeValue _,
                    LocalTimeValue _,
                    NullValue _,
                    PointValue _,
                    StringValue _,
                    TimeValue _,
                    UuidValue _,
                    VectorValue _ -> {}
        }
    }

    public static void write(ByteWriter out, Value value) {
        switch (value) {
            case NullValue _ -> out.writeByte(0);
            case BooleanValue flag -> out.writeByte(flag.value() ? 2 : 1);
            case IntegerValue(long number) -> out.writeByte(3).writeZigzag(number);
            case FloatValue(double number) -> out.writeByte(4).writeLong(Double.doubleToRawLongBits(number));
            case StringValue(String text) -> writeText(out, text);
            case BytesValue(byte[] bytes) ->
                out.writeByte(7).writeVarint(bytes.length).writeBytes(bytes);
            case ListValue(List<Value> values) -> {
                out.writeByte(8).writeVarint(values.size());
                for (Value element : values) {
                    write(out, element);
                }
            }
            case MapValue(Map<String, Value> entries) -> {
                out.writeByte(9).writeVarint(entries.size());
                for (Map.Entry<String, Value> entry : entries.entrySet()) {
                    writeText(out, entry.getKey());
                    write(out, entry.getValue());
                }
            }
            case DateValue(LocalDate date) -> out.writeByte(10).writeZigzag(date.toEpochDay());
            case LocalTimeValue(LocalTime time) -> out.writeByte(11).writeVarint(time.toNanoOfDay());
            case TimeValue(OffsetTime time) ->
                out.writeByte(12)
                        .writeVarint(time.toLocalTime().toNanoOfDay())
                        .writeZigzag(time.getOffset().getTotalSeconds());
            case LocalDateTimeValue(LocalDateTime time) -> writeInstant(out.writeByte(13), time.atZone(ZoneOffset.UTC));
            case DateTimeValue(ZonedDateTime time) -> writeDateTime(out, time);
            case DurationValue(long months, long days, long seconds, int nanos) ->
                out.writeByte(16)
                        .writeZigzag(months)
                        .writeZigzag(days)
                        .writeZigzag(seconds)
                        .writeVarint(nanos);
            case PointValue point -> writePoint(out, point);
            case VectorValue(VectorValue.Coordinate coordinate, byte[] data) ->
                out.writeByte(18)
                        .writeByte(indexOf(COORDINATES, coordinate))
                        .writeVarint(data.length)
                        .writeBytes(data);
            case UuidValue(UUID id) ->
                out.writeByte(19).writeLong(id.getMostSignificantBits()).writeLong(id.getLeastSignificantBits());
            case NodeValue _, RelationshipValue _, PathValue _ -> requireStorable(value);
        }
    }

    private static void writeText(ByteWriter out, String text) {
        if (isEncodable(text)) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeByte(5).writeVarint(bytes.length).writeBytes(bytes);
        } else {
            out.writeByte(6).writeVarint(text.length());
            for (int i = 0; i < text.length(); i++) {
                out.writeByte(text.charAt(i) >>> 8).writeByte(text.charAt(i));
            }
        }
    }

    /// Whether the text survives UTF-8: every surrogate has its partner.
    static boolean isEncodable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    private static void writeInstant(ByteWriter out, ZonedDateTime time) {
        out.writeZigzag(time.toEpochSecond()).writeVarint(time.getNano());
    }

    private static void writeDateTime(ByteWriter out, ZonedDateTime time) {
        boolean offsetOnly = time.getZone() instanceof ZoneOffset;
        writeInstant(out.writeByte(offsetOnly ? 14 : 15), time);
        if (offsetOnly) {
            out.writeZigzag(time.getOffset().getTotalSeconds());
        } else {
            writeText(out, time.getZone().getId());
        }
    }

    private static void writePoint(ByteWriter out, PointValue point) {
        out.writeByte(17).writeByte(indexOf(SYSTEMS, point.crs()));
        out.writeLong(Double.doubleToRawLongBits(point.x())).writeLong(Double.doubleToRawLongBits(point.y()));
        if (point.crs().dimensions() == 3) {
            out.writeLong(Double.doubleToRawLongBits(point.z()));
        }
    }

    private static <T extends Enum<T>> int indexOf(T[] all, T one) {
        for (int i = 0; i < all.length; i++) {
            if (all[i] == one) {
                return i;
            }
        }
        throw new IllegalArgumentException("no code for " + one);
    }

    public static Value read(ByteReader in) {
        return read(in, in.readByte(), 0);
    }

    private static Value read(ByteReader in, int tag, int depth) {
        if (depth > MAX_DEPTH + 1) {
            throw ByteReader.damaged("a value is nested too deep");
        }
        return switch (tag) {
            case 0 -> Value.NULL;
            case 1 -> BooleanValue.FALSE;
            case 2 -> BooleanValue.TRUE;
            case 3 -> Value.of(in.readZigzag());
            case 4 -> Value.of(Double.longBitsToDouble(in.readLong()));
            case 5, 6 -> Value.of(readText(in, tag));
            case 7 -> new BytesValue(in.readBytes(in.readCount()));
            case 8 -> readList(in, depth);
            case 9 -> readMap(in, depth);
            case 17 -> readPoint(in);
            case 18 -> {
                VectorValue.Coordinate coordinate = COORDINATES[readChoice(in, COORDINATES.length)];
                yield new VectorValue(coordinate, in.readBytes(in.readCount()));
            }
            case 19 -> new UuidValue(new UUID(in.readLong(), in.readLong()));
            default -> readTemporal(in, tag);
        };
    }

    private static int readChoice(ByteReader in, int count) {
        int choice = in.readByte();
        if (choice >= count) {
            throw ByteReader.damaged("an unknown code " + choice);
        }
        return choice;
    }

    private static ListValue readList(ByteReader in, int depth) {
        int size = in.readCount();
        List<Value> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(read(in, in.readByte(), depth + 1));
        }
        return new ListValue(Collections.unmodifiableList(values));
    }

    private static MapValue readMap(ByteReader in, int depth) {
        int size = in.readCount();
        Map<String, Value> entries = LinkedHashMap.newLinkedHashMap(size);
        for (int i = 0; i < size; i++) {
            String key = readText(in, in.readByte());
            entries.put(key, read(in, in.readByte(), depth + 1));
        }
        return new MapValue(Collections.unmodifiableMap(entries));
    }

    private static String readText(ByteReader in, int tag) {
        if (tag == 5) {
            int length = in.readCount();
            int start = in.position();
            in.skip(length);
            return new String(in.array(), start, length, StandardCharsets.UTF_8);
        }
        if (tag != 6) {
            throw ByteReader.damaged("no string where one must be");
        }
        char[] chars = new char[in.readCount()];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) (in.readByte() << 8 | in.readByte());
        }
        return new String(chars);
    }

    private static PointValue readPoint(ByteReader in) {
        PointValue.Crs crs = SYSTEMS[readChoice(in, SYSTEMS.length)];
        double x = Double.longBitsToDouble(in.readLong());
        double y = Double.longBitsToDouble(in.readLong());
        double z = crs.dimensions() == 3 ? Double.longBitsToDouble(in.readLong()) : Double.NaN;
        return new PointValue(crs, x, y, z);
    }

    private static Value readTemporal(ByteReader in, int tag) {
        try {
            return switch (tag) {
                case 10 -> new DateValue(LocalDate.ofEpochDay(in.readZigzag()));
                case 11 -> new LocalTimeValue(LocalTime.ofNanoOfDay(in.readVarint()));
                case 12 -> {
                    LocalTime time = LocalTime.ofNanoOfDay(in.readVarint());
                    yield new TimeValue(time.atOffset(ZoneOffset.ofTotalSeconds((int) in.readZigzag())));
                }
                case 13 -> {
                    long second = in.readZigzag();
                    int nano = in.readVarint(999_999_999);
                    yield new LocalDateTimeValue(LocalDateTime.ofEpochSecond(second, nano, ZoneOffset.UTC));
                }
                case 14 -> {
                    Instant instant = Instant.ofEpochSecond(in.readZigzag(), in.readVarint(999_999_999));
                    yield new DateTimeValue(instant.atZone(ZoneOffset.ofTotalSeconds((int) in.readZigzag())));
                }
                case 15 -> {
                    Instant instant = Instant.ofEpochSecond(in.readZigzag(), in.readVarint(999_999_999));
                    yield new DateTimeValue(instant.atZone(ZoneId.of(readText(in, in.readByte()))));
                }
                case 16 ->
                    new DurationValue(in.readZigzag(), in.readZigzag(), in.readZigzag(), in.readVarint(999_999_999));
                default -> throw ByteReader.damaged("unknown value tag " + tag);
            };
        } catch (DateTimeException e) {
            throw new OrbitException(ErrorCode.STORAGE_ERROR, "The store is damaged: " + e.getMessage(), null, e);
        }
    }
}
