package io.orbitgraph.algorithms.breadth.path;

import io.orbitgraph.algorithms.breadth.JGraphTAlgorithm;
import io.orbitgraph.algorithms.breadth.Shape;
import io.orbitgraph.algorithms.breadth.Walks;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.paths.shortest.WeightedPath;
import io.orbitgraph.algorithms.run.Require;
import io.orbitgraph.algorithms.run.Workers;
import java.util.ArrayList;
import java.util.List;
import org.jgrapht.alg.shortestpath.EppsteinShortestPathIterator;

/// The k lightest walks from one node to another in a directed graph; unlike paths they may visit a node more than once
/// (Eppstein: Finding the k shortest paths, 1999). Weights are 0 or more. O(relationships + nodes log nodes + k log k).
public final class KShortestWalks extends JGraphTAlgorithm<KShortestWalks.Parameters, List<WeightedPath>> {
    /// @param k how many at most
    public record Parameters(int sourceNode, int targetNode, int k) {
        public Parameters {
            Require.atLeast("k", k, 1);
        }
    }

    public KShortestWalks() {
        super("K shortest walks", 900, 200);
    }

    @Override
    protected void check(CsrGraph graph, Parameters parameters, Workers workers) {
        Require.node("sourceNode", parameters.sourceNode(), graph.nodeCount());
        Require.node("targetNode", parameters.targetNode(), graph.nodeCount());
        Shape.directed(name(), graph);
        graph.requireNonNegativeWeights(name(), workers);
    }

    @Override
    protected List<WeightedPath> solve(CsrGraphView view, Parameters parameters, long seed) {
        var walks = new EppsteinShortestPathIterator<>(view, parameters.sourceNode(), parameters.targetNode());
        List<WeightedPath> found = new ArrayList<>();
        while (found.size() < parameters.k() && walks.hasNext()) {
            view.cancellation().check();
            found.add(Walks.of(view, walks.next()));
        }
        found.sort(Walks.ORDER);
        return found;
    }
}
