package io.orbitgraph.model.value;

import java.time.ZonedDateTime;

/// An instant in a time zone or at an offset from UTC, with nanoseconds where it has a time.
public record DateTimeValue(ZonedDateTime value) implements Value {
    @Override
    public ValueType type() {
        return ValueType.DATE_TIME;
    }

    @Override
    public String toString() {
        return ValueText.of(this);
    }
}
