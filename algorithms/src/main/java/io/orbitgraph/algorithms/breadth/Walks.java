package io.orbitgraph.algorithms.breadth;

import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.paths.shortest.WeightedPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jgrapht.Graph;
import org.jgrapht.GraphPath;

/// Makes paths of JGraphT's.
public final class Walks {
    /// Cheapest first; ties by length, then nodes.
    public static final Comparator<WeightedPath> ORDER = Comparator.comparingDouble(WeightedPath::totalCost)
            .thenComparingInt(path -> path.nodes().length)
            .thenComparing(WeightedPath::nodes, Arrays::compare);

    private Walks() {}

    /// @param graph the path's, or one with the same edges
    public static WeightedPath of(Graph<Integer, Integer> graph, GraphPath<Integer, Integer> path) {
        int[] nodes = path.getVertexList().stream().mapToInt(Integer::intValue).toArray();
        double[] costs = new double[nodes.length];
        List<Integer> edges = path.getEdgeList();
        for (int i = 1; i < nodes.length; i++) {
            costs[i] = costs[i - 1] + graph.getEdgeWeight(edges.get(i - 1));
        }
        return new WeightedPath(nodes, costs);
    }

    /// In {@link #ORDER}.
    public static List<WeightedPath> of(CsrGraphView view, Collection<GraphPath<Integer, Integer>> paths) {
        List<WeightedPath> walks = new ArrayList<>();
        for (GraphPath<Integer, Integer> path : paths) {
            walks.add(of(view, path));
        }
        walks.sort(ORDER);
        return walks;
    }

    /// The closed walk along a cycle of nodes, from its smallest node on, by the lightest of parallel relationships.
    public static WeightedPath cycle(CsrGraphView view, List<Integer> cycle) {
        int size = cycle.size();
        int start = 0;
        for (int i = 1; i < size; i++) {
            if (cycle.get(i) < cycle.get(start)) {
                start = i;
            }
        }
        int[] nodes = new int[size + 1];
        double[] costs = new double[size + 1];
        nodes[0] = cycle.get(start);
        for (int i = 1; i <= size; i++) {
            nodes[i] = cycle.get((start + i) % size);
            costs[i] = costs[i - 1] + lightest(view, nodes[i - 1], nodes[i]);
        }
        return new WeightedPath(nodes, costs);
    }

    private static double lightest(CsrGraphView view, int source, int target) {
        double least = Double.POSITIVE_INFINITY;
        for (Integer edge : Objects.requireNonNull(view.getAllEdges(source, target))) {
            least = Math.min(least, view.getEdgeWeight(edge));
        }
        return least;
    }
}
