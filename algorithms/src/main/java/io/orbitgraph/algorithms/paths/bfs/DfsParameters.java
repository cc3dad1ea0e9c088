package io.orbitgraph.algorithms.paths.bfs;

import io.orbitgraph.algorithms.run.Require;

/// @param targetNodes stop when the first of them is found; empty for none
/// @param maxDepth relationships from the source at most; -1 for any number
public record DfsParameters(int sourceNode, int[] targetNodes, int maxDepth) {
    public DfsParameters {
        Require.atLeast("maxDepth", maxDepth, -1);
    }

    /// No targets, any depth.
    public static DfsParameters from(int sourceNode) {
        return new DfsParameters(sourceNode, new int[0], -1);
    }
}
