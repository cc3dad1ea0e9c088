package io.orbitgraph.algorithms.breadth.tour;

import io.orbitgraph.algorithms.breadth.JGraphTAlgorithm;
import io.orbitgraph.algorithms.breadth.Shape;
import io.orbitgraph.algorithms.breadth.Walks;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.paths.shortest.WeightedPath;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Require;
import io.orbitgraph.algorithms.run.Workers;
import java.util.List;
import java.util.Random;
import org.jgrapht.alg.interfaces.HamiltonianCycleAlgorithm;
import org.jgrapht.alg.tour.ChristofidesThreeHalvesApproxMetricTSP;
import org.jgrapht.alg.tour.FarthestInsertionHeuristicTSP;
import org.jgrapht.alg.tour.GreedyHeuristicTSP;
import org.jgrapht.alg.tour.NearestInsertionHeuristicTSP;
import org.jgrapht.alg.tour.NearestNeighborHeuristicTSP;
import org.jgrapht.alg.tour.TwoApproxMetricTSP;
import org.jgrapht.alg.tour.TwoOptHeuristicTSP;

/// A short closed walk that visits each node once, in a graph with a relationship between any two nodes: undirected,
/// without loops and parallel relationships, weights of 0 or more. For 2,000 nodes at most.
public final class Tour extends JGraphTAlgorithm<Tour.Parameters, WeightedPath> {
    private static final int MOST_NODES = 2000;

    /// How. Bounds hold where the weights fulfil the triangle inequality.
    public enum Variant {
        /// On to the nearest node that was not visited. O(nodes^2).
        NEAREST_NEIGHBOR,
        /// Grows by the node nearest to it. At most twice the least. O(nodes^2).
        NEAREST_INSERTION,
        /// Grows by the node farthest from it. O(nodes^2).
        FARTHEST_INSERTION,
        /// The lightest relationship next that closes no smaller tour. O(nodes^2 log nodes).
        GREEDY,
        /// Exchanges two relationships as long as that helps, from the nearest neighbour's tour on (Croes 1958).
        TWO_OPT,
        /// Twice a minimum spanning tree. At most twice the least. O(nodes^2 log nodes).
        TWO_APPROXIMATE,
        /// A minimum spanning tree and a matching of its odd nodes. At most 3/2 of the least (Christofides 1976).
        /// O(nodes^3).
        CHRISTOFIDES
    }

    /// @param passes how many tours `TWO_OPT` begins with; the best counts
    public record Parameters(Variant algorithm, int passes) {
        public static final Parameters DEFAULT = new Parameters(Variant.TWO_OPT, 1);

        public Parameters {
            Require.atLeast("passes", passes, 1);
        }

        public Parameters with(Variant other) {
            return new Parameters(other, passes);
        }
    }

    public Tour() {
        super("Tour", 500, 60);
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, Parameters parameters, int concurrency) {
        return MemoryEstimate.sum(
                name(),
                super.estimate(size, parameters, concurrency),
                MemoryEstimate.of("distances", 8 * size.nodes() * size.nodes()));
    }

    @Override
    protected void check(CsrGraph graph, Parameters parameters, Workers workers) {
        Shape.notEmpty(name(), graph);
        Shape.undirected(name(), graph);
        Shape.simple(name(), graph);
        Shape.atMost(name(), graph, MOST_NODES);
        Shape.complete(name(), graph);
        graph.requireNonNegativeWeights(name(), workers);
    }

    /// From the first node back to it.
    @Override
    protected WeightedPath solve(CsrGraphView view, Parameters parameters, long seed) {
        int nodes = view.csr().nodeCount();
        if (nodes == 1) {
            return new WeightedPath(new int[] {0}, new double[1]);
        }
        if (nodes == 2) {
            return Walks.cycle(view, List.of(0, 1));
        }
        NearestNeighborHeuristicTSP<Integer, Integer> nearest = new NearestNeighborHeuristicTSP<>(new Random(seed));
        HamiltonianCycleAlgorithm<Integer, Integer> algorithm = switch (parameters.algorithm()) {
            case NEAREST_NEIGHBOR -> nearest;
            case NEAREST_INSERTION -> new NearestInsertionHeuristicTSP<>();
            case FARTHEST_INSERTION -> new FarthestInsertionHeuristicTSP<>();
            case GREEDY -> new GreedyHeuristicTSP<>();
            case TWO_OPT -> new TwoOptHeuristicTSP<>(parameters.passes(), nearest);
            case TWO_APPROXIMATE -> new TwoApproxMetricTSP<>();
            case CHRISTOFIDES -> new ChristofidesThreeHalvesApproxMetricTSP<>();
        };
        return Walks.cycle(view, algorithm.getTour(view).getVertexList().subList(0, nodes));
    }
}
