package io.orbitgraph.algorithms.centrality.closeness;

/// Harmonic centrality has no parameters.
public record HarmonicParameters() {
    public static final HarmonicParameters DEFAULT = new HarmonicParameters();
}
