package io.orbitgraph.algorithms.paths.shortest;

import java.util.Optional;

/// A tree of shortest paths from one node.
///
/// @param distances infinite where there is no path
/// @param parents the node before on the path; the source for itself, -1 where there is no path
public record ShortestPaths(int source, double[] distances, int[] parents) {
    public Optional<WeightedPath> to(int target) {
        if (parents[target] < 0) {
            return Optional.empty();
        }
        int length = 1;
        for (int node = target; node != source; node = parents[node]) {
            length++;
        }
        int[] nodes = new int[length];
        double[] costs = new double[length];
        int node = target;
        for (int i = length - 1; i >= 0; i--) {
            nodes[i] = node;
            costs[i] = distances[node];
            node = parents[node];
        }
        return Optional.of(new WeightedPath(nodes, costs));
    }
}
