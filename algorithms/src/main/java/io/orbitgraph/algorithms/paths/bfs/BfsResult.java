package io.orbitgraph.algorithms.paths.bfs;

import java.util.Arrays;

/// @param levels for each node how many relationships it is away from the source; -1 where it was not reached
/// @param reached how many nodes were reached, the source included
/// @param depth the largest level
/// @param target the target that ended the search, -1 if none did
public record BfsResult(int[] levels, int reached, int depth, int target) {
    /// The reached nodes by level, within a level by number; nothing after the target that ended the search.
    public int[] visitOrder() {
        int[] starts = new int[depth + 2];
        for (int level : levels) {
            if (level >= 0) {
                starts[level + 1]++;
            }
        }
        for (int level = 0; level <= depth; level++) {
            starts[level + 1] += starts[level];
        }
        int[] order = new int[reached];
        int end = reached;
        for (int node = 0; node < levels.length; node++) {
            if (levels[node] >= 0) {
                int at = starts[levels[node]]++;
                order[at] = node;
                if (node == target) {
                    end = at + 1;
                }
            }
        }
        return end == reached ? order : Arrays.copyOf(order, end);
    }
}
