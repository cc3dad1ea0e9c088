package io.orbitgraph.algorithms.community.connectivity;

/// The search for articulation points and bridges has no parameters.
public record CutParameters() {
    public static final CutParameters DEFAULT = new CutParameters();
}
