package io.orbitgraph.algorithms.breadth.cluster;

import io.orbitgraph.algorithms.breadth.Groups;
import io.orbitgraph.algorithms.breadth.JGraphTAlgorithm;
import io.orbitgraph.algorithms.breadth.Shape;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.run.Require;
import io.orbitgraph.algorithms.run.Workers;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.alg.scoring.EdgeBetweennessCentrality;
import org.jgrapht.alg.scoring.EdgeBetweennessCentrality.OverflowStrategy;
import org.jgrapht.graph.SimpleGraph;

/// Takes away the relationship of the greatest edge betweenness, ties by node, until the graph falls into a number of
/// parts (Girvan, Newman: Community structure in social and biological networks, 2002). Undirected, without loops and
/// parallel relationships; weights do not count. O(nodes * relationships^2): for graphs of some hundred nodes.
public final class GirvanNewman extends JGraphTAlgorithm<GirvanNewman.Parameters, Groups> {
    private static final double ROUNDING = 1e-9;

    /// @param k how many parts
    public record Parameters(int k) {
        public Parameters {
            Require.atLeast("k", k, 1);
        }
    }

    public GirvanNewman() {
        super("Girvan-Newman", 900, 400);
    }

    @Override
    protected void check(CsrGraph graph, Parameters parameters, Workers workers) {
        Shape.undirected(name(), graph);
        Shape.simple(name(), graph);
        Require.that(
                parameters.k() <= Math.max(1, graph.nodeCount()),
                "k is " + parameters.k() + ", but the graph has only " + graph.nodeCount() + " nodes");
    }

    @Override
    protected Groups solve(CsrGraphView view, Parameters parameters, long seed) {
        // JGraphT's own loop breaks ties by the identity of edges.
        Graph<Integer, Integer> copy = new SimpleGraph<>(null, null, false);
        view.vertexSet().forEach(copy::addVertex);
        view.edgeSet().forEach(edge -> copy.addEdge(view.getEdgeSource(edge), view.getEdgeTarget(edge), edge));
        List<Set<Integer>> parts = new ConnectivityInspector<>(copy).connectedSets();
        Require.that(
                parts.size() <= Math.max(1, parameters.k()),
                name() + " cannot make " + parameters.k() + " parts of a graph that has " + parts.size()
                        + " components already; ask for a greater k");
        while (parts.size() < parameters.k()) {
            Map<Integer, Double> scores = new EdgeBetweennessCentrality<>(
                            copy, OverflowStrategy.THROW_EXCEPTION_ON_OVERFLOW, new Sources(view))
                    .getScores();
            copy.removeEdge(first(scores));
            parts = new ConnectivityInspector<>(copy).connectedSets();
        }
        return Groups.of(view.csr().nodeCount(), parts);
    }

    /// The smallest of the edges of the greatest score, to within rounding.
    private static Integer first(Map<Integer, Double> scores) {
        double most = Collections.max(scores.values());
        return scores.entrySet().stream()
                .filter(entry -> entry.getValue() >= most * (1 - ROUNDING))
                .map(Map.Entry::getKey)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /// All nodes; asks for cancellation at each, since the copy does not.
    private static final class Sources extends AbstractSet<Integer> {
        private final CsrGraphView view;

        Sources(CsrGraphView view) {
            this.view = view;
        }

        @Override
        public Iterator<Integer> iterator() {
            return view.vertexSet().stream()
                    .peek(node -> view.cancellation().check())
                    .iterator();
        }

        @Override
        public int size() {
            return view.csr().nodeCount();
        }
    }
}
