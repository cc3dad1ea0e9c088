package io.orbitgraph.algorithms.procedure;

/// How GDS cuts the work of some algorithms into parts for threads. Its results do not depend on that; here work is
/// always cut into parts of about as many relationships.
public enum Partitioning {
    AUTO,
    RANGE,
    DEGREE;

    /// Reads `partitioning`, so that another value is refused.
    public static void check(Configuration configuration) {
        configuration.choice("partitioning", AUTO);
    }
}
