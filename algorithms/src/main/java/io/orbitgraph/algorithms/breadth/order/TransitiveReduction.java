package io.orbitgraph.algorithms.breadth.order;

import io.orbitgraph.algorithms.breadth.JGraphTAlgorithm;
import io.orbitgraph.algorithms.breadth.Links;
import io.orbitgraph.algorithms.breadth.NoParameters;
import io.orbitgraph.algorithms.breadth.Shape;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Workers;

/// The fewest relationships by which each node of a directed acyclic graph reaches the same nodes as before (Hsu: An
/// algorithm for finding a minimal equivalent graph of a digraph, 1975). For 5,000 nodes at most. O(nodes^3 / 64 +
/// nodes * relationships) time, nodes^2 / 4 bytes.
public final class TransitiveReduction extends JGraphTAlgorithm<NoParameters, Links> {
    private static final int MOST_NODES = 5000;

    public TransitiveReduction() {
        super("Transitive reduction", 500, 200);
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, NoParameters parameters, int concurrency) {
        return MemoryEstimate.sum(
                name(),
                super.estimate(size, parameters, concurrency),
                MemoryEstimate.of("matrices", size.nodes() * size.nodes() / 4));
    }

    @Override
    protected void check(CsrGraph graph, NoParameters parameters, Workers workers) {
        Shape.directed(name(), graph);
        Shape.atMost(name(), graph, MOST_NODES);
        Shape.acyclic(name(), graph, workers);
    }

    @Override
    protected Links solve(CsrGraphView view, NoParameters parameters, long seed) {
        Digraph copy = Digraph.of(view);
        org.jgrapht.alg.TransitiveReduction.INSTANCE.reduce(copy);
        return copy.links();
    }
}
