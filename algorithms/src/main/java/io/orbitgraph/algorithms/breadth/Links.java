package io.orbitgraph.algorithms.breadth;

import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Pairs of nodes with a number each, in order of source and target.
///
/// @param sources of undirected pairs the smaller number
/// @param values parallel to `sources` and `targets`; what they are is the algorithm's
public record Links(int[] sources, int[] targets, double[] values) {
    public int count() {
        return sources.length;
    }

    /// The sum of the values.
    public double total() {
        return Arrays.stream(values).sum();
    }

    /// One pair with its value.
    public record Link(int source, int target, double value) {}

    public static Links of(Collection<Link> links) {
        List<Link> sorted = new ArrayList<>(links);
        sorted.sort(Comparator.comparingInt(Link::source)
                .thenComparingInt(Link::target)
                .thenComparingDouble(Link::value));
        int[] sources = new int[sorted.size()];
        int[] targets = new int[sorted.size()];
        double[] values = new double[sorted.size()];
        for (int i = 0; i < sources.length; i++) {
            sources[i] = sorted.get(i).source();
            targets[i] = sorted.get(i).target();
            values[i] = sorted.get(i).value();
        }
        return new Links(sources, targets, values);
    }

    /// Edges of the view with their weights.
    public static Links of(CsrGraphView view, Collection<Integer> edges) {
        return of(view, edges, view::getEdgeWeight);
    }

    /// @param value of an edge
    public static Links of(CsrGraphView view, Collection<Integer> edges, ToDoubleFunction<Integer> value) {
        List<Link> links = new ArrayList<>();
        for (Integer edge : edges) {
            links.add(new Link(view.getEdgeSource(edge), view.getEdgeTarget(edge), value.applyAsDouble(edge)));
        }
        return of(links);
    }
}
