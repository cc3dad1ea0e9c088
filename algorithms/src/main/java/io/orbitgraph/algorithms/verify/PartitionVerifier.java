package io.orbitgraph.algorithms.verify;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Checks components and communities.
public final class PartitionVerifier {
    private PartitionVerifier() {}

    /// Whether two partitions are the same up to the names of their parts.
    public static Optional<String> same(long[] a, long[] b) {
        if (a.length != b.length) {
            return Optional.of("lengths differ");
        }
        Map<Long, Long> forth = new HashMap<>();
        Map<Long, Long> back = new HashMap<>();
        for (int node = 0; node < a.length; node++) {
            Long other = forth.putIfAbsent(a[node], b[node]);
            Long one = back.putIfAbsent(b[node], a[node]);
            if ((other != null && other != b[node]) || (one != null && one != a[node])) {
                return Optional.of("node " + node + " is in " + a[node] + " and in " + b[node]);
            }
        }
        return Optional.empty();
    }

    /// The weak components by a search over both directions; named by their least node.
    public static long[] plainComponents(CsrGraph graph) {
        Map<Integer, Set<Integer>> neighbours = undirectedNeighbours(graph);
        long[] components = new long[graph.nodeCount()];
        Arrays.fill(components, -1);
        for (int start = 0; start < components.length; start++) {
            if (components[start] >= 0) {
                continue;
            }
            ArrayDeque<Integer> queue = new ArrayDeque<>();
            queue.add(start);
            components[start] = start;
            while (!queue.isEmpty()) {
                for (int next : neighbours.getOrDefault(queue.remove(), Set.of())) {
                    if (components[next] < 0) {
                        components[next] = start;
                        queue.add(next);
                    }
                }
            }
        }
        return components;
    }

    private static Map<Integer, Set<Integer>> undirectedNeighbours(CsrGraph graph) {
        Map<Integer, Set<Integer>> neighbours = new HashMap<>();
        Adjacency out = graph.out();
        for (int node = 0; node < graph.nodeCount(); node++) {
            for (int slot = out.offsets()[node]; slot < out.offsets()[node + 1]; slot++) {
                int target = out.targets()[slot];
                neighbours.computeIfAbsent(node, any -> new HashSet<>()).add(target);
                neighbours.computeIfAbsent(target, any -> new HashSet<>()).add(node);
            }
        }
        return neighbours;
    }

    /// Whether every community is connected, directions aside.
    public static Optional<String> connected(CsrGraph graph, long[] communities) {
        Map<Integer, Set<Integer>> neighbours = undirectedNeighbours(graph);
        Set<Long> done = new HashSet<>();
        boolean[] seen = new boolean[communities.length];
        for (int start = 0; start < communities.length; start++) {
            if (seen[start]) {
                continue;
            }
            if (!done.add(communities[start])) {
                return Optional.of("community " + communities[start] + " is in parts; one holds node " + start);
            }
            ArrayDeque<Integer> queue = new ArrayDeque<>();
            queue.add(start);
            seen[start] = true;
            while (!queue.isEmpty()) {
                for (int next : neighbours.getOrDefault(queue.remove(), Set.of())) {
                    if (!seen[next] && communities[next] == communities[start]) {
                        seen[next] = true;
                        queue.add(next);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// Modularity from its definition: over relationships, not over pairs of nodes. A directed graph is read as
    /// undirected.
    public static double modularity(CsrGraph graph, long[] communities, double resolution) {
        Adjacency out = graph.out();
        Map<Long, Double> inside = new HashMap<>();
        Map<Long, Double> ends = new HashMap<>();
        double total = 0;
        for (int node = 0; node < graph.nodeCount(); node++) {
            for (int slot = out.offsets()[node]; slot < out.offsets()[node + 1]; slot++) {
                int target = out.targets()[slot];
                if (graph.isUndirected() && target < node) {
                    continue;
                }
                double weight = out.weight(slot);
                total += weight;
                ends.merge(communities[node], weight, Double::sum);
                ends.merge(communities[target], weight, Double::sum);
                if (communities[node] == communities[target]) {
                    inside.merge(communities[node], weight, Double::sum);
                }
            }
        }
        double modularity = 0;
        for (Map.Entry<Long, Double> community : ends.entrySet()) {
            double share = community.getValue() / (2 * total);
            modularity += inside.getOrDefault(community.getKey(), 0.0) / total - resolution * share * share;
        }
        return modularity;
    }
}
