package io.orbitgraph.algorithms.centrality.betweenness;

import io.orbitgraph.algorithms.graph.Adjacency;
import java.util.Arrays;

/// Paths of fewest relationships.
final class UnweightedDependencies implements Dependencies {
    private final int[] offsets;
    private final int[] targets;
    private final int[] levels;
    private final double[] paths;
    private final int[] queue;

    UnweightedDependencies(Adjacency out) {
        int nodes = out.nodeCount();
        offsets = out.offsets();
        targets = out.targets();
        levels = new int[nodes];
        paths = new double[nodes];
        queue = new int[nodes];
    }

    @Override
    public void from(int source, double[] shares) {
        Arrays.fill(levels, -1);
        Arrays.fill(shares, 0);
        levels[source] = 0;
        paths[source] = 1;
        queue[0] = source;
        int size = 1;
        for (int next = 0; next < size; next++) {
            int node = queue[next];
            for (int slot = offsets[node]; slot < offsets[node + 1]; slot++) {
                int target = targets[slot];
                if (levels[target] < 0) {
                    levels[target] = levels[node] + 1;
                    paths[target] = 0;
                    queue[size++] = target;
                }
                if (levels[target] == levels[node] + 1) {
                    paths[target] += paths[node];
                }
            }
        }
        for (int next = size - 1; next > 0; next--) {
            int node = queue[next];
            double share = 0;
            for (int slot = offsets[node]; slot < offsets[node + 1]; slot++) {
                int target = targets[slot];
                if (levels[target] == levels[node] + 1) {
                    share += (1 + shares[target]) / paths[target];
                }
            }
            shares[node] = share * paths[node];
        }
    }
}
