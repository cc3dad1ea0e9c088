package io.orbitgraph.model.value;

import java.util.UUID;

/// A 128-bit universally unique identifier.
public record UuidValue(UUID value) implements Value {
    @Override
    public ValueType type() {
        return ValueType.UUID;
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
