package io.orbitgraph.model.value;

/// `true` or `false`; two instances only, so `==` is the test.
public enum BooleanValue implements Value {
    FALSE,
    TRUE;

    public boolean value() {
        return this == TRUE;
    }

    @Override
    public ValueType type() {
        return ValueType.BOOLEAN;
    }

    @Override
    public String toString() {
        return this == TRUE ? "true" : "false";
    }
}
