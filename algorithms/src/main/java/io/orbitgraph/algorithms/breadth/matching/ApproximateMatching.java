package io.orbitgraph.algorithms.breadth.matching;

import io.orbitgraph.algorithms.breadth.JGraphTAlgorithm;
import io.orbitgraph.algorithms.breadth.Links;
import io.orbitgraph.algorithms.breadth.Shape;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.run.Workers;
import org.jgrapht.alg.interfaces.MatchingAlgorithm;
import org.jgrapht.alg.matching.GreedyWeightedMatching;
import org.jgrapht.alg.matching.PathGrowingWeightedMatching;

/// Relationships that share no node and weigh at least half of the most that is possible, in an undirected graph
/// without loops and parallel relationships and with weights of 0 or more. O(relationships * log nodes).
public final class ApproximateMatching extends JGraphTAlgorithm<ApproximateMatching.Parameters, Links> {
    /// By which algorithm.
    public enum Variant {
        /// The heaviest first.
        GREEDY,
        /// Drake, Hougardy: A simple approximation algorithm for the weighted matching problem, 2003.
        PATH_GROWING
    }

    public record Parameters(Variant algorithm) {
        public static final Parameters DEFAULT = new Parameters(Variant.PATH_GROWING);
    }

    public ApproximateMatching() {
        super("Approximate matching", 300, 120);
    }

    @Override
    protected void check(CsrGraph graph, Parameters parameters, Workers workers) {
        Shape.undirected(name(), graph);
        Shape.simple(name(), graph);
        graph.requireNonNegativeWeights(name(), workers);
    }

    @Override
    protected Links solve(CsrGraphView view, Parameters parameters, long seed) {
        MatchingAlgorithm<Integer, Integer> algorithm = switch (parameters.algorithm()) {
            case GREEDY -> new GreedyWeightedMatching<>(view, false);
            case PATH_GROWING -> new PathGrowingWeightedMatching<>(view);
        };
        return Links.of(view, algorithm.getMatching().getEdges());
    }
}
