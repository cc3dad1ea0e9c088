package io.orbitgraph.algorithms.community.cores;

/// The truss decomposition has no parameters.
public record KTrussParameters() {
    public static final KTrussParameters DEFAULT = new KTrussParameters();
}
