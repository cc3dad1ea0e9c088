package io.orbitgraph.algorithms.paths.tree;

import io.orbitgraph.algorithms.run.Require;

/// @param sourceNode the root
/// @param targetNodes what the tree must reach
/// @param applyRerouting whether the tree is improved at the end by hanging nodes under nearer ones
public record SteinerParameters(int sourceNode, int[] targetNodes, boolean applyRerouting) {
    public SteinerParameters {
        Require.that(targetNodes.length > 0, "targetNodes is empty");
    }

    /// With rerouting.
    public static SteinerParameters of(int sourceNode, int... targetNodes) {
        return new SteinerParameters(sourceNode, targetNodes, true);
    }
}
