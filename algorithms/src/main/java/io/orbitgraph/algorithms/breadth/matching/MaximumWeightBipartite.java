package io.orbitgraph.algorithms.breadth.matching;

import io.orbitgraph.algorithms.breadth.JGraphTAlgorithm;
import io.orbitgraph.algorithms.breadth.Links;
import io.orbitgraph.algorithms.breadth.NoParameters;
import io.orbitgraph.algorithms.breadth.Shape;
import io.orbitgraph.algorithms.breadth.Sides;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.run.Workers;
import org.jgrapht.alg.matching.MaximumWeightBipartiteMatching;

/// Relationships that share no node and weigh as much as possible together, in an undirected bipartite graph without
/// parallel relationships (successive shortest paths with node potentials, as in Mehlhorn, Naeher: LEDA, 1999, 7.8).
/// Relationships of no or negative weight are never taken. O(nodes * (relationships + nodes log nodes)).
public final class MaximumWeightBipartite extends JGraphTAlgorithm<NoParameters, Links> {
    private static final double MOST = 1e15;

    public MaximumWeightBipartite() {
        super("Maximum weight bipartite matching", 1000, 100);
    }

    @Override
    protected void check(CsrGraph graph, NoParameters parameters, Workers workers) {
        Shape.undirected(name(), graph);
        Shape.withoutParallels(name(), graph);
        Shape.weightsWithin(name(), graph, MOST);
    }

    @Override
    protected Links solve(CsrGraphView view, NoParameters parameters, long seed) {
        Sides sides = Sides.of(name(), view);
        return Links.of(
                view,
                new MaximumWeightBipartiteMatching<>(view, sides.first(), sides.second())
                        .getMatching()
                        .getEdges());
    }
}
