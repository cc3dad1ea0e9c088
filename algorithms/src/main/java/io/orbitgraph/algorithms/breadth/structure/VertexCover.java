package io.orbitgraph.algorithms.breadth.structure;

import io.orbitgraph.algorithms.breadth.JGraphTAlgorithm;
import io.orbitgraph.algorithms.breadth.NodeSets;
import io.orbitgraph.algorithms.breadth.Shape;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.run.Cancellation;
import io.orbitgraph.algorithms.run.Workers;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jgrapht.alg.interfaces.VertexCoverAlgorithm;
import org.jgrapht.alg.vertexcover.BarYehudaEvenTwoApproxVCImpl;
import org.jgrapht.alg.vertexcover.ClarksonTwoApproxVCImpl;
import org.jgrapht.alg.vertexcover.EdgeBasedTwoApproxVCImpl;
import org.jgrapht.alg.vertexcover.GreedyVCImpl;
import org.jgrapht.alg.vertexcover.RecursiveExactVCImpl;
import org.jspecify.annotations.Nullable;

/// Few nodes such that each relationship has one of them at an end, in an undirected graph without loops and parallel
/// relationships. The nodes left over are an independent set.
public final class VertexCover extends JGraphTAlgorithm<VertexCover.Parameters, int[]> {
    private static final int MOST_NODES_EXACT = 60;

    /// By which algorithm.
    public enum Variant {
        /// The node of the greatest degree next. O(log degree) times the least.
        GREEDY,
        /// Both ends of a relationship that is not covered yet. At most twice the least. O(relationships).
        EDGE_BASED,
        /// Clarkson 1983. At most twice the least. O(relationships log nodes).
        CLARKSON,
        /// Bar-Yehuda, Even 1981. At most twice the least. O(relationships).
        BAR_YEHUDA_EVEN,
        /// The least, by branch and bound. For 60 nodes at most.
        EXACT
    }

    public record Parameters(Variant algorithm) {
        public static final Parameters DEFAULT = new Parameters(Variant.GREEDY);
    }

    public VertexCover() {
        super("Vertex cover", 400, 120);
    }

    @Override
    protected void check(CsrGraph graph, Parameters parameters, Workers workers) {
        Shape.undirected(name(), graph);
        Shape.simple(name(), graph);
        if (parameters.algorithm() == Variant.EXACT) {
            Shape.atMost(name() + " with algorithm EXACT", graph, MOST_NODES_EXACT);
        }
    }

    /// The nodes, ascending.
    @Override
    protected int[] solve(CsrGraphView view, Parameters parameters, long seed) {
        if (view.csr().relationshipCount() == 0) {
            return new int[0];
        }
        VertexCoverAlgorithm<Integer> algorithm = switch (parameters.algorithm()) {
            case GREEDY -> new GreedyVCImpl<>(view);
            case EDGE_BASED -> new EdgeBasedTwoApproxVCImpl<>(view);
            case CLARKSON -> new ClarksonTwoApproxVCImpl<>(view);
            case BAR_YEHUDA_EVEN -> new BarYehudaEvenTwoApproxVCImpl<>(view);
            case EXACT -> new RecursiveExactVCImpl<>(view, new UnitWeights(view));
        };
        return NodeSets.sorted(algorithm.getVertexCover());
    }

    /// Each node weighs 1. Asks for cancellation at every look-up: branch and bound looks at nothing else.
    private static final class UnitWeights extends AbstractMap<Integer, Double> {
        private final Map<Integer, Double> weights = new HashMap<>();
        private final Cancellation cancellation;

        UnitWeights(CsrGraphView view) {
            this.cancellation = view.cancellation();
            view.vertexSet().forEach(node -> weights.put(node, 1.0));
        }

        @Override
        public @Nullable Double get(@Nullable Object node) {
            cancellation.check();
            return weights.get(node);
        }

        @Override
        public Set<Entry<Integer, Double>> entrySet() {
            return weights.entrySet();
        }
    }
}
