package io.orbitgraph.model.value;

import java.time.LocalDate;

/// A calendar day without a time zone, with nanoseconds where it has a time.
public record DateValue(LocalDate value) implements Value {
    @Override
    public ValueType type() {
        return ValueType.DATE;
    }

    @Override
    public String toString() {
        return ValueText.of(this);
    }
}
