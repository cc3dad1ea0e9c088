package io.orbitgraph.bolt.packstream;

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
import java.util.List;
import java.util.Map;

/// Writes values of any type in the form that the connection's version knows. Not thread-safe.
public final class ValueWriter {
    /// Deeper values are refused before they overflow the stack.
    private static final int MAX_DEPTH = 1_000;

    private final PackWriter out;
    private final StructureWriter structures;
    private int depth;

    public ValueWriter(PackWriter out, WireFormat format) {
        this.out = out;
        this.structures = new StructureWriter(out, this, format);
    }

    public void write(Value value) {
        switch (value) {
            case NullValue _ -> out.writeNull();
            case BooleanValue bool -> out.writeBoolean(bool.value());
            case IntegerValue(long number) -> out.writeInteger(number);
            case FloatValue(double number) -> out.writeFloat(number);
            case StringValue(String text) -> out.writeString(text);
            case BytesValue(byte[] bytes) -> out.writeBytes(bytes);
            case ListValue(List<Value> values) -> writeList(values);
            case MapValue map -> writeMap(map);
            case NodeValue node -> structures.writeNode(node);
            case RelationshipValue relationship -> structures.writeRelationship(relationship);
            case PathValue path -> structures.writePath(path);
            case DateValue date -> structures.writeDate(date);
            case TimeValue time -> structures.writeTime(time);
            case LocalTimeValue time -> structures.writeLocalTime(time);
            case DateTimeValue dateTime -> structures.writeDateTime(dateTime);
            case LocalDateTimeValue dateTime -> structures.writeLocalDateTime(dateTime);
            case DurationValue duration -> structures.writeDuration(duration);
            case PointValue point -> structures.writePoint(point);
            case VectorValue vector -> structures.writeVector(vector);
            case UuidValue uuid -> structures.writeUuid(uuid);
        }
    }

    public void writeMap(MapValue map) {
        enter();
        out.writeMapHeader(map.size());
        for (Map.Entry<String, Value> entry : map.entries().entrySet()) {
            out.writeString(entry.getKey());
            write(entry.getValue());
        }
        depth--;
    }

    private void writeList(List<Value> values) {
        enter();
        int size = values.size();
        out.writeListHeader(size);
        for (int i = 0; i < size; i++) {
            write(values.get(i));
        }
        depth--;
    }

    private void enter() {
        if (++depth > MAX_DEPTH) {
            depth = 0;
            throw new OrbitException(
                    ErrorCode.NESTING_TOO_DEEP, "a result value is nested deeper than " + MAX_DEPTH + " levels");
        }
    }

    /// Forgets where an abandoned value was.
    public void reset() {
        depth = 0;
    }
}
