package io.orbitgraph.benchmarks.algorithms;

/// What a run took.
record Timing(double nanos, double cpuNanos) {
    /// Worse than any.
    static final Timing NONE = new Timing(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    /// The best of both, in each of the two.
    Timing better(Timing other) {
        return new Timing(Math.min(nanos, other.nanos), Math.min(cpuNanos, other.cpuNanos));
    }
}
