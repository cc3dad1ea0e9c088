package io.orbitgraph.algorithms.paths.bfs;

import io.orbitgraph.algorithms.run.Require;

/// @param targetNodes stop when the first of them is found; empty for none
/// @param maxDepth relationships from the source at most; -1 for any number
public record BfsParameters(int sourceNode, int[] targetNodes, int maxDepth) {
    public BfsParameters {
        Require.atLeast("maxDepth", maxDepth, -1);
    }

    /// No targets, any depth.
    public static BfsParameters from(int sourceNode) {
        return new BfsParameters(sourceNode, new int[0], -1);
    }

    public BfsParameters withTargets(int... nodes) {
        return new BfsParameters(sourceNode, nodes, maxDepth);
    }

    public BfsParameters withMaxDepth(int depth) {
        return new BfsParameters(sourceNode, targetNodes, depth);
    }
}
