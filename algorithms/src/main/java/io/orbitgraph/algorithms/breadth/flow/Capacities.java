package io.orbitgraph.algorithms.breadth.flow;

import io.orbitgraph.algorithms.breadth.Shape;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.run.Workers;

/// What a graph must be for flows.
final class Capacities {
    private static final double MOST = 1e15;

    private Capacities() {}

    static void check(String algorithm, CsrGraph graph, Workers workers) {
        Shape.simple(algorithm, graph);
        graph.requireNonNegativeWeights(algorithm, workers);
        Shape.weightsWithin(algorithm, graph, MOST);
    }
}
