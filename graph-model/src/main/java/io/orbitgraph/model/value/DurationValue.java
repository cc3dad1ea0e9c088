package io.orbitgraph.model.value;

/// An amount of time in four independent components, as Cypher keeps it: months, days, seconds and nanoseconds.
/// Equality compares the components (one day is not 24 hours).
///
/// @param nanos 0 to 999,999,999; the sign of a duration below a second is in `seconds`
public record DurationValue(long months, long days, long seconds, int nanos) implements Value {
    public static final DurationValue ZERO = new DurationValue(0, 0, 0, 0);

    public DurationValue {
        if (nanos < 0 || nanos > 999_999_999) {
            throw new IllegalArgumentException("nanos out of range: " + nanos);
        }
    }

    @Override
    public ValueType type() {
        return ValueType.DURATION;
    }

    @Override
    public String toString() {
        return ValueText.of(this);
    }
}
