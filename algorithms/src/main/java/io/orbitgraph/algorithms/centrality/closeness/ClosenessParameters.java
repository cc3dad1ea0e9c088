package io.orbitgraph.algorithms.centrality.closeness;

/// @param useWassermanFaust whether scores are multiplied by the part of all nodes that reaches the node, so that nodes
/// of small components do not look central
public record ClosenessParameters(boolean useWassermanFaust) {
    /// Without the correction.
    public static final ClosenessParameters DEFAULT = new ClosenessParameters(false);
}
