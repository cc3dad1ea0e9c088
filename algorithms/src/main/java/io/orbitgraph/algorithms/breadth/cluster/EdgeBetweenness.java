package io.orbitgraph.algorithms.breadth.cluster;

import io.orbitgraph.algorithms.breadth.JGraphTAlgorithm;
import io.orbitgraph.algorithms.breadth.Links;
import io.orbitgraph.algorithms.breadth.NoParameters;
import io.orbitgraph.algorithms.breadth.Shape;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.run.Workers;
import java.util.Map;
import org.jgrapht.alg.scoring.EdgeBetweennessCentrality;
import org.jgrapht.alg.scoring.EdgeBetweennessCentrality.OverflowStrategy;

/// How many shortest paths lead over each relationship; where there are several between two nodes, each counts its
/// share (Brandes: On variants of shortest-path betweenness centrality, 2008). Undirected pairs count once. Without
/// parallel relationships; weights must be positive. O(nodes * relationships), weighted with a logarithm more.
public final class EdgeBetweenness extends JGraphTAlgorithm<NoParameters, Links> {
    public EdgeBetweenness() {
        super("Edge betweenness", 600, 200);
    }

    @Override
    protected void check(CsrGraph graph, NoParameters parameters, Workers workers) {
        Shape.withoutParallels(name(), graph);
        graph.requirePositiveWeights(name(), workers);
    }

    @Override
    protected Links solve(CsrGraphView view, NoParameters parameters, long seed) {
        Map<Integer, Double> scores =
                new EdgeBetweennessCentrality<>(view, OverflowStrategy.THROW_EXCEPTION_ON_OVERFLOW).getScores();
        return Links.of(view, scores.keySet(), edge -> scores.getOrDefault(edge, 0.0));
    }
}
