package io.orbitgraph.algorithms.centrality.betweenness;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.primitive.NodeHeap;
import java.util.Arrays;

/// Paths of least weight. Weights are positive, so that nodes are settled in an order that no path runs against.
final class WeightedDependencies implements Dependencies {
    private final Adjacency out;
    private final int[] offsets;
    private final int[] targets;
    private final double[] distances;
    private final double[] paths;
    private final int[] order;
    private final NodeHeap heap;

    WeightedDependencies(Adjacency out) {
        int nodes = out.nodeCount();
        this.out = out;
        offsets = out.offsets();
        targets = out.targets();
        distances = new double[nodes];
        paths = new double[nodes];
        order = new int[nodes];
        heap = new NodeHeap(nodes);
    }

    @Override
    public void from(int source, double[] shares) {
        Arrays.fill(distances, Double.POSITIVE_INFINITY);
        Arrays.fill(shares, 0);
        distances[source] = 0;
        paths[source] = 1;
        heap.offer(source, 0);
        int size = 0;
        while (!heap.isEmpty()) {
            int node = heap.poll();
            order[size++] = node;
            for (int slot = offsets[node]; slot < offsets[node + 1]; slot++) {
                int target = targets[slot];
                double reached = distances[node] + out.weight(slot);
                if (reached < distances[target]) {
                    distances[target] = reached;
                    paths[target] = 0;
                    heap.offer(target, reached);
                }
                if (isOnPath(node, slot)) {
                    paths[target] += paths[node];
                }
            }
        }
        for (int i = size - 1; i > 0; i--) {
            int node = order[i];
            double share = 0;
            for (int slot = offsets[node]; slot < offsets[node + 1]; slot++) {
                if (isOnPath(node, slot)) {
                    share += (1 + shares[targets[slot]]) / paths[targets[slot]];
                }
            }
            shares[node] = share * paths[node];
        }
    }

    /// Whether the relationship ends a shortest path. A weight that is too small to change the distance does not count,
    /// nor does an infinite one.
    private boolean isOnPath(int node, int slot) {
        double reached = distances[node] + out.weight(slot);
        return reached == distances[targets[slot]] && reached > distances[node] && reached < Double.POSITIVE_INFINITY;
    }
}
