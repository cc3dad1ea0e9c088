package io.orbitgraph.model.vector;

import io.orbitgraph.model.value.NodeReference;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.value.ValueType;
import org.jspecify.annotations.Nullable;

/// Nodes by id; null where an optional match found none.
public final class NodeVector implements Vector {
    public final long[] values;
    /// One bit per row, set where the row is null; null when no row is.
    public long @Nullable [] nulls;

    public NodeVector(int capacity) {
        this(new long[capacity], null);
    }

    public NodeVector(long[] values, long @Nullable [] nulls) {
        this.values = values;
        this.nulls = nulls;
    }

    @Override
    public int capacity() {
        return values.length;
    }

    @Override
    public boolean isNull(int row) {
        return nulls != null && Nulls.get(nulls, row);
    }

    @Override
    public boolean hasNulls() {
        return nulls != null;
    }

    public void set(int row, long value) {
        values[row] = value;
        if (nulls != null) {
            Nulls.clear(nulls, row);
        }
    }

    public void setNull(int row) {
        if (nulls == null) {
            nulls = Nulls.newMask(values.length);
        }
        Nulls.set(nulls, row);
    }

    @Override
    public Value value(int row) {
        return isNull(row) ? Value.NULL : new NodeReference(values[row]);
    }

    @Override
    public ValueType type() {
        return ValueType.NODE;
    }

    @Override
    public void copyRow(int row, Vector source, int from) {
        NodeVector typed = (NodeVector) source;
        if (typed.isNull(from)) {
            setNull(row);
        } else {
            set(row, typed.values[from]);
        }
    }

    @Override
    public NodeVector newInstance(int capacity) {
        return new NodeVector(capacity);
    }
}
