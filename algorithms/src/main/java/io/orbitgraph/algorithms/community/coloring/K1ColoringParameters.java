package io.orbitgraph.algorithms.community.coloring;

/// K-1 colouring has no parameters: it ends by itself, and without conflicts.
public record K1ColoringParameters() {
    public static final K1ColoringParameters DEFAULT = new K1ColoringParameters();
}
