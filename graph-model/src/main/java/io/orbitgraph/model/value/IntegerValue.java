package io.orbitgraph.model.value;

/// A 64-bit integer. Equivalent to a {@link FloatValue} of exactly the same number.
public record IntegerValue(long value) implements Value {
    @Override
    public ValueType type() {
        return ValueType.INTEGER;
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
        return Long.toString(value);
    }
}
