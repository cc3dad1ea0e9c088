package io.orbitgraph.algorithms.breadth.structure;

import io.orbitgraph.algorithms.breadth.JGraphTAlgorithm;
import io.orbitgraph.algorithms.breadth.NoParameters;
import io.orbitgraph.algorithms.breadth.NodeSets;
import io.orbitgraph.algorithms.breadth.Shape;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.run.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.BiconnectivityInspector;

/// The blocks of an undirected graph: largest sets of nodes that stay connected whichever one of them is taken away
/// (Hopcroft, Tarjan: Algorithm 447, 1973). A relationship that is a bridge is a block of two nodes; a node without
/// relationships is in none. Cut points are in several blocks. Without loops and parallel relationships.
/// O(nodes + relationships).
public final class Biconnected extends JGraphTAlgorithm<NoParameters, Biconnected.Result> {
    /// @param cutPoints nodes whose loss disconnects, ascending
    public record Result(NodeSets blocks, int[] cutPoints) {}

    public Biconnected() {
        super("Biconnected components", 600, 80);
    }

    @Override
    protected void check(CsrGraph graph, NoParameters parameters, Workers workers) {
        Shape.undirected(name(), graph);
        Shape.simple(name(), graph);
    }

    @Override
    protected Result solve(CsrGraphView view, NoParameters parameters, long seed) {
        BiconnectivityInspector<Integer, Integer> inspector = new BiconnectivityInspector<>(view);
        List<Set<Integer>> blocks = new ArrayList<>();
        for (Graph<Integer, Integer> block : inspector.getBlocks()) {
            if (block.vertexSet().size() > 1) {
                blocks.add(block.vertexSet());
            }
        }
        return new Result(NodeSets.of(blocks), NodeSets.sorted(inspector.getCutpoints()));
    }
}
