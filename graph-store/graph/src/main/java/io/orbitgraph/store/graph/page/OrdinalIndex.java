package io.orbitgraph.store.graph.page;

import java.util.Arrays;

/// Finds the relationships of an image by ordinal: which outgoing adjacency, and at which position. Immutable.
///
/// An array by ordinal while ordinals are dense; sorted ordinals and binary search once deletions have made them
/// sparse.
final class OrdinalIndex {
    static final long NOWHERE = -1;

    /// By ordinal: position + 1 over all types one after the other, 0 where there is none. Empty if sparse.
    private final int[] dense;
    /// Ordinal << 32 | position, ascending. Empty if dense.
    private final long[] sparse;
    /// First position of each type.
    private final int[] starts;

    private OrdinalIndex(int[] dense, long[] sparse, int[] starts) {
        this.dense = dense;
        this.sparse = sparse;
        this.starts = starts;
    }

    static OrdinalIndex of(Adjacency[] out, int ordinalLimit) {
        int[] starts = new int[out.length];
        int total = 0;
        for (int i = 0; i < out.length; i++) {
            starts[i] = total;
            total += out[i].size();
        }
        if (ordinalLimit <= 4L * total + 64) {
            int[] dense = new int[ordinalLimit];
            for (int i = 0; i < out.length; i++) {
                int[] ordinals = out[i].ordinals;
                for (int position = 0; position < ordinals.length; position++) {
                    dense[ordinals[position]] = starts[i] + position + 1;
                }
            }
            return new OrdinalIndex(dense, new long[0], starts);
        }
        long[] sparse = new long[total];
        int count = 0;
        for (int i = 0; i < out.length; i++) {
            int[] ordinals = out[i].ordinals;
            for (int position = 0; position < ordinals.length; position++) {
                sparse[count++] = (long) ordinals[position] << 32 | starts[i] + position;
            }
        }
        Arrays.sort(sparse);
        return new OrdinalIndex(new int[0], sparse, starts);
    }

    /// Index of the adjacency << 32 | position in it; {@link #NOWHERE} if there is no such relationship.
    long find(int ordinal) {
        int position;
        if (sparse.length == 0) {
            if (ordinal >= dense.length || dense[ordinal] == 0) {
                return NOWHERE;
            }
            position = dense[ordinal] - 1;
        } else {
            int at = Arrays.binarySearch(sparse, (long) ordinal << 32);
            if (at < 0) {
                at = -at - 1;
            }
            if (at >= sparse.length || (int) (sparse[at] >>> 32) != ordinal) {
                return NOWHERE;
            }
            position = (int) sparse[at];
        }
        int type = starts.length - 1;
        while (starts[type] > position) {
            type--;
        }
        return (long) type << 32 | position - starts[type];
    }
}
