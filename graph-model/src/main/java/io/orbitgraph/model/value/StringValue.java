package io.orbitgraph.model.value;

import java.util.Objects;

/// A string of Unicode text.
public record StringValue(String value) implements Value {
    public StringValue {
        Objects.requireNonNull(value);
    }

    @Override
    public ValueType type() {
        return ValueType.STRING;
    }

    @Override
    public String toString() {
        return value;
    }
}
