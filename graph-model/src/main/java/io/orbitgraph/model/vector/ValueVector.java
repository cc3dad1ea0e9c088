package io.orbitgraph.model.vector;

import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.value.ValueType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The general fallback: boxed values of any types, {@link Value#NULL} for null.
public final class ValueVector implements Vector {
    public final Value[] values;

    public ValueVector(int capacity) {
        this.values = new Value[capacity];
        Arrays.fill(values, Value.NULL);
    }

    /// @param values taken over; no element is Java null
    public ValueVector(Value[] values) {
        this.values = values;
    }

    @Override
    public int capacity() {
        return values.length;
    }

    @Override
    public boolean isNull(int row) {
        return values[row] == Value.NULL;
    }

    @Override
    public boolean hasNulls() {
        return true;
    }

    @Override
    public Value value(int row) {
        return values[row];
    }

    @Override
    public @Nullable ValueType type() {
        return null;
    }

    public void set(int row, Value value) {
        values[row] = value;
    }

    @Override
    public void copyRow(int row, Vector source, int from) {
        values[row] = source.value(from);
    }

    @Override
    public ValueVector newInstance(int capacity) {
        return new ValueVector(capacity);
    }
}
