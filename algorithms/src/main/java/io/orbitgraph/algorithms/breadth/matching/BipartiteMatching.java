package io.orbitgraph.algorithms.breadth.matching;

import io.orbitgraph.algorithms.breadth.JGraphTAlgorithm;
import io.orbitgraph.algorithms.breadth.Links;
import io.orbitgraph.algorithms.breadth.NoParameters;
import io.orbitgraph.algorithms.breadth.Shape;
import io.orbitgraph.algorithms.breadth.Sides;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.run.Workers;
import org.jgrapht.alg.matching.HopcroftKarpMaximumCardinalityBipartiteMatching;

/// As many relationships as possible that share no node, in an undirected bipartite graph (Hopcroft, Karp: An n^5/2
/// algorithm for maximum matchings in bipartite graphs, 1973). The sides are found by itself.
/// O(relationships * sqrt(nodes)).
public final class BipartiteMatching extends JGraphTAlgorithm<NoParameters, Links> {
    public BipartiteMatching() {
        super("Bipartite matching", 300, 60);
    }

    @Override
    protected void check(CsrGraph graph, NoParameters parameters, Workers workers) {
        Shape.undirected(name(), graph);
    }

    @Override
    protected Links solve(CsrGraphView view, NoParameters parameters, long seed) {
        Sides sides = Sides.of(name(), view);
        return Links.of(
                view,
                new HopcroftKarpMaximumCardinalityBipartiteMatching<>(view, sides.first(), sides.second())
                        .getMatching()
                        .getEdges());
    }
}
