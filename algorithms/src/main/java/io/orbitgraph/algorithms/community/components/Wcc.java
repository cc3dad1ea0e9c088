package io.orbitgraph.algorithms.community.components;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Require;
import io.orbitgraph.algorithms.run.Workers;
import java.util.Arrays;

/// Weakly connected components: directions do not matter. Afforest (Sutton, Ben-Nun, Barak: Optimizing parallel graph
/// connectivity computation via subgraph sampling, 2018): a few neighbours of each node find the giant component, whose
/// nodes are skipped afterwards. O(nodes) for most graphs, O(relationships) at worst.
public final class Wcc implements Algorithm<WccParameters, ComponentsResult> {
    private static final int NODES_OF_A_RANGE = 16_384;

    @Override
    public String name() {
        return "Weakly connected components";
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, WccParameters parameters, int concurrency) {
        long seeds = parameters.seeds() == null ? 0 : 32 * size.nodes();
        return MemoryEstimate.of(name(), 12 * size.nodes() + seeds);
    }

    @Override
    public ComponentsResult compute(CsrGraph graph, WccParameters parameters, Environment environment) {
        int[] roots = roots(graph, parameters, environment);
        int nodes = roots.length;
        long[] components = new long[nodes];
        Workers workers = environment.workers();
        long[] given = parameters.seeds();
        if (given != null) {
            long[] seeds = complete(given);
            Arrays.fill(components, Long.MAX_VALUE);
            for (int node = 0; node < nodes; node++) {
                components[roots[node]] = Math.min(components[roots[node]], seeds[node]);
            }
            // A root is the first of its nodes, so that it is not overwritten before the others have read it.
            for (int node = 0; node < nodes; node++) {
                components[node] = components[roots[node]];
            }
        }
        int count = (int) workers.count(nodes, (from, to) -> {
            int found = 0;
            for (int node = from; node < to; node++) {
                if (given == null) {
                    components[node] = roots[node];
                }
                found += roots[node] == node ? 1 : 0;
            }
            return found;
        });
        environment.progress().report(name(), nodes, nodes);
        return new ComponentsResult(components, count);
    }

    /// For each node the first node of its component.
    public int[] roots(CsrGraph graph, WccParameters parameters, Environment environment) {
        int nodes = graph.nodeCount();
        Workers workers = environment.workers();
        UnionFind sets = new UnionFind(nodes);
        long[] seeds = parameters.seeds();
        if (seeds != null) {
            Require.that(seeds.length == nodes, "There must be one seed for each node");
            linkEqual(complete(seeds), sets);
        }
        Double limit = parameters.threshold();
        double threshold = limit == null ? 0 : limit;
        // Without a threshold all relationships connect, whatever they weigh.
        CsrGraph relationships = limit == null ? graph.unweighted() : graph;
        Adjacency out = relationships.out();
        hangUnderFirst(out, threshold, sets, workers);
        sets.compress(workers);
        linkSecond(out, threshold, sets, workers);
        sets.compress(workers);
        // Without incoming relationships the skipped nodes' outgoing ones would be seen by nobody.
        int skip = relationships.hasIn() ? sets.frequentRoot(environment.seed()) : -1;
        linkAll(out, threshold, skip, sets, workers);
        if (!graph.isUndirected() && skip >= 0) {
            linkAll(relationships.in(workers), threshold, skip, sets, workers);
        }
        sets.compress(workers);
        return sets.parents();
    }

    /// Gives nodes without a seed one of their own, above all others.
    private static long[] complete(long[] seeds) {
        long next = Math.max(-1, Arrays.stream(seeds).max().orElse(-1)) + 1;
        long[] all = seeds.clone();
        for (int node = 0; node < all.length; node++) {
            if (all[node] < 0) {
                all[node] = next + node;
            }
        }
        return all;
    }

    private static void linkEqual(long[] seeds, UnionFind sets) {
        long[] sorted = seeds.clone();
        Arrays.sort(sorted);
        int[] firsts = new int[sorted.length];
        Arrays.fill(firsts, -1);
        for (int node = 0; node < seeds.length; node++) {
            int at = Arrays.binarySearch(sorted, seeds[node]);
            while (at > 0 && sorted[at - 1] == seeds[node] && firsts[at] < 0) {
                at--;
            }
            if (firsts[at] < 0) {
                firsts[at] = node;
            }
            sets.link(firsts[at], node);
        }
    }

    /// Hangs each node under its first neighbour if that has a lower number, which needs no synchronisation: a node's
    /// parent is written by its own thread only. Relationships that this leaves out are seen by {@link #linkAll}.
    private static void hangUnderFirst(Adjacency adjacency, double threshold, UnionFind sets, Workers workers) {
        int[] offsets = adjacency.offsets();
        int[] targets = adjacency.targets();
        double[] weights = adjacency.weights();
        workers.ranges(adjacency.nodeCount(), NODES_OF_A_RANGE, (worker, from, to) -> {
            for (int node = from; node < to; node++) {
                int slot = offsets[node];
                if (slot < offsets[node + 1] && (weights == null || weights[slot] > threshold)) {
                    sets.hang(node, targets[slot]);
                }
            }
        });
    }

    private static void linkSecond(Adjacency adjacency, double threshold, UnionFind sets, Workers workers) {
        int[] offsets = adjacency.offsets();
        int[] targets = adjacency.targets();
        double[] weights = adjacency.weights();
        workers.ranges(adjacency.nodeCount(), NODES_OF_A_RANGE, (worker, from, to) -> {
            for (int node = from; node < to; node++) {
                int slot = offsets[node] + 1;
                if (slot < offsets[node + 1] && (weights == null || weights[slot] > threshold)) {
                    sets.link(node, targets[slot]);
                }
            }
        });
    }

    private static void linkAll(Adjacency adjacency, double threshold, int skip, UnionFind sets, Workers workers) {
        int[] offsets = adjacency.offsets();
        int[] targets = adjacency.targets();
        double[] weights = adjacency.weights();
        workers.ranges(adjacency.bounds(), (worker, from, to) -> {
            for (int node = from; node < to; node++) {
                if (sets.parent(node) == skip) {
                    continue;
                }
                for (int slot = offsets[node]; slot < offsets[node + 1]; slot++) {
                    if (weights == null || weights[slot] > threshold) {
                        sets.link(node, targets[slot]);
                    }
                }
            }
        });
    }
}
