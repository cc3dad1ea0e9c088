package io.orbitgraph.algorithms.graph;

import java.util.Arrays;

/// The nodes' ids in the database, by their number in the graph. Ascending, so that the smaller number is the smaller
/// id. Immutable.
public final class NodeIds {
    private final int count;
    private final long first;
    /// Empty where the ids are the run from `first` on.
    private final long[] sorted;

    private NodeIds(int count, long first, long[] sorted) {
        this.count = count;
        this.first = first;
        this.sorted = sorted;
    }

    /// The ids 0 to `count - 1`: number and id are the same.
    public static NodeIds sameAsNumbers(int count) {
        return new NodeIds(count, 0, new long[0]);
    }

    /// @param ids ascending without repetition, which is checked; not to be changed afterwards
    public static NodeIds of(long[] ids) {
        for (int i = 1; i < ids.length; i++) {
            if (ids[i] <= ids[i - 1]) {
                throw new IllegalArgumentException("ids are not ascending at " + i);
            }
        }
        int count = ids.length;
        if (count == 0 || ids[count - 1] - ids[0] == count - 1) {
            return new NodeIds(count, count == 0 ? 0 : ids[0], new long[0]);
        }
        return new NodeIds(count, 0, ids);
    }

    public int count() {
        return count;
    }

    /// Heap bytes.
    public long bytes() {
        return 8L * sorted.length;
    }

    /// The id of node number `node`.
    public long id(int node) {
        return sorted.length == 0 ? first + node : sorted[node];
    }

    /// The number of the node with that id, or -1. O(1) for a run of ids, else O(log n).
    public int number(long id) {
        if (sorted.length == 0) {
            return id >= first && id - first < count ? (int) (id - first) : -1;
        }
        int found = Arrays.binarySearch(sorted, id);
        return found < 0 ? -1 : found;
    }
}
