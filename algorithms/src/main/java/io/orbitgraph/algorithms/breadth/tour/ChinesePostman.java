package io.orbitgraph.algorithms.breadth.tour;

import io.orbitgraph.algorithms.breadth.JGraphTAlgorithm;
import io.orbitgraph.algorithms.breadth.NoParameters;
import io.orbitgraph.algorithms.breadth.Walks;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.paths.shortest.WeightedPath;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Require;
import io.orbitgraph.algorithms.run.Workers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jgrapht.Graph;
import org.jgrapht.GraphPath;
import org.jgrapht.GraphTests;
import org.jgrapht.alg.cycle.HierholzerEulerianCycle;
import org.jgrapht.graph.DirectedWeightedPseudograph;
import org.jgrapht.graph.WeightedPseudograph;

/// The lightest closed walk that takes each relationship at least once (Edmonds, Johnson: Matching, Euler tours and the
/// Chinese postman, 1973), in a directed or undirected graph in which each node reaches each other and weights are 0 or
/// more. Takes at most 1,000 ends of relationships that need a partner: nodes of odd degree, or what arrives more than
/// leaves. O(ends^3 + ends * relationships * log nodes).
public final class ChinesePostman extends JGraphTAlgorithm<NoParameters, WeightedPath> {
    private static final int MOST_ENDS = 1000;

    public ChinesePostman() {
        super("Chinese postman", 600, 400);
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, NoParameters parameters, int concurrency) {
        MemoryEstimate work = super.estimate(size, parameters, concurrency);
        long pairs = Math.min(size.nodes(), MOST_ENDS);
        return MemoryEstimate.sum(name(), work, MemoryEstimate.between("paths", 0, 1000 * pairs * pairs / 2));
    }

    @Override
    protected void check(CsrGraph graph, NoParameters parameters, Workers workers) {
        Require.that(graph.relationshipCount() > 0, name() + " needs at least one relationship");
        graph.requireNonNegativeWeights(name(), workers);
        long ends = Balance.of(graph, workers).total();
        Require.that(
                ends <= MOST_ENDS,
                name() + " takes at most " + MOST_ENDS + " ends of relationships that need a partner, but there are "
                        + ends + "; project a smaller part of the graph");
    }

    @Override
    protected WeightedPath solve(CsrGraphView view, NoParameters parameters, long seed) {
        Require.that(
                GraphTests.isStronglyConnected(view),
                name() + " needs a graph in which each node reaches each other; project one component of it"
                        + " (gds.wcc or gds.scc find them)");
        return ordered(view, new org.jgrapht.alg.cycle.ChinesePostman<Integer, Integer>().getCPPSolution(view));
    }

    /// The same relationships as often, in an order that does not depend on the identity of objects.
    private static WeightedPath ordered(CsrGraphView view, GraphPath<Integer, Integer> walk) {
        Graph<Integer, Integer> copy = view.getType().isUndirected()
                ? new WeightedPseudograph<>(null, null)
                : new DirectedWeightedPseudograph<>(null, null);
        List<Integer> taken = new ArrayList<>(walk.getEdgeList());
        Collections.sort(taken);
        for (int i = 0; i < taken.size(); i++) {
            Integer edge = taken.get(i);
            copy.addVertex(view.getEdgeSource(edge));
            copy.addVertex(view.getEdgeTarget(edge));
            copy.addEdge(view.getEdgeSource(edge), view.getEdgeTarget(edge), i);
            copy.setEdgeWeight(i, view.getEdgeWeight(edge));
        }
        return Walks.of(copy, new HierholzerEulerianCycle<Integer, Integer>().getEulerianCycle(copy));
    }
}
