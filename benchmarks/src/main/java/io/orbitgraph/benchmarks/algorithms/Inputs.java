package io.orbitgraph.benchmarks.algorithms;

import io.orbitgraph.algorithms.graph.EdgeList;
import io.orbitgraph.algorithms.graph.GraphGenerator;
import io.orbitgraph.algorithms.run.Workers;
import java.util.List;

/// The generated graphs that benchmarks work on: always the same for a scale, 2^scale nodes and 16 times as many
/// relationships.
final class Inputs {
    private static final int EDGE_FACTOR = 16;
    private static final long SEED = 27491095;

    private Inputs() {}

    static EdgeList kronecker(int scale, Workers workers) {
        return GraphGenerator.kronecker(scale, EDGE_FACTOR, SEED, workers);
    }

    static EdgeList uniform(int scale, Workers workers) {
        return GraphGenerator.uniform(1 << scale, EDGE_FACTOR << scale, SEED, workers);
    }

    /// With whole weights from 1 to 255.
    static EdgeList weighted(EdgeList edges) {
        EdgeList list = new EdgeList(edges.size(), List.of("weight"));
        for (int i = 0; i < edges.size(); i++) {
            list.add(edges.source(i), edges.target(i), (double) (1 + i * 7919L % 255));
        }
        return list;
    }
}
