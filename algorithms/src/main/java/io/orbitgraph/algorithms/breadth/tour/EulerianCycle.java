package io.orbitgraph.algorithms.breadth.tour;

import io.orbitgraph.algorithms.breadth.JGraphTAlgorithm;
import io.orbitgraph.algorithms.breadth.NoParameters;
import io.orbitgraph.algorithms.breadth.Walks;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.paths.shortest.WeightedPath;
import io.orbitgraph.algorithms.run.Require;
import io.orbitgraph.algorithms.run.Workers;
import org.jgrapht.alg.cycle.HierholzerEulerianCycle;

/// A closed walk that takes each relationship once (Hierholzer 1873). There is one where each node has an even number
/// of relationships, directed as many that arrive as leave, and all relationships are connected; other graphs are
/// refused ({@link ChinesePostman} takes some twice). O(nodes + relationships).
public final class EulerianCycle extends JGraphTAlgorithm<NoParameters, WeightedPath> {
    public EulerianCycle() {
        super("Eulerian cycle", 300, 200);
    }

    @Override
    protected void check(CsrGraph graph, NoParameters parameters, Workers workers) {
        Require.that(graph.relationshipCount() > 0, name() + " needs at least one relationship");
        Balance balance = Balance.of(graph, workers);
        for (int node = 0; node < graph.nodeCount(); node++) {
            if (balance.at(node) != 0) {
                throw Require.failure(name() + " needs "
                        + (graph.isUndirected()
                                ? "an even number of relationships at each node, but node "
                                        + graph.ids().id(node) + " has an odd one"
                                : "as many relationships that arrive as leave at each node, but node "
                                        + graph.ids().id(node) + " has others")
                        + "; orbit.graph.chinesePostman takes some relationships twice");
            }
        }
    }

    @Override
    protected WeightedPath solve(CsrGraphView view, NoParameters parameters, long seed) {
        HierholzerEulerianCycle<Integer, Integer> algorithm = new HierholzerEulerianCycle<>();
        Require.that(
                algorithm.isEulerian(view),
                name() + " needs relationships that are all connected, but these fall into several components;"
                        + " project one of them");
        return Walks.of(view, algorithm.getEulerianCycle(view));
    }
}
