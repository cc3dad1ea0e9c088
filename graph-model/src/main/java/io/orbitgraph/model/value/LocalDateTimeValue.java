package io.orbitgraph.model.value;

import java.time.LocalDateTime;

/// A day and time without a time zone, with nanoseconds where it has a time.
public record LocalDateTimeValue(LocalDateTime value) implements Value {
    @Override
    public ValueType type() {
        return ValueType.LOCAL_DATE_TIME;
    }

    @Override
    public String toString() {
        return ValueText.of(this);
    }
}
