package io.orbitgraph.algorithms.breadth.flow;

import io.orbitgraph.algorithms.breadth.JGraphTAlgorithm;
import io.orbitgraph.algorithms.breadth.Links;
import io.orbitgraph.algorithms.breadth.Shape;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Workers;
import java.util.ArrayList;
import java.util.List;
import org.jgrapht.Graph;
import org.jgrapht.alg.flow.GusfieldGomoryHuCutTree;
import org.jgrapht.graph.DefaultWeightedEdge;

/// A tree of all nodes of an undirected graph that holds a minimum cut between any two of them: it weighs what the
/// lightest relationship on the tree's path between them does, and taking that one off the tree gives its sides
/// (Gomory, Hu 1961; Gusfield: Very simple methods for all pairs network flow analysis, 1990). As many maximum flows as
/// there are nodes, and memory of the square of the nodes.
public final class CutTree extends JGraphTAlgorithm<CutTree.Parameters, Links> {
    /// @param algorithm how each flow is found
    public record Parameters(FlowVariant algorithm) {
        public static final Parameters DEFAULT = new Parameters(FlowVariant.PUSH_RELABEL);
    }

    public CutTree() {
        super("Gomory-Hu tree", 500, 400);
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, Parameters parameters, int concurrency) {
        return MemoryEstimate.sum(
                name(),
                super.estimate(size, parameters, concurrency),
                MemoryEstimate.of("flow between all pairs", 8 * size.nodes() * size.nodes()));
    }

    @Override
    protected void check(CsrGraph graph, Parameters parameters, Workers workers) {
        Shape.undirected(name(), graph);
        Capacities.check(name(), graph, workers);
    }

    @Override
    protected Links solve(CsrGraphView view, Parameters parameters, long seed) {
        List<Links.Link> links = new ArrayList<>();
        if (view.csr().nodeCount() >= 2) {
            Graph<Integer, DefaultWeightedEdge> tree = new GusfieldGomoryHuCutTree<>(
                            view, parameters.algorithm().on(view, view.cancellation()))
                    .getGomoryHuTree();
            for (DefaultWeightedEdge edge : tree.edgeSet()) {
                int one = tree.getEdgeSource(edge);
                int other = tree.getEdgeTarget(edge);
                links.add(new Links.Link(Math.min(one, other), Math.max(one, other), tree.getEdgeWeight(edge)));
            }
        }
        return Links.of(links);
    }
}
