package io.orbitgraph.bolt.packstream;

import io.orbitgraph.model.value.BytesValue;
import io.orbitgraph.model.value.FloatValue;
import io.orbitgraph.model.value.IntegerValue;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.UuidValue;
import io.orbitgraph.model.value.Value;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// Reads values of any type. Recursion is bounded by the depth of {@link PackLimits}. Not thread-safe.
public final class ValueReader {
    private static final int BOXED_NUMBER_BYTES = 16;

    private final PackReader in;
    private final WireFormat format;
    private final StructureReader structures;

    public ValueReader(PackReader in, WireFormat format) {
        this.in = in;
        this.format = format;
        this.structures = new StructureReader(in, format);
    }

    public Value read() {
        int marker = in.readMarker();
        if ((byte) marker >= Marker.MIN_TINY_INT) {
            in.charge(BOXED_NUMBER_BYTES);
            return new IntegerValue((byte) marker);
        }
        return switch (marker) {
            case Marker.NULL -> Value.NULL;
            case Marker.TRUE -> Value.of(true);
            case Marker.FALSE -> Value.of(false);
            case Marker.FLOAT -> {
                in.charge(BOXED_NUMBER_BYTES);
                yield new FloatValue(in.readRawDouble());
            }
            case Marker.INT_8, Marker.INT_16, Marker.INT_32, Marker.INT_64 -> {
                in.charge(BOXED_NUMBER_BYTES);
                yield new IntegerValue(in.integer(marker));
            }
            case Marker.UUID -> uuid(marker);
            default -> readSized(marker);
        };
    }

    /// Reads a map, as all dictionaries of messages are; null counts as an empty one.
    public MapValue readMap() {
        int marker = in.readMarker();
        return marker == Marker.NULL ? MapValue.EMPTY : map(marker);
    }

    private Value readSized(int marker) {
        if (PackReader.isString(marker)) {
            return new StringValue(in.string(in.stringLength(marker)));
        }
        if (PackReader.isList(marker)) {
            return list(marker);
        }
        if (PackReader.isMap(marker)) {
            return map(marker);
        }
        if (PackReader.isBytes(marker)) {
            return new BytesValue(in.bytes(marker));
        }
        if ((marker & 0xF0) == Marker.TINY_STRUCTURE) {
            return structures.read(PackReader.structureSize(marker));
        }
        throw PackReader.unexpected("a value", marker);
    }

    private ListValue list(int marker) {
        int size = in.listSize(marker);
        if (size == 0) {
            return ListValue.EMPTY;
        }
        in.enter();
        Value[] values = new Value[size];
        for (int i = 0; i < size; i++) {
            values[i] = read();
        }
        in.leave();
        return new ListValue(Collections.unmodifiableList(Arrays.asList(values)));
    }

    private MapValue map(int marker) {
        int size = in.mapSize(marker);
        if (size == 0) {
            return MapValue.EMPTY;
        }
        in.enter();
        Map<String, Value> entries = LinkedHashMap.newLinkedHashMap(size);
        for (int i = 0; i < size; i++) {
            String key = in.readRepeatedString();
            if (entries.put(key, read()) != null) {
                throw PackReader.invalid("a map has the key `" + key + "` twice");
            }
        }
        in.leave();
        return new MapValue(Collections.unmodifiableMap(entries));
    }

    private UuidValue uuid(int marker) {
        if (!format.uuids()) {
            throw PackReader.unexpected("a value of this protocol version", marker);
        }
        in.charge(48);
        return new UuidValue(new UUID(in.readRawLong(), in.readRawLong()));
    }
}
