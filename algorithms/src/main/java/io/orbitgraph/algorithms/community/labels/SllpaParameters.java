package io.orbitgraph.algorithms.community.labels;

import io.orbitgraph.algorithms.run.Require;

/// @param maxIterations how many labels each node listens to
/// @param minAssociationStrength the least part of a node's memory that a label must fill for the node to be in its
/// community, in `[0, 1]`
public record SllpaParameters(int maxIterations, double minAssociationStrength) {
    /// 10 iterations, 0.2.
    public static final SllpaParameters DEFAULT = new SllpaParameters(10, 0.2);

    public SllpaParameters {
        Require.atLeast("maxIterations", maxIterations, 1);
        Require.between("minAssociationStrength", minAssociationStrength, 0, 1);
    }
}
