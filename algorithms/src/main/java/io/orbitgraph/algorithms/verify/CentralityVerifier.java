package io.orbitgraph.algorithms.verify;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Recomputes centralities and triangles.
public final class CentralityVerifier {
    private CentralityVerifier() {}

    /// How far `scores` are from a fixed point of PageRank: the largest change of one when every node pushes once.
    ///
    /// @param normalised whether dangling nodes jump and scores sum to 1, or scores are GDS's
    public static double pageRankResidual(CsrGraph graph, double[] scores, double damping, boolean normalised) {
        int nodes = graph.nodeCount();
        Adjacency out = graph.out();
        double[] next = new double[nodes];
        double dangling = 0;
        for (int node = 0; node < nodes; node++) {
            double weight = 0;
            for (int slot = out.offsets()[node]; slot < out.offsets()[node + 1]; slot++) {
                weight += out.weight(slot);
            }
            if (weight == 0) {
                dangling += scores[node];
                continue;
            }
            for (int slot = out.offsets()[node]; slot < out.offsets()[node + 1]; slot++) {
                next[out.targets()[slot]] += damping * scores[node] * out.weight(slot) / weight;
            }
        }
        double residual = 0;
        for (int node = 0; node < nodes; node++) {
            double jump = normalised ? (1 - damping + damping * dangling) / nodes : 1 - damping;
            residual = Math.max(residual, Math.abs(jump + next[node] - scores[node]));
        }
        return residual;
    }

    /// Betweenness by Brandes's algorithm, unweighted, one source after the other; each pair once where undirected.
    public static double[] plainBetweenness(CsrGraph graph) {
        int nodes = graph.nodeCount();
        Adjacency out = graph.out();
        double[] betweenness = new double[nodes];
        for (int source = 0; source < nodes; source++) {
            List<List<Integer>> before = new ArrayList<>();
            for (int node = 0; node < nodes; node++) {
                before.add(new ArrayList<>());
            }
            double[] paths = new double[nodes];
            int[] levels = new int[nodes];
            Arrays.fill(levels, -1);
            levels[source] = 0;
            paths[source] = 1;
            ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(source));
            ArrayDeque<Integer> stack = new ArrayDeque<>();
            while (!queue.isEmpty()) {
                int node = queue.remove();
                stack.push(node);
                for (int slot = out.offsets()[node]; slot < out.offsets()[node + 1]; slot++) {
                    int target = out.targets()[slot];
                    if (levels[target] < 0) {
                        levels[target] = levels[node] + 1;
                        queue.add(target);
                    }
                    if (levels[target] == levels[node] + 1) {
                        paths[target] += paths[node];
                        before.get(target).add(node);
                    }
                }
            }
            double[] dependency = new double[nodes];
            while (!stack.isEmpty()) {
                int node = stack.pop();
                for (int parent : before.get(node)) {
                    dependency[parent] += paths[parent] / paths[node] * (1 + dependency[node]);
                }
                if (node != source) {
                    betweenness[node] += dependency[node] / (graph.isUndirected() ? 2 : 1);
                }
            }
        }
        return betweenness;
    }

    /// Triangles of each node of an undirected graph by looking at all triples; O(nodes^3).
    public static long[] plainTriangles(CsrGraph graph) {
        int nodes = graph.nodeCount();
        boolean[][] related = new boolean[nodes][nodes];
        Adjacency out = graph.out();
        for (int node = 0; node < nodes; node++) {
            for (int slot = out.offsets()[node]; slot < out.offsets()[node + 1]; slot++) {
                related[node][out.targets()[slot]] = true;
            }
        }
        long[] triangles = new long[nodes];
        for (int a = 0; a < nodes; a++) {
            for (int b = a + 1; b < nodes; b++) {
                for (int c = b + 1; c < nodes && related[a][b]; c++) {
                    if (related[a][c] && related[b][c]) {
                        triangles[a]++;
                        triangles[b]++;
                        triangles[c]++;
                    }
                }
            }
        }
        return triangles;
    }
}
