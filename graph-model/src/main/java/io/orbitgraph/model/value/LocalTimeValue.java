package io.orbitgraph.model.value;

import java.time.LocalTime;

/// A time of day without a time zone, with nanoseconds where it has a time.
public record LocalTimeValue(LocalTime value) implements Value {
    @Override
    public ValueType type() {
        return ValueType.LOCAL_TIME;
    }

    @Override
    public String toString() {
        return ValueText.of(this);
    }
}
