package io.orbitgraph.model.vector;

import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.value.ValueType;
import org.jspecify.annotations.Nullable;

/// 64-bit floating-point numbers.
public final class DoubleVector implements Vector {
    public final double[] values;
    /// One bit per row, set where the row is null; null when no row is.
    public long @Nullable [] nulls;

    public DoubleVector(int capacity) {
        this(new double[capacity], null);
    }

    public DoubleVector(double[] values, long @Nullable [] nulls) {
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

    public void set(int row, double value) {
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
        return ValueType.FLOAT;
    }

    @Override
    public void copyRow(int row, Vector source, int from) {
        DoubleVector typed = (DoubleVector) source;
        if (typed.isNull(from)) {
            setNull(row);
        } else {
            set(row, typed.values[from]);
        }
    }

    @Override
    public DoubleVector newInstance(int capacity) {
        return new DoubleVector(capacity);
    }
}
