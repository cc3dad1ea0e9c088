package io.orbitgraph.model.vector;

import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.value.ValueType;
import org.jspecify.annotations.Nullable;

/// Truth values; null is *unknown*, which is how predicates give three-valued results.
public final class BooleanVector implements Vector {
    public final boolean[] values;
    /// One bit per row, set where the row is null; null when no row is.
    public long @Nullable [] nulls;

    public BooleanVector(int capacity) {
        this(new boolean[capacity], null);
    }

    public BooleanVector(boolean[] values, long @Nullable [] nulls) {
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

    public void set(int row, boolean value) {
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
        return isNull(row) ? Value.NULL : Value.of(values[row]);
    }

    @Override
    public ValueType type() {
        return ValueType.BOOLEAN;
    }

    @Override
    public void copyRow(int row, Vector source, int from) {
        BooleanVector typed = (BooleanVector) source;
        if (typed.isNull(from)) {
            setNull(row);
        } else {
            set(row, typed.values[from]);
        }
    }

    @Override
    public BooleanVector newInstance(int capacity) {
        return new BooleanVector(capacity);
    }
}
