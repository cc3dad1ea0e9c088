package io.orbitgraph.algorithms.breadth.order;

import io.orbitgraph.algorithms.breadth.Groups;
import io.orbitgraph.algorithms.breadth.JGraphTAlgorithm;
import io.orbitgraph.algorithms.breadth.Links;
import io.orbitgraph.algorithms.breadth.NoParameters;
import io.orbitgraph.algorithms.breadth.Shape;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.run.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jgrapht.alg.connectivity.GabowStrongConnectivityInspector;

/// The strongly connected components of a directed graph and the acyclic graph that they form (Gabow: Path-based
/// depth-first search for strong and biconnected components, 2000). O(nodes + relationships).
public final class Condensation extends JGraphTAlgorithm<NoParameters, Condensation.Result> {
    /// @param components of the nodes
    /// @param links from component to component, with how many relationships lead over
    public record Result(Groups components, Links links) {}

    public Condensation() {
        super("Condensation", 400, 60);
    }

    @Override
    protected void check(CsrGraph graph, NoParameters parameters, Workers workers) {
        Shape.directed(name(), graph);
    }

    @Override
    protected Result solve(CsrGraphView view, NoParameters parameters, long seed) {
        CsrGraph graph = view.csr();
        Groups components =
                Groups.of(graph.nodeCount(), new GabowStrongConnectivityInspector<>(view).stronglyConnectedSets());
        int[] groups = components.groups();
        Map<Long, Integer> counts = new TreeMap<>();
        for (int node = 0; node < graph.nodeCount(); node++) {
            for (int slot = graph.out().offsets()[node]; slot < graph.out().offsets()[node + 1]; slot++) {
                int target = groups[graph.out().targets()[slot]];
                if (target != groups[node]) {
                    counts.merge(((long) groups[node] << 32) | target, 1, Integer::sum);
                }
            }
        }
        List<Links.Link> links = new ArrayList<>();
        counts.forEach((pair, count) -> links.add(new Links.Link((int) (pair >> 32), pair.intValue(), count)));
        return new Result(components, Links.of(links));
    }
}
