package io.orbitgraph.algorithms.breadth.clique;

import io.orbitgraph.algorithms.breadth.JGraphTAlgorithm;
import io.orbitgraph.algorithms.breadth.NoParameters;
import io.orbitgraph.algorithms.breadth.NodeSets;
import io.orbitgraph.algorithms.breadth.Shape;
import io.orbitgraph.algorithms.breadth.flow.FlowVariant;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.run.Workers;
import org.jgrapht.Graph;
import org.jgrapht.alg.densesubgraph.GoldbergMaximumDensitySubgraphAlgorithm;

/// The nodes with the most relationships among them per node (Goldberg: Finding a maximum density subgraph, 1984), in
/// an undirected graph without loops and parallel relationships. Weights do not count. A minimum cut for each of the
/// O(log nodes) steps of a binary search.
public final class DensestSubgraph extends JGraphTAlgorithm<NoParameters, DensestSubgraph.Result> {
    /// Densities of larger graphs lie closer together than flows can be told apart.
    private static final int MOST_NODES = 10_000;

    /// @param nodes ascending; none where there are no relationships
    /// @param density relationships among them per node
    public record Result(int[] nodes, double density) {}

    public DensestSubgraph() {
        super("Densest subgraph", 2000, 600);
    }

    @Override
    protected void check(CsrGraph graph, NoParameters parameters, Workers workers) {
        Shape.undirected(name(), graph);
        Shape.simple(name(), graph);
        Shape.atMost(name(), graph, MOST_NODES);
    }

    @Override
    protected Result solve(CsrGraphView view, NoParameters parameters, long seed) {
        int nodes = view.csr().nodeCount();
        if (view.csr().relationshipCount() == 0) {
            return new Result(new int[0], 0);
        }
        CsrGraphView plain = new CsrGraphView(view.csr().unweighted(), Workers.sequential(), view.cancellation());
        double nearest = 1.0 / ((double) nodes * (nodes - 1)) / 2;
        Graph<Integer, Integer> densest = new GoldbergMaximumDensitySubgraphAlgorithm<>(
                        plain,
                        nodes,
                        nodes + 1,
                        nearest,
                        network -> FlowVariant.PUSH_RELABEL.on(network, view.cancellation()))
                .calculateDensest();
        return new Result(
                NodeSets.sorted(densest.vertexSet()),
                (double) densest.edgeSet().size() / densest.vertexSet().size());
    }
}
