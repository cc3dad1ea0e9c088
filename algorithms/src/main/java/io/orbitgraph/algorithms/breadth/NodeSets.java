package io.orbitgraph.algorithms.breadth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Sets of nodes, each ascending, in lexicographic order. They may overlap.
public record NodeSets(List<int[]> sets) {
    public int count() {
        return sets.size();
    }

    /// The size of the largest.
    public int largest() {
        return sets.stream().mapToInt(set -> set.length).max().orElse(0);
    }

    public static NodeSets of(Collection<? extends Collection<Integer>> sets) {
        List<int[]> sorted = new ArrayList<>();
        for (Collection<Integer> set : sets) {
            sorted.add(sorted(set));
        }
        sorted.sort(Arrays::compare);
        return new NodeSets(sorted);
    }

    /// Largest first, then in lexicographic order.
    public NodeSets largestFirst() {
        List<int[]> sorted = new ArrayList<>(sets);
        sorted.sort(Comparator.comparingInt((int[] set) -> -set.length).thenComparing(Arrays::compare));
        return new NodeSets(sorted);
    }

    public static int[] sorted(Collection<Integer> nodes) {
        return nodes.stream().mapToInt(Integer::intValue).sorted().toArray();
    }
}
