package io.orbitgraph.algorithms.breadth.tour;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.run.Workers;

/// By how much walks that take each relationship once miss at each node: undirected 1 where the degree is odd, directed
/// what leaves less what arrives.
record Balance(int[] differences) {
    static Balance of(CsrGraph graph, Workers workers) {
        Adjacency out = graph.out();
        Adjacency in = graph.in(workers);
        int[] differences = new int[graph.nodeCount()];
        for (int node = 0; node < differences.length; node++) {
            if (graph.isUndirected()) {
                int loops = 0;
                for (int slot = out.find(node, node);
                        slot >= 0 && slot < out.offsets()[node + 1] && out.targets()[slot] == node;
                        slot++) {
                    loops++;
                }
                differences[node] = (out.degree(node) + loops) % 2;
            } else {
                differences[node] = out.degree(node) - in.degree(node);
            }
        }
        return new Balance(differences);
    }

    int at(int node) {
        return differences[node];
    }

    /// How many ends have to be paired.
    long total() {
        long total = 0;
        for (int difference : differences) {
            total += Math.abs(difference);
        }
        return total;
    }
}
