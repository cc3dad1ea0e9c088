package io.orbitgraph.model.vector;

import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.value.ValueType;
import org.jspecify.annotations.Nullable;

/// Strings; a null element is a null row.
public final class StringVector implements Vector {
    public final @Nullable String[] values;
    private boolean hasNulls;

    public StringVector(int capacity) {
        this(new @Nullable String[capacity], false);
    }

    public StringVector(@Nullable String[] values, boolean hasNulls) {
        this.values = values;
        this.hasNulls = hasNulls;
    }

    @Override
    public int capacity() {
        return values.length;
    }

    @Override
    public boolean isNull(int row) {
        return values[row] == null;
    }

    @Override
    public boolean hasNulls() {
        return hasNulls;
    }

    public void set(int row, String value) {
        values[row] = value;
    }

    public void setNull(int row) {
        values[row] = null;
        hasNulls = true;
    }

    @Override
    public Value value(int row) {
        String value = values[row];
        return value == null ? Value.NULL : new StringValue(value);
    }

    @Override
    public ValueType type() {
        return ValueType.STRING;
    }

    @Override
    public void copyRow(int row, Vector source, int from) {
        String value = ((StringVector) source).values[from];
        values[row] = value;
        hasNulls |= value == null;
    }

    @Override
    public StringVector newInstance(int capacity) {
        return new StringVector(capacity);
    }
}
