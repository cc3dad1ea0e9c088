package io.orbitgraph.algorithms.graph;

/// What becomes of parallel relationships and of their properties.
public enum Aggregation {
    /// All stay.
    NONE,
    /// One stays, with the properties of the one that was added first.
    SINGLE,
    /// One stays, with the sum.
    SUM,
    /// One stays, with the least value.
    MIN,
    /// One stays, with the greatest value.
    MAX,
    /// One stays; the property is how many there were.
    COUNT;

    double start(double value) {
        return this == COUNT ? 1 : value;
    }

    double add(double sum, double value) {
        return switch (this) {
            case NONE, SINGLE -> sum;
            case SUM -> sum + value;
            case MIN -> Math.min(sum, value);
            case MAX -> Math.max(sum, value);
            case COUNT -> sum + 1;
        };
    }
}
