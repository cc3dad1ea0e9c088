package io.orbitgraph.algorithms.community.modularity;

import io.orbitgraph.algorithms.run.Chunks;

/// The nodes of each group: those of group `g` are `nodes[offsets[g]]` up to `nodes[offsets[g + 1] - 1]`.
record Members(int[] offsets, int[] nodes) {
    /// @param groups numbers below its length
    /// @param order the order of nodes within a group
    static Members of(int[] groups, int[] order) {
        int[] offsets = new int[groups.length + 1];
        for (int group : groups) {
            offsets[group + 1]++;
        }
        for (int i = 0; i < groups.length; i++) {
            offsets[i + 1] += offsets[i];
        }
        int[] next = offsets.clone();
        int[] nodes = new int[groups.length];
        for (int node : order) {
            nodes[next[groups[node]]++] = node;
        }
        return new Members(offsets, nodes);
    }

    /// Ranges of groups of about equal numbers of nodes.
    int[] bounds() {
        return Chunks.byEntries(offsets, 2048);
    }
}
