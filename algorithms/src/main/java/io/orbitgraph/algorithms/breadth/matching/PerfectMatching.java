package io.orbitgraph.algorithms.breadth.matching;

import io.orbitgraph.algorithms.breadth.JGraphTAlgorithm;
import io.orbitgraph.algorithms.breadth.Links;
import io.orbitgraph.algorithms.breadth.Shape;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.run.Require;
import io.orbitgraph.algorithms.run.Workers;
import java.util.List;
import org.jgrapht.alg.matching.SparseEdmondsMaximumCardinalityMatching;
import org.jgrapht.alg.matching.blossom.v5.KolmogorovWeightedPerfectMatching;
import org.jgrapht.alg.matching.blossom.v5.ObjectiveSense;

/// Relationships of least (or greatest) weight that pair all nodes, in an undirected graph without loops and parallel
/// relationships (Kolmogorov: Blossom V, 2009). A graph that has no such pairing is refused. O(nodes^2 *
/// relationships) at worst.
public final class PerfectMatching extends JGraphTAlgorithm<PerfectMatching.Parameters, Links> {
    /// What the algorithm computes with as infinite is 1e10.
    private static final double MOST_WEIGHT = 1e9;

    private static final int MOST_NODES = 20_000;

    /// @param maximize the greatest weight instead of the least
    public record Parameters(boolean maximize) {
        public static final Parameters DEFAULT = new Parameters(false);
    }

    public PerfectMatching() {
        super("Perfect matching", 600, 160);
    }

    @Override
    protected void check(CsrGraph graph, Parameters parameters, Workers workers) {
        Shape.undirected(name(), graph);
        Shape.simple(name(), graph);
        Shape.weightsWithin(name(), graph, MOST_WEIGHT);
        Shape.atMost(name(), graph, MOST_NODES);
    }

    @Override
    protected Links solve(CsrGraphView view, Parameters parameters, long seed) {
        int nodes = view.csr().nodeCount();
        if (nodes == 0) {
            return Links.of(List.of());
        }
        int most = new SparseEdmondsMaximumCardinalityMatching<>(view)
                .getMatching()
                .getEdges()
                .size();
        if (2 * most < nodes) {
            throw Require.failure(name() + " needs a graph whose nodes can all be paired, but of the " + nodes
                    + " nodes at most " + 2 * most + " can; project fewer nodes, or use orbit.graph.maximumMatching");
        }
        ObjectiveSense sense = parameters.maximize() ? ObjectiveSense.MAXIMIZE : ObjectiveSense.MINIMIZE;
        return Links.of(
                view,
                new KolmogorovWeightedPerfectMatching<>(view, sense)
                        .getMatching()
                        .getEdges());
    }
}
