package io.orbitgraph.algorithms.paths.shortest;

import io.orbitgraph.algorithms.graph.Adjacency;

/// Adds up the costs of a path.
final class PathCosts {
    private PathCosts() {}

    /// Takes the lightest of parallel relationships.
    static WeightedPath along(Adjacency out, int[] nodes) {
        double[] costs = new double[nodes.length];
        for (int i = 1; i < nodes.length; i++) {
            costs[i] = costs[i - 1] + lightest(out, nodes[i - 1], nodes[i]);
        }
        return new WeightedPath(nodes, costs);
    }

    /// The least weight from `source` to `target`; infinite if they are not related.
    static double lightest(Adjacency out, int source, int target) {
        double least = Double.POSITIVE_INFINITY;
        int slot = out.find(source, target);
        if (slot < 0) {
            return least;
        }
        for (; slot < out.offsets()[source + 1] && out.targets()[slot] == target; slot++) {
            least = Math.min(least, out.weight(slot));
        }
        return least;
    }
}
