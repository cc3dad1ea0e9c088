package io.orbitgraph.algorithms.breadth.order;

import io.orbitgraph.algorithms.breadth.JGraphTAlgorithm;
import io.orbitgraph.algorithms.breadth.NodeSets;
import io.orbitgraph.algorithms.breadth.Shape;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.run.Require;
import io.orbitgraph.algorithms.run.Workers;
import org.jgrapht.alg.lca.NaiveLCAFinder;

/// The nodes of a directed acyclic graph that reach two given nodes and from which no other such node is reached by one
/// relationship; a node is its own ancestor. In a tree there is one (Aho, Hopcroft, Ullman 1976).
/// O(nodes + relationships).
public final class CommonAncestors extends JGraphTAlgorithm<CommonAncestors.Parameters, int[]> {
    public record Parameters(int firstNode, int secondNode) {}

    public CommonAncestors() {
        super("Lowest common ancestors", 300, 40);
    }

    @Override
    protected void check(CsrGraph graph, Parameters parameters, Workers workers) {
        Require.node("firstNode", parameters.firstNode(), graph.nodeCount());
        Require.node("secondNode", parameters.secondNode(), graph.nodeCount());
        Shape.directed(name(), graph);
        Shape.acyclic(name(), graph, workers);
    }

    /// Ascending; empty where there is none.
    @Override
    protected int[] solve(CsrGraphView view, Parameters parameters, long seed) {
        return NodeSets.sorted(new NaiveLCAFinder<>(view).getLCASet(parameters.firstNode(), parameters.secondNode()));
    }
}
