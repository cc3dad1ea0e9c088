package io.orbitgraph.algorithms.breadth.matching;

import io.orbitgraph.algorithms.breadth.JGraphTAlgorithm;
import io.orbitgraph.algorithms.breadth.Links;
import io.orbitgraph.algorithms.breadth.NoParameters;
import io.orbitgraph.algorithms.breadth.Shape;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.run.Workers;
import java.util.List;
import org.jgrapht.alg.matching.SparseEdmondsMaximumCardinalityMatching;

/// As many relationships as possible that share no node (Edmonds: Paths, trees, and flowers, 1965), in an undirected
/// graph without loops and parallel relationships. O(nodes * relationships * inverse Ackermann).
public final class MaximumMatching extends JGraphTAlgorithm<NoParameters, Links> {
    public MaximumMatching() {
        super("Maximum matching", 400, 60);
    }

    @Override
    protected void check(CsrGraph graph, NoParameters parameters, Workers workers) {
        Shape.undirected(name(), graph);
        Shape.simple(name(), graph);
    }

    @Override
    protected Links solve(CsrGraphView view, NoParameters parameters, long seed) {
        if (view.csr().relationshipCount() == 0) {
            return Links.of(List.of());
        }
        return Links.of(
                view,
                new SparseEdmondsMaximumCardinalityMatching<>(view)
                        .getMatching()
                        .getEdges());
    }
}
