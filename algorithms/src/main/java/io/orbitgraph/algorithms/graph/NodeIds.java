package io.orbitgraph.algorithms.graph;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The nodes' ids in the database, by their number in the graph. Numbers ascend with ids, or are in an order of their
/// own: then a node's rank is its place in the order of ids, else it is its number. Immutable.
public final class NodeIds {
    private final int count;
    private final long first;
    /// Empty where the ids are the run from `first` on.
    private final long[] sorted;
    /// By rank; null where numbers ascend with ids. So are the ranks by number.
    private final int @Nullable [] numbers;

    private final int[] ranks;

    private NodeIds(int count, long first, long[] sorted, int @Nullable [] numbers) {
        this.count = count;
        this.first = first;
        this.sorted = sorted;
        this.numbers = numbers;
        this.ranks = new int[numbers == null ? 0 : count];
        for (int rank = 0; rank < ranks.length && numbers != null; rank++) {
            ranks[numbers[rank]] = rank;
        }
    }

    /// The ids 0 to `count - 1`: number and id are the same.
    public static NodeIds sameAsNumbers(int count) {
        return new NodeIds(count, 0, new long[0], null);
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
            return new NodeIds(count, count == 0 ? 0 : ids[0], new long[0], null);
        }
        return new NodeIds(count, 0, ids, null);
    }

    /// The same ids with other numbers.
    ///
    /// @param otherNumbers by rank, each once; not to be changed afterwards
    NodeIds numbered(int[] otherNumbers) {
        int rank = 0;
        while (rank < count && otherNumbers[rank] == rank) {
            rank++;
        }
        return new NodeIds(count, first, sorted, rank == count ? null : otherNumbers);
    }

    public int count() {
        return count;
    }

    /// Heap bytes.
    public long bytes() {
        return 8L * sorted.length + 8L * ranks.length;
    }

    /// The id of node number `node`.
    public long id(int node) {
        return idAt(rank(node));
    }

    /// The number of the node with that id, or -1. O(1) for a run of ids, else O(log n).
    public int number(long id) {
        int rank = rankOf(id);
        return rank < 0 ? -1 : numberAt(rank);
    }

    /// As {@link #number}, the rank.
    int rankOf(long id) {
        if (sorted.length == 0) {
            return id >= first && id - first < count ? (int) (id - first) : -1;
        }
        return Math.max(-1, Arrays.binarySearch(sorted, id));
    }

    /// The place of a node in the order of ids.
    public int rank(int node) {
        return numbers == null ? node : ranks[node];
    }

    /// The node at a place in the order of ids.
    public int numberAt(int rank) {
        return numbers == null ? rank : numbers[rank];
    }

    /// The id at a place in their order.
    public long idAt(int rank) {
        return sorted.length == 0 ? first + rank : sorted[rank];
    }
}
