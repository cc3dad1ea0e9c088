package io.orbitgraph.algorithms.community.components;

/// Strongly connected components have no parameters.
public record SccParameters() {
    public static final SccParameters DEFAULT = new SccParameters();
}
