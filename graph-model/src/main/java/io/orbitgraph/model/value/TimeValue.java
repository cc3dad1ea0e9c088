package io.orbitgraph.model.value;

import java.time.OffsetTime;

/// A time of day at an offset from UTC, with nanoseconds where it has a time.
public record TimeValue(OffsetTime value) implements Value {
    @Override
    public ValueType type() {
        return ValueType.TIME;
    }

    @Override
    public String toString() {
        return ValueText.of(this);
    }
}
