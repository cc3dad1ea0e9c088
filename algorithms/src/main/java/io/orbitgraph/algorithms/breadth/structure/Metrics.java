package io.orbitgraph.algorithms.breadth.structure;

import io.orbitgraph.algorithms.breadth.JGraphTAlgorithm;
import io.orbitgraph.algorithms.breadth.NoParameters;
import io.orbitgraph.algorithms.breadth.Shape;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.run.Workers;
import org.jgrapht.GraphMetrics;
import org.jgrapht.GraphTests;
import org.jgrapht.alg.connectivity.ConnectivityInspector;

/// What a graph is like as a whole: its shape by yes and no, and the length of its shortest cycle (Itai, Rodeh: Finding
/// a minimum circuit in a graph, 1978). Without parallel relationships. O(nodes * relationships).
public final class Metrics extends JGraphTAlgorithm<NoParameters, Metrics.Result> {
    /// @param density relationships (without loops) of all that are possible, 0 to 1
    /// @param girth relationships of the shortest cycle; -1 where there is none
    /// @param components weakly connected ones
    /// @param tree connected, without cycles, directions ignored
    /// @param forest without cycles, directions ignored
    /// @param complete whether any two nodes are related
    /// @param eulerian whether a closed walk takes each relationship once
    public record Result(
            double density,
            int girth,
            int components,
            boolean tree,
            boolean forest,
            boolean complete,
            boolean eulerian) {}

    public Metrics() {
        super("Graph metrics", 500, 80);
    }

    @Override
    protected void check(CsrGraph graph, NoParameters parameters, Workers workers) {
        Shape.simple(name(), graph);
    }

    @Override
    protected Result solve(CsrGraphView view, NoParameters parameters, long seed) {
        long nodes = view.csr().nodeCount();
        long relationships = view.csr().relationshipCount();
        long possible = nodes * (nodes - 1) / (view.getType().isUndirected() ? 2 : 1);
        int girth = GraphMetrics.getGirth(view);
        int components = nodes == 0
                ? 0
                : new ConnectivityInspector<>(view).connectedSets().size();
        boolean forest = relationships == nodes - components;
        return new Result(
                possible == 0 ? 0 : (double) relationships / possible,
                girth == Integer.MAX_VALUE ? -1 : girth,
                components,
                forest && components == 1,
                forest,
                relationships == possible,
                relationships > 0 && GraphTests.isEulerian(view));
    }
}
