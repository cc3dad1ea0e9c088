package io.orbitgraph.algorithms.verify;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/// Checks levels of breadth-first searches, and distances.
public final class PathVerifier {
    private PathVerifier() {}

    /// @param levels -1 where a node was not reached
    public static Optional<String> levels(CsrGraph graph, int source, int[] levels) {
        int[] expected = plainLevels(graph, source);
        for (int node = 0; node < expected.length; node++) {
            if (levels[node] != expected[node]) {
                return Optional.of("node " + node + " has level " + levels[node] + ", expected " + expected[node]);
            }
        }
        return Optional.empty();
    }

    /// A queue and nothing else.
    public static int[] plainLevels(CsrGraph graph, int source) {
        Adjacency out = graph.out();
        int[] levels = new int[graph.nodeCount()];
        Arrays.fill(levels, -1);
        levels[source] = 0;
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        queue.add(source);
        while (!queue.isEmpty()) {
            int node = queue.remove();
            for (int slot = out.offsets()[node]; slot < out.offsets()[node + 1]; slot++) {
                if (levels[out.targets()[slot]] < 0) {
                    levels[out.targets()[slot]] = levels[node] + 1;
                    queue.add(out.targets()[slot]);
                }
            }
        }
        return levels;
    }

    /// @param distances infinite where a node was not reached; compared to within a relative 1e-12
    public static Optional<String> distances(CsrGraph graph, int source, double[] distances) {
        double[] expected = plainDistances(graph, source);
        for (int node = 0; node < expected.length; node++) {
            boolean same = distances[node] == expected[node]
                    || Math.abs(distances[node] - expected[node]) <= 1e-12 * Math.abs(expected[node]);
            if (!same) {
                return Optional.of("node " + node + " is at " + distances[node] + ", expected " + expected[node]);
            }
        }
        return Optional.empty();
    }

    /// Dijkstra with a priority queue that holds a node as often as it was improved.
    public static double[] plainDistances(CsrGraph graph, int source) {
        record Entry(int node, double distance) {}
        Adjacency out = graph.out();
        double[] distances = new double[graph.nodeCount()];
        Arrays.fill(distances, Double.POSITIVE_INFINITY);
        distances[source] = 0;
        PriorityQueue<Entry> queue = new PriorityQueue<>(Comparator.comparingDouble(Entry::distance));
        queue.add(new Entry(source, 0));
        while (!queue.isEmpty()) {
            Entry entry = queue.remove();
            if (entry.distance > distances[entry.node]) {
                continue;
            }
            for (int slot = out.offsets()[entry.node]; slot < out.offsets()[entry.node + 1]; slot++) {
                double reached = entry.distance + out.weight(slot);
                if (reached < distances[out.targets()[slot]]) {
                    distances[out.targets()[slot]] = reached;
                    queue.add(new Entry(out.targets()[slot], reached));
                }
            }
        }
        return distances;
    }

    /// Whether `parents` is a tree of paths from `source` along relationships that add up to `distances`.
    public static Optional<String> tree(CsrGraph graph, int source, double[] distances, int[] parents) {
        Adjacency out = graph.out();
        for (int node = 0; node < parents.length; node++) {
            boolean reached = distances[node] < Double.POSITIVE_INFINITY;
            if (reached != parents[node] >= 0) {
                return Optional.of("node " + node + " at " + distances[node] + " has parent " + parents[node]);
            }
            if (!reached || node == source) {
                continue;
            }
            boolean tight = false;
            for (int slot = out.offsets()[parents[node]]; slot < out.offsets()[parents[node] + 1]; slot++) {
                tight |= out.targets()[slot] == node && distances[parents[node]] + out.weight(slot) == distances[node];
            }
            if (!tight) {
                return Optional.of("the path to node " + node + " does not come from " + parents[node]);
            }
            int steps = 0;
            for (int at = node; at != source; at = parents[at]) {
                if (++steps > parents.length) {
                    return Optional.of("node " + node + " has parents in a circle");
                }
            }
        }
        return Optional.empty();
    }
}
