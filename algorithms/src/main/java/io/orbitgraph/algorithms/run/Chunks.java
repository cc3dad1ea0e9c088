package io.orbitgraph.algorithms.run;

import java.util.Arrays;

/// Cuts node ranges so that each has about the same amount of work. The cut depends on the graph only.
public final class Chunks {
    /// Adjacency entries (plus nodes) of a chunk: some 50 us of work, so that cancelling is prompt and balancing fine.
    public static final int ENTRIES = 32_768;

    private Chunks() {}

    /// Bounds of node ranges of about {@link #ENTRIES} each; the first is 0, the last the number of nodes.
    ///
    /// @param offsets one more than there are nodes
    public static int[] byEntries(int[] offsets) {
        return byEntries(offsets, ENTRIES);
    }

    /// As {@link #byEntries(int[])} with `entries` a chunk.
    public static int[] byEntries(int[] offsets, int entries) {
        int nodes = offsets.length - 1;
        long work = (long) offsets[nodes] + nodes;
        int most = (int) Math.min(nodes, work / entries + 1);
        int[] bounds = new int[most + 1];
        int count = 0;
        int node = 0;
        while (node < nodes) {
            long goal = (long) offsets[node] + node + entries;
            int low = node + 1;
            int high = nodes;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if ((long) offsets[middle] + middle < goal) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            node = low;
            count++;
            if (count == bounds.length) {
                bounds = Arrays.copyOf(bounds, count + 1);
            }
            bounds[count] = node;
        }
        return Arrays.copyOf(bounds, count + 1);
    }
}
