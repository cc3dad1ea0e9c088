package io.orbitgraph.query.runtime;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.BooleanValue;
import io.orbitgraph.model.value.BytesValue;
import io.orbitgraph.model.value.FloatValue;
import io.orbitgraph.model.value.IntegerValue;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.NodeValue;
import io.orbitgraph.model.value.NullValue;
import io.orbitgraph.model.value.PathValue;
import io.orbitgraph.model.value.RelationshipValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.value.VectorValue;
import io.orbitgraph.model.vector.BooleanVector;
import io.orbitgraph.model.vector.DoubleVector;
import io.orbitgraph.model.vector.LongVector;
import io.orbitgraph.model.vector.NodeVector;
import io.orbitgraph.model.vector.Nulls;
import io.orbitgraph.model.vector.RelationshipVector;
import io.orbitgraph.model.vector.StringVector;
import io.orbitgraph.model.vector.ValueVector;
import io.orbitgraph.model.vector.Vector;
import org.jspecify.annotations.Nullable;

/// Operations on whole columns that operators and evaluators share.
public final class Columns {
    private Columns() {}

    /// One more than the largest selected row number: how long a vector for this batch must be.
    public static int extent(Batch batch) {
        int[] rows = batch.rows;
        if (rows == null) {
            return batch.size;
        }
        return batch.size == 0 ? 0 : rows[batch.size - 1] + 1;
    }

    /// The capacity to allocate for `extent` rows: few sizes, so that buffers can be reused.
    public static int capacityFor(int extent) {
        return extent <= Batch.FIRST_CAPACITY ? Batch.FIRST_CAPACITY : Math.max(extent, Batch.CAPACITY);
    }

    /// Row `i` of the result is row `rows[i]` of `source`, or null where that is negative.
    ///
    /// @param reuse a vector that may be overwritten for the result
    public static Vector gather(Vector source, int[] rows, int count, @Nullable Vector reuse) {
        return switch (source) {
            case LongVector from -> {
                LongVector into =
                        reuse instanceof LongVector r && r.capacity() >= count ? r : new LongVector(capacityFor(count));
                into.nulls = gather(from.values, from.nulls, rows, count, into.values);
                yield into;
            }
            case NodeVector from -> {
                NodeVector into =
                        reuse instanceof NodeVector r && r.capacity() >= count ? r : new NodeVector(capacityFor(count));
                into.nulls = gather(from.values, from.nulls, rows, count, into.values);
                yield into;
            }
            case RelationshipVector from -> {
                RelationshipVector into = reuse instanceof RelationshipVector r && r.capacity() >= count
                        ? r
                        : new RelationshipVector(capacityFor(count));
                into.nulls = gather(from.ids, from.nulls, rows, count, into.ids);
                gather(from.starts, null, rows, count, into.starts);
                gather(from.ends, null, rows, count, into.ends);
                yield into;
            }
            case DoubleVector from -> {
                DoubleVector into = reuse instanceof DoubleVector r && r.capacity() >= count
                        ? r
                        : new DoubleVector(capacityFor(count));
                into.nulls = null;
                for (int i = 0; i < count; i++) {
                    int row = rows[i];
                    if (row < 0 || from.isNull(row)) {
                        into.setNull(i);
                    } else {
                        into.values[i] = from.values[row];
                    }
                }
                yield into;
            }
            case BooleanVector from -> {
                BooleanVector into = reuse instanceof BooleanVector r && r.capacity() >= count
                        ? r
                        : new BooleanVector(capacityFor(count));
                into.nulls = null;
                for (int i = 0; i < count; i++) {
                    int row = rows[i];
                    if (row < 0 || from.isNull(row)) {
                        into.setNull(i);
                    } else {
                        into.values[i] = from.values[row];
                    }
                }
                yield into;
            }
            case StringVector from -> {
                @Nullable String[] strings = new @Nullable String[capacityFor(count)];
                boolean nulls = false;
                for (int i = 0; i < count; i++) {
                    String value = rows[i] < 0 ? null : from.values[rows[i]];
                    strings[i] = value;
                    nulls |= value == null;
                }
                yield new StringVector(strings, nulls);
            }
            case ValueVector from -> {
                ValueVector into = reuse instanceof ValueVector r && r.capacity() >= count
                        ? r
                        : new ValueVector(capacityFor(count));
                for (int i = 0; i < count; i++) {
                    into.values[i] = rows[i] < 0 ? Value.NULL : from.values[rows[i]];
                }
                yield into;
            }
        };
    }

