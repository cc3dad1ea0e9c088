package io.orbitgraph.algorithms.community.cores;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;

/// The core decomposition of an undirected graph: the k-core is the largest part in which each node has k neighbours.
/// Nodes are peeled off by degree (Batagelj, Zaversnik: An O(m) algorithm for cores decomposition of networks, 2003).
/// Self-loops count if asked for, parallel relationships count once. One thread, O(nodes + relationships).
public final class KCore implements Algorithm<KCoreParameters, KCoreResult> {
    private static final int CHECK_EVERY = 4096;

    @Override
    public String name() {
        return "K-core";
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, KCoreParameters parameters, int concurrency) {
        return MemoryEstimate.of(name(), 16 * size.nodes());
    }

    @Override
    public KCoreResult compute(CsrGraph graph, KCoreParameters parameters, Environment environment) {
        graph.requireUndirected(name());
        int nodes = graph.nodeCount();
        int[] offsets = graph.out().offsets();
        int[] targets = graph.out().targets();
        int[] cores = degrees(graph.out(), parameters.countsLoops());
        int[] starts = starts(cores);
        int[] order = new int[nodes];
        int[] places = new int[nodes];
        int[] next = starts.clone();
        for (int node = 0; node < nodes; node++) {
            places[node] = next[cores[node]]++;
            order[places[node]] = node;
        }
        for (int i = 0; i < nodes; i++) {
            if (i % CHECK_EVERY == 0) {
                environment.workers().checkCancelled();
                environment.progress().report(name(), i, nodes);
            }
            int node = order[i];
            for (int slot = offsets[node]; slot < offsets[node + 1]; slot++) {
                int target = targets[slot];
                if (cores[target] > cores[node] && (slot == offsets[node] || target != targets[slot - 1])) {
                    // To the front of its bucket, which then starts one later.
                    int first = starts[cores[target]]++;
                    int other = order[first];
                    order[places[target]] = other;
                    places[other] = places[target];
                    order[first] = target;
                    places[target] = first;
                    cores[target]--;
                }
            }
        }
        int degeneracy = 0;
        for (int core : cores) {
            degeneracy = Math.max(degeneracy, core);
        }
        environment.progress().report(name(), nodes, nodes);
        return new KCoreResult(cores, degeneracy);
    }

    private static int[] degrees(Adjacency adjacency, boolean countsLoops) {
        int[] degrees = new int[adjacency.nodeCount()];
        int[] offsets = adjacency.offsets();
        int[] targets = adjacency.targets();
        for (int node = 0; node < degrees.length; node++) {
            for (int slot = offsets[node]; slot < offsets[node + 1]; slot++) {
                boolean counts = countsLoops || targets[slot] != node;
                if (counts && (slot == offsets[node] || targets[slot] != targets[slot - 1])) {
                    degrees[node]++;
                }
            }
        }
        return degrees;
    }

    /// Where the nodes of each degree begin, when nodes are sorted by degree.
    private static int[] starts(int[] degrees) {
        int most = 0;
        for (int degree : degrees) {
            most = Math.max(most, degree);
        }
        int[] starts = new int[most + 2];
        for (int degree : degrees) {
            starts[degree + 1]++;
        }
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        return starts;
    }
}
