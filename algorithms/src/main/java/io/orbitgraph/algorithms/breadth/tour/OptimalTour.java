package io.orbitgraph.algorithms.breadth.tour;

import io.orbitgraph.algorithms.breadth.JGraphTAlgorithm;
import io.orbitgraph.algorithms.breadth.NoParameters;
import io.orbitgraph.algorithms.breadth.Shape;
import io.orbitgraph.algorithms.breadth.Walks;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.paths.shortest.WeightedPath;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Workers;
import java.util.Optional;
import org.jgrapht.GraphPath;
import org.jgrapht.alg.tour.HeldKarpTSP;

/// The lightest closed walk that visits each node once (Held, Karp: A dynamic programming approach to sequencing
/// problems, 1962), in a directed or undirected graph of 16 nodes at most, which need not be complete.
/// O(2^nodes * nodes^2) time, O(2^nodes * nodes) memory.
public final class OptimalTour extends JGraphTAlgorithm<NoParameters, Optional<WeightedPath>> {
    private static final int MOST_NODES = 16;
    private static final double MOST_WEIGHT = 1e15;

    public OptimalTour() {
        super("Optimal tour", 500, 60);
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, NoParameters parameters, int concurrency) {
        long nodes = Math.min(size.nodes(), MOST_NODES);
        return MemoryEstimate.of(name(), (8 * nodes) << nodes);
    }

    @Override
    protected void check(CsrGraph graph, NoParameters parameters, Workers workers) {
        Shape.notEmpty(name(), graph);
        Shape.atMost(name(), graph, MOST_NODES);
        Shape.weightsWithin(name(), graph, MOST_WEIGHT);
    }

    /// From the first node back to it; empty where there is no such walk.
    @Override
    protected Optional<WeightedPath> solve(CsrGraphView view, NoParameters parameters, long seed) {
        int nodes = view.csr().nodeCount();
        if (nodes == 1) {
            return Optional.of(new WeightedPath(new int[] {0}, new double[1]));
        }
        GraphPath<Integer, Integer> tour = new HeldKarpTSP<Integer, Integer>().getTour(view);
        return tour == null
                ? Optional.empty()
                : Optional.of(Walks.cycle(view, tour.getVertexList().subList(0, nodes)));
    }
}
