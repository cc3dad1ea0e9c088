package io.orbitgraph.model.value;

import java.util.Arrays;

/// A byte array, as drivers send it. The array is owned by the value and must not be changed by anybody.
public record BytesValue(byte[] value) implements Value {
    @Override
    public ValueType type() {
        return ValueType.BYTES;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BytesValue(byte[] bytes) && Arrays.equals(value, bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return "bytes[" + value.length + "]";
    }
}
