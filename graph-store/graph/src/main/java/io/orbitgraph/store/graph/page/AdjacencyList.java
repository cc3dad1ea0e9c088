package io.orbitgraph.store.graph.page;

import java.util.Arrays;

/// One node's relationships of one type in one direction: a slice of parallel arrays, sorted by neighbour (unsigned),
/// then ordinal. Immutable.
record AdjacencyList(int[] nodes, int[] ordinals, int from, int to) {
    static final AdjacencyList EMPTY = new AdjacencyList(Adjacency.NONE, Adjacency.NONE, 0, 0);

    static AdjacencyList of(Adjacency adjacency, int slot) {
        return slot >= adjacency.slots()
                ? EMPTY
                : new AdjacencyList(
                        adjacency.nodes, adjacency.ordinals, adjacency.start(slot), adjacency.start(slot + 1));
    }

    int size() {
        return to - from;
    }

    /// Neighbour and ordinal in one number whose signed order is the order of lists.
    static long pack(int node, int ordinal) {
        return ((long) node << 32 | ordinal) ^ Long.MIN_VALUE;
    }

    static int node(long packed) {
        return (int) ((packed ^ Long.MIN_VALUE) >>> 32);
    }

    static int ordinal(long packed) {
        return (int) packed;
    }

    /// This list with some entries more and some less.
    ///
    /// @param added packed, ascending; entries that are there already are not doubled
    /// @param removed packed, ascending; those that are not there do not matter
    AdjacencyList with(long[] added, long[] removed) {
        int most = size() + added.length;
        int[] newNodes = new int[most];
        int[] newOrdinals = new int[most];
        int count = 0;
        int add = 0;
        int remove = 0;
        int position = from;
        while (position < to || add < added.length) {
            long present = position < to ? pack(nodes[position], ordinals[position]) : Long.MAX_VALUE;
            long next;
            if (position < to && (add >= added.length || present <= added[add])) {
                next = present;
                position++;
                if (add < added.length && added[add] == present) {
                    add++;
                }
            } else {
                next = added[add++];
            }
            while (remove < removed.length && removed[remove] < next) {
                remove++;
            }
            if (remove >= removed.length || removed[remove] != next) {
                newNodes[count] = node(next);
                newOrdinals[count++] = ordinal(next);
            }
        }
        if (count == 0) {
            return EMPTY;
        }
        return count == most
                ? new AdjacencyList(newNodes, newOrdinals, 0, count)
                : new AdjacencyList(Arrays.copyOf(newNodes, count), Arrays.copyOf(newOrdinals, count), 0, count);
    }
}
