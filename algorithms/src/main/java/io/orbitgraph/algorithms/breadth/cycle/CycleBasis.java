package io.orbitgraph.algorithms.breadth.cycle;

import io.orbitgraph.algorithms.breadth.JGraphTAlgorithm;
import io.orbitgraph.algorithms.breadth.NoParameters;
import io.orbitgraph.algorithms.breadth.Shape;
import io.orbitgraph.algorithms.breadth.Walks;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.paths.shortest.WeightedPath;
import io.orbitgraph.algorithms.run.GraphSize;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jgrapht.Graphs;
import org.jgrapht.alg.cycle.PatonCycleBase;

/// Cycles of which all others are sums, as many as there are relationships more than a spanning forest has (Paton: An
/// algorithm for finding a fundamental set of cycles of a graph, 1969). Undirected, without parallel relationships.
/// O(nodes^3).
public final class CycleBasis extends JGraphTAlgorithm<NoParameters, List<WeightedPath>> {
    public CycleBasis() {
        super("Cycle basis", 400, 120);
    }

    @Override
    public MemoryEstimate estimate(GraphSize size, NoParameters parameters, int concurrency) {
        long longest = 24 * size.entries() / 2 * Math.min(size.nodes(), 1000);
        return MemoryEstimate.sum(
                name(), super.estimate(size, parameters, concurrency), MemoryEstimate.between("cycles", 0, longest));
    }

    @Override
    protected void check(CsrGraph graph, NoParameters parameters, Workers workers) {
        Shape.undirected(name(), graph);
        Shape.withoutParallels(name(), graph);
    }

    /// From the smallest node of each back to it, in order of nodes.
    @Override
    protected List<WeightedPath> solve(CsrGraphView view, NoParameters parameters, long seed) {
        List<WeightedPath> cycles = new ArrayList<>();
        for (List<Integer> edges : new PatonCycleBase<>(view).getCycleBasis().getCycles()) {
            cycles.add(Walks.cycle(view, nodes(view, edges)));
        }
        cycles.sort(Comparator.comparing(WeightedPath::nodes, Arrays::compare));
        return cycles;
    }

    /// The nodes along a cycle of edges.
    private static List<Integer> nodes(CsrGraphView view, List<Integer> edges) {
        List<Integer> nodes = new ArrayList<>();
        int node = view.getEdgeSource(edges.getFirst());
        if (edges.size() > 1) {
            int source = view.getEdgeSource(edges.get(1));
            int target = view.getEdgeTarget(edges.get(1));
            if (node == source || node == target) {
                node = view.getEdgeTarget(edges.getFirst());
            }
        }
        for (Integer edge : edges) {
            nodes.add(node);
            node = Graphs.getOppositeVertex(view, edge, node);
        }
        return nodes;
    }
}
