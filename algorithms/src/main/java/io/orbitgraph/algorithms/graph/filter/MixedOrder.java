package io.orbitgraph.algorithms.graph.filter;

/// Compares whole numbers with fractions exactly, also where a double cannot hold the whole number.
final class MixedOrder {
    private MixedOrder() {}

    /// @param b not NaN
    static int compare(long a, double b) {
        if (b >= 0x1p63) {
            return -1;
        }
        if (b < -0x1p63) {
            return 1;
        }
        long whole = (long) b;
        int order = Long.compare(a, whole);
        // The cast cuts towards zero, and what it cuts off decides between equal whole parts.
        double rest = b - whole;
        return order != 0 ? order : rest > 0 ? -1 : rest < 0 ? 1 : 0;
    }
}
