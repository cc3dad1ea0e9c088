package io.orbitgraph.algorithms.paths.shortest;

/// @param targetNodes stop when all of them are reached; empty to reach all nodes
public record DijkstraParameters(int sourceNode, int[] targetNodes) {
    /// To all nodes.
    public static DijkstraParameters from(int sourceNode) {
        return new DijkstraParameters(sourceNode, new int[0]);
    }

    public static DijkstraParameters between(int sourceNode, int... targetNodes) {
        return new DijkstraParameters(sourceNode, targetNodes);
    }
}
