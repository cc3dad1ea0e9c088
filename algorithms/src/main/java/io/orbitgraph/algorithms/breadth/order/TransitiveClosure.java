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

/// A relationship from each node to each other one that it reaches, in a directed graph (repeated squaring, see
/// Warshall 1962). Self-loops are left out. Up to nodes^2 of them; for 5,000 nodes at most. O(nodes * relationships *
/// log nodes) with the relationships of the result.
public final class TransitiveClosure extends JGraphTAlgorithm<NoParameters, Links> {
    private static final int MOST_NODES = 5000;
    private static final long BYTES_PER_RELATIONSHIP = 200;

    public TransitiveClosure() {
        super("Transitive closure", 500, 200);
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, NoParameters parameters, int concurrency) {
        return MemoryEstimate.sum(
                name(),
                super.estimate(size, parameters, concurrency),
                MemoryEstimate.between("pairs", 0, BYTES_PER_RELATIONSHIP * size.nodes() * size.nodes()));
    }

    @Override
    protected void check(CsrGraph graph, NoParameters parameters, Workers workers) {
        Shape.directed(name(), graph);
        Shape.atMost(name(), graph, MOST_NODES);
    }

    @Override
    protected Links solve(CsrGraphView view, NoParameters parameters, long seed) {
        Digraph copy = Digraph.of(view);
        org.jgrapht.alg.TransitiveClosure.INSTANCE.closeSimpleDirectedGraph(copy);
        return copy.links();
    }
}