    private static long @Nullable [] gather(
            long[] from, long @Nullable [] fromNulls, int[] rows, int count, long[] into) {
        long[] nulls = null;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (row < 0 || (fromNulls != null && Nulls.get(fromNulls, row))) {
                if (nulls == null) {
                    nulls = Nulls.newMask(into.length);
                }
                Nulls.set(nulls, i);
            } else {
                into[i] = from[row];
            }
        }
        return nulls;
    }

    /// A column of boxed values as the narrowest vector that holds them: the first `count` of `values`. Records of
    /// nodes and relationships that are not in the graph, which have negative ids, stay boxed.
    public static Vector narrow(Value[] values, int count) {
        Class<?> common = null;
        for (int i = 0; i < count; i++) {
            Value value = values[i];
            if (value == Value.NULL) {
                continue;
            }
            Class<?> kind = kind(value);
            if (kind == null || (common != null && common != kind)) {
                return new ValueVector(values);
            }
            common = kind;
        }
        if (common == null) {
            return new ValueVector(values);
        }
        int capacity = values.length;
        if (common == IntegerValue.class) {
            return fill(new LongVector(capacity), values, count);
        } else if (common == FloatValue.class) {
            return fill(new DoubleVector(capacity), values, count);
        } else if (common == BooleanValue.class) {
            return fill(new BooleanVector(capacity), values, count);
        } else if (common == StringValue.class) {
            return fill(new StringVector(capacity), values, count);
        } else if (common == NodeValue.class) {
            return fill(new NodeVector(capacity), values, count);
        }
        return fill(new RelationshipVector(capacity), values, count);
    }

    private static @Nullable Class<?> kind(Value value) {
        return switch (value) {
            case IntegerValue _ -> IntegerValue.class;
            case FloatValue _ -> FloatValue.class;
            case BooleanValue _ -> BooleanValue.class;
            case StringValue _ -> StringValue.class;
            case NodeValue node when node.id() >= 0 -> NodeValue.class;
            case RelationshipValue relationship when relationship.id() >= 0 -> RelationshipValue.class;
            default -> null;
        };
    }

    private static Vector fill(Vector into, Value[] values, int count) {
        for (int i = 0; i < count; i++) {
            set(into, i, values[i]);
        }
        return into;
    }

    /// Sets row `row` to a value of the vector's own type, or to null.
    ///
    /// @return false if the vector cannot hold the value; then it is unchanged
    public static boolean set(Vector into, int row, Value value) {
        switch (into) {
            case LongVector vector -> {
                if (value instanceof IntegerValue(long number)) {
                    vector.set(row, number);
                } else if (value == Value.NULL) {
                    vector.setNull(row);
                } else {
                    return false;
                }
            }
            case DoubleVector vector -> {
                if (value instanceof FloatValue(double number)) {
                    vector.set(row, number);
                } else if (value == Value.NULL) {
                    vector.setNull(row);
                } else {
                    return false;
                }
            }
            case BooleanVector vector -> {
                if (value instanceof BooleanValue truth) {
                    vector.set(row, truth.value());
                } else if (value == Value.NULL) {
                    vector.setNull(row);
                } else {
                    return false;
                }
            }
            case StringVector vector -> {
                if (value instanceof StringValue(String text)) {
                    vector.set(row, text);
                } else if (value == Value.NULL) {
                    vector.setNull(row);
                } else {
                    return false;
                }
            }
            case NodeVector vector -> {
                if (value instanceof NodeValue node && node.id() >= 0) {
                    vector.set(row, node.id());
                } else if (value == Value.NULL) {
                    vector.setNull(row);
                } else {
                    return false;
                }
            }
            case RelationshipVector vector -> {
                if (value instanceof RelationshipValue relationship && relationship.id() >= 0) {
                    vector.set(row, relationship.id(), relationship.startId(), relationship.endId());
                } else if (value == Value.NULL) {
                    vector.setNull(row);
                } else {
                    return false;
                }
            }
            case ValueVector vector -> vector.set(row, value);
        }
        return true;
    }

    /// The column as nodes, for the batch's selected rows.
    ///
    /// @throws OrbitException if a value is neither a node nor null
    public static NodeVector nodes(Vector column, Batch batch) {
        if (column instanceof NodeVector nodes) {
            return nodes;
        }
        NodeVector nodes = new NodeVector(Math.max(1, extent(batch)));
        for (int i = 0; i < batch.size; i++) {
            int row = batch.row(i);
            if (!set(nodes, row, column.value(row))) {
                throw wrongType("a node", column.value(row));
            }
        }
        return nodes;
    }

    /// The column as relationships, for the batch's selected rows.
    ///
    /// @throws OrbitException if a value is neither a relationship nor null
    public static RelationshipVector relationships(Vector column, Batch batch) {
        if (column instanceof RelationshipVector relationships) {
            return relationships;
        }
        RelationshipVector relationships = new RelationshipVector(Math.max(1, extent(batch)));
        for (int i = 0; i < batch.size; i++) {
            int row = batch.row(i);
            if (!set(relationships, row, column.value(row))) {
                throw wrongType("a relationship", column.value(row));
            }
        }
        return relationships;
    }

    /// The error of a value that has another type than the operation takes.
    public static OrbitException wrongType(String expected, Value found) {
        return new OrbitException(
                ErrorCode.INVALID_ARGUMENT_TYPE_RUNTIME,
                "Expected " + expected + ", but found a value of type "
                        + found.type().typeName());
    }

    /// Rough heap size of a value, in bytes, for memory accounts.
    public static long bytes(Value value) {
        return switch (value) {
            case StringValue(String text) -> 56 + text.length();
            case ListValue list -> {
                long bytes = 48;
                for (Value element : list) {
                    bytes += 8 + bytes(element);
                }
                yield bytes;
            }
            case MapValue map -> {
                long bytes = 64;
                for (var entry : map.entries().entrySet()) {
                    bytes += 48 + entry.getKey().length() + bytes(entry.getValue());
                }
                yield bytes;
            }
            case PathValue path -> 64 + 64L * path.length();
            case BytesValue(byte[] bytes) -> 32 + bytes.length;
            case VectorValue vector -> 48 + 8L * vector.dimensions();
            case NullValue _, BooleanValue _ -> 0;
            default -> 32;
        };
    }

    /// Rough heap size of one row of a column.
    public static long bytes(Vector column, int row) {
        return switch (column) {
            case LongVector _, DoubleVector _, NodeVector _ -> 8;
            case BooleanVector _ -> 1;
            case RelationshipVector _ -> 24;
            case StringVector strings -> {
                String text = strings.values[row];
                yield text == null ? 8 : 64 + text.length();
            }
            case ValueVector values -> 8 + bytes(values.values[row]);
        };
    }
}
