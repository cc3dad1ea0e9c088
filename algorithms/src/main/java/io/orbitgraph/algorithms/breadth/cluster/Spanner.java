package io.orbitgraph.algorithms.breadth.cluster;

import io.orbitgraph.algorithms.breadth.JGraphTAlgorithm;
import io.orbitgraph.algorithms.breadth.Links;
import io.orbitgraph.algorithms.breadth.Shape;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.run.Require;
import io.orbitgraph.algorithms.run.Workers;
import java.util.List;
import org.jgrapht.alg.spanning.GreedyMultiplicativeSpanner;
import org.jgrapht.graph.AsWeightedGraph;

/// Few relationships by which no distance grows to more than `2k - 1` times what it was: O(nodes^(1 + 1/k)) of them
/// (Althoefer, Das, Dobkin, Joseph, Soares: On sparse spanners of weighted graphs, 1993). Undirected, without parallel
/// relationships, weights of 0 or more. O(relationships * nodes^(1 + 1/k)).
public final class Spanner extends JGraphTAlgorithm<Spanner.Parameters, Links> {
    public record Parameters(int k) {
        public static final Parameters DEFAULT = new Parameters(2);

        public Parameters {
            Require.between("k", k, 1, 1_000_000);
        }
    }

    public Spanner() {
        super("Spanner", 500, 200);
    }

    @Override
    protected void check(CsrGraph graph, Parameters parameters, Workers workers) {
        Shape.undirected(name(), graph);
        Shape.withoutParallels(name(), graph);
        graph.requireNonNegativeWeights(name(), workers);
    }

    @Override
    protected Links solve(CsrGraphView view, Parameters parameters, long seed) {
        if (view.csr().relationshipCount() == 0) {
            return Links.of(List.of());
        }
        // For graphs without weights, JGraphT searches depth first and keeps more than needed.
        AsWeightedGraph<Integer, Integer> weighted = new AsWeightedGraph<>(view, view::getEdgeWeight, false, false);
        return Links.of(view, new GreedyMultiplicativeSpanner<>(weighted, parameters.k()).getSpanner());
    }
}
