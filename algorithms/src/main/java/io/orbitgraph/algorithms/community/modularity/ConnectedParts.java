package io.orbitgraph.algorithms.community.modularity;

import java.util.Arrays;

/// Splits communities into their connected parts. A disconnected community is always worse than its parts: they share
/// no
/// weight, and the expected weight falls. Refinement keeps groups connected, but moving a group away may cut a
/// community
/// of several groups when no level is left to mend it.
final class ConnectedParts {
    private ConnectedParts() {}

    /// Makes every community connected, by relationships of positive weight; numbers them from 0 in the order of first
    /// nodes.
    ///
    /// @param communities changed in place
    /// @return whether any was split
    static boolean split(LevelGraph graph, int[] communities) {
        int[] parts = new int[graph.nodes];
        Arrays.fill(parts, -1);
        int[] queue = new int[graph.nodes];
        int count = 0;
        for (int start = 0; start < graph.nodes; start++) {
            if (parts[start] >= 0) {
                continue;
            }
            parts[start] = count;
            int size = 0;
            queue[size++] = start;
            while (size > 0) {
                int node = queue[--size];
                for (int slot = graph.offsets[node]; slot < graph.offsets[node + 1]; slot++) {
                    int target = graph.targets[slot];
                    if (parts[target] < 0
                            && communities[target] == communities[node]
                            && (graph.weights == null || graph.weights[slot] > 0)) {
                        parts[target] = count;
                        queue[size++] = target;
                    }
                }
            }
            count++;
        }
        int before = Contraction.renumber(communities, graph.nodes);
        System.arraycopy(parts, 0, communities, 0, parts.length);
        return count > before;
    }
}
