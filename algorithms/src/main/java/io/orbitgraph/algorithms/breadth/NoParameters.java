package io.orbitgraph.algorithms.breadth;

/// For algorithms that have none.
public record NoParameters() {
    public static final NoParameters DEFAULT = new NoParameters();
}
