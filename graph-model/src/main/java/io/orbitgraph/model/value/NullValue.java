package io.orbitgraph.model.value;

/// The absence of a value. A singleton, so `==` is the test.
public enum NullValue implements Value {
    NULL;

    @Override
    public ValueType type() {
        return ValueType.NULL;
    }

    @Override
    public String toString() {
        return "null";
    }
}
