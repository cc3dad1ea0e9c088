package io.orbitgraph.algorithms.paths.shortest;

/// @param nodes from source to target; one where they are the same
/// @param costs parallel to `nodes`: from the source up to there
public record WeightedPath(int[] nodes, double[] costs) {
    public int source() {
        return nodes[0];
    }

    public int target() {
        return nodes[nodes.length - 1];
    }

    public double totalCost() {
        return costs[costs.length - 1];
    }
}
