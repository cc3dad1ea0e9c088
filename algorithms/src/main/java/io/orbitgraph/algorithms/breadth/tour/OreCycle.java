package io.orbitgraph.algorithms.breadth.tour;

import io.orbitgraph.algorithms.breadth.JGraphTAlgorithm;
import io.orbitgraph.algorithms.breadth.NoParameters;
import io.orbitgraph.algorithms.breadth.Shape;
import io.orbitgraph.algorithms.breadth.Walks;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.paths.shortest.WeightedPath;
import io.orbitgraph.algorithms.run.Require;
import io.orbitgraph.algorithms.run.Workers;
import org.jgrapht.alg.tour.PalmerHamiltonianCycle;

/// A closed walk that visits each node of a dense undirected graph once (Palmer: The hidden algorithm of Ore's theorem
/// on Hamiltonian cycles, 1997). The graph must have at least 3 nodes and Ore's property: any two nodes that are not
/// related have together at least as many relationships as there are nodes. Without loops and parallel relationships.
/// O(nodes^2).
public final class OreCycle extends JGraphTAlgorithm<NoParameters, WeightedPath> {
    public OreCycle() {
        super("Hamiltonian cycle", 200, 40);
    }

    @Override
    protected void check(CsrGraph graph, NoParameters parameters, Workers workers) {
        Shape.undirected(name(), graph);
        Shape.simple(name(), graph);
        int nodes = graph.nodeCount();
        Require.that(nodes >= 3, name() + " needs at least 3 nodes, but the graph has " + nodes);
        for (int one = 0; one < nodes; one++) {
            workers.checkCancelled();
            for (int other = one + 1; other < nodes; other++) {
                if (graph.out().degree(one) + graph.out().degree(other) < nodes
                        && graph.out().find(one, other) < 0) {
                    throw Require.failure(name() + " needs a graph in which any two nodes that are not related have"
                            + " together as many relationships as there are nodes, but node "
                            + graph.ids().id(one) + " and node " + graph.ids().id(other) + " have fewer");
                }
            }
        }
    }

    /// From the first node back to it.
    @Override
    protected WeightedPath solve(CsrGraphView view, NoParameters parameters, long seed) {
        int nodes = view.csr().nodeCount();
        return Walks.cycle(
                view,
                new PalmerHamiltonianCycle<Integer, Integer>()
                        .getTour(view)
                        .getVertexList()
                        .subList(0, nodes));
    }
}
