package io.orbitgraph.algorithms.community.modularity;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.primitive.SparseSums;
import io.orbitgraph.algorithms.run.Chunks;
import io.orbitgraph.algorithms.run.Workers;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The undirected, weighted graph of one level: the input, or communities as nodes. The neighbours of node `v` are
/// `targets[offsets[v]]` up to `targets[ends[v] - 1]`, in no particular order, and one may stand there more than once.
/// Entries of a node for itself are to be skipped, their weight is in `loops`.
final class LevelGraph {
    final int nodes;
    final int[] offsets;
    final int[] ends;
    final int[] targets;
    /// Null where all weigh 1.
    final double @Nullable [] weights;
    /// Weight of each node's self-loops, each counted once.
    final double[] loops;
    /// Weight of each node's relationships, self-loops counted twice.
    final double[] strengths;
    /// The sum of all strengths: twice the weight of all relationships.
    final double total;

    private final int[] bounds;

    /// @param offsets one more than there are nodes
    LevelGraph(int[] offsets, int[] ends, int[] targets, double @Nullable [] weights, double[] loops, Workers workers) {
        this.nodes = loops.length;
        this.offsets = offsets;
        this.ends = ends;
        this.targets = targets;
        this.weights = weights;
        this.loops = loops;
        this.strengths = new double[nodes];
        this.bounds = Chunks.byEntries(offsets);
        workers.ranges(bounds, (worker, from, to) -> {
            for (int node = from; node < to; node++) {
                double sum = 2 * loops[node];
                for (int slot = offsets[node]; slot < ends[node]; slot++) {
                    if (targets[slot] != node) {
                        sum += weights == null ? 1 : weights[slot];
                    }
                }
                strengths[node] = sum;
            }
        });
        this.total = workers.sum(nodes, (from, to) -> {
            double sum = 0;
            for (int node = from; node < to; node++) {
                sum += strengths[node];
            }
            return sum;
        });
    }

    /// Shares the arrays of an undirected graph; of a directed one, adds up both directions.
    static LevelGraph of(CsrGraph graph, Workers workers) {
        Adjacency out = graph.out();
        double[] loops = loops(out, workers);
        if (graph.isUndirected()) {
            return of(out.offsets(), out.targets(), out.weights(), loops, workers);
        }
        Adjacency in = graph.in(workers);
        int nodes = graph.nodeCount();
        int[] offsets = new int[nodes + 1];
        for (int node = 0; node < nodes; node++) {
            offsets[node + 1] = Math.addExact(offsets[node], out.degree(node) + in.degree(node));
        }
        int[] targets = new int[offsets[nodes]];
        double[] weights = graph.isWeighted() ? new double[targets.length] : null;
        workers.ranges(Chunks.byEntries(offsets), (worker, from, to) -> {
            for (int node = from; node < to; node++) {
                copy(out, node, targets, weights, offsets[node]);
                copy(in, node, targets, weights, offsets[node] + out.degree(node));
            }
        });
        return of(offsets, targets, weights, loops, workers);
    }

    private static LevelGraph of(
            int[] offsets, int[] targets, double @Nullable [] weights, double[] loops, Workers workers) {
        return new LevelGraph(
                offsets, Arrays.copyOfRange(offsets, 1, offsets.length), targets, weights, loops, workers);
    }

    private static void copy(Adjacency from, int node, int[] targets, double @Nullable [] weights, int at) {
        int start = from.offsets()[node];
        System.arraycopy(from.targets(), start, targets, at, from.degree(node));
        double[] known = from.weights();
        if (weights != null && known != null) {
            System.arraycopy(known, start, weights, at, from.degree(node));
        }
    }

    private static double[] loops(Adjacency out, Workers workers) {
        double[] loops = new double[out.nodeCount()];
        int[] offsets = out.offsets();
        int[] targets = out.targets();
        workers.ranges(out.bounds(), (worker, from, to) -> {
            for (int node = from; node < to; node++) {
                for (int slot = offsets[node]; slot < offsets[node + 1]; slot++) {
                    if (targets[slot] == node) {
                        loops[node] += out.weight(slot);
                    }
                }
            }
        });
        return loops;
    }

    int[] bounds() {
        return bounds;
    }

    /// Adds to `sums` what `node`'s neighbours weigh, by their number in `groups`.
    void gather(int node, int[] groups, SparseSums sums) {
        sums.addAll(targets, weights, offsets[node], ends[node], groups, node);
    }

    /// For each node the weight of its relationships within its community, self-loops left out.
    double[] weightInside(int[] communities, Workers workers) {
        double[] inside = new double[nodes];
        workers.ranges(bounds, (worker, from, to) -> {
            for (int node = from; node < to; node++) {
                double sum = 0;
                for (int slot = offsets[node]; slot < ends[node]; slot++) {
                    if (targets[slot] != node && communities[targets[slot]] == communities[node]) {
                        sum += weights == null ? 1 : weights[slot];
                    }
                }
                inside[node] = sum;
            }
        });
        return inside;
    }

    double modularity(int[] communities, double resolution, Workers workers) {
        return modularity(communities, weightInside(communities, workers), resolution, workers);
    }

    /// The modularity of a partition (Newman, Girvan 2004; resolution: Reichardt, Bornholdt 2006).
    ///
    /// @param inside as {@link #weightInside} has it
    double modularity(int[] communities, double[] inside, double resolution, Workers workers) {
        if (total == 0) {
            return 0;
        }
        double weight = workers.sum(nodes, (from, to) -> {
            double sum = 0;
            for (int node = from; node < to; node++) {
                sum += 2 * loops[node] + inside[node];
            }
            return sum;
        });
        double[] totals = new double[nodes];
        for (int node = 0; node < nodes; node++) {
            totals[communities[node]] += strengths[node];
        }
        double squares = 0;
        for (double each : totals) {
            squares += each / total * (each / total);
        }
        return weight / total - resolution * squares;
    }
}
