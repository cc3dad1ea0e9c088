package io.orbitgraph.algorithms.breadth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A partition: the number of each node's group, from 0, in order of the groups' first nodes.
public record Groups(int[] groups, int count) {
    /// @param sets together all nodes, each once
    public static Groups of(int nodeCount, Collection<? extends Collection<Integer>> sets) {
        int[] groups = new int[nodeCount];
        int number = 0;
        for (Collection<Integer> set : sets) {
            for (int node : set) {
                groups[node] = number;
            }
            number++;
        }
        return of(groups);
    }

    /// @param colors of all nodes
    public static Groups of(Map<Integer, Integer> colors) {
        int[] groups = new int[colors.size()];
        colors.forEach((node, color) -> groups[node] = color);
        return of(groups);
    }

    private static Groups of(int[] given) {
        Map<Integer, Integer> numbers = new HashMap<>();
        int[] groups = new int[given.length];
        for (int node = 0; node < given.length; node++) {
            groups[node] = numbers.computeIfAbsent(given[node], unseen -> numbers.size());
        }
        return new Groups(groups, numbers.size());
    }

    /// The nodes of each group, ascending.
    public List<int[]> members() {
        int[] sizes = new int[count];
        for (int group : groups) {
            sizes[group]++;
        }
        List<int[]> members = new ArrayList<>();
        for (int size : sizes) {
            members.add(new int[size]);
        }
        Arrays.fill(sizes, 0);
        for (int node = 0; node < groups.length; node++) {
            members.get(groups[node])[sizes[groups[node]]++] = node;
        }
        return members;
    }
}
