package io.orbitgraph.model.value;

/// A 64-bit IEEE 754 number, NaN and infinities included.
public record FloatValue(double value) implements Value {
    @Override
    public ValueType type() {
        return ValueType.FLOAT;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Value value && ValueSemantics.equivalent(this, value);
    }

    @Override
    public int hashCode() {
        return ValueSemantics.hash(this);
    }

    @Override
    public String toString() {
        return Double.toString(value);
    }
}
