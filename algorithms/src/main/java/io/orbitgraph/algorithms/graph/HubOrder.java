package io.orbitgraph.algorithms.graph;

import java.util.Arrays;

/// The order in which a large graph numbers its nodes: in groups of about the same degree, the largest first, and
/// ascending by id within a group. A group has the degrees of one binary logarithm. What algorithms keep for each node
/// they mostly look up for the few nodes that most relationships lead to, and those now stand close together, in the
/// caches. Nodes of a group keep the locality that the order of their ids has. P. Faldu, J. Diamond, B. Grot: *A closer
/// look at lightweight graph reordering*, 2019.
///
/// A rank is the place of a node in the order of ids, a number the place in this order. O(nodes). Immutable.
final class HubOrder {
    /// What is kept for fewer nodes is in the caches anyhow; small graphs keep the order of ids.
    static final int LEAST_NODES = 1 << 14;

    /// Of degree 0, 1, 2 to 3, 4 to 7, and so on.
    private static final int GROUPS = 33;

    private final int[] numbers;
    private final byte[] groups;

    /// @param degrees by rank; unsigned
    HubOrder(int[] degrees) {
        this.numbers = new int[degrees.length];
        this.groups = new byte[degrees.length];
        int[] next = new int[GROUPS];
        for (int rank = 0; rank < degrees.length; rank++) {
            groups[rank] = (byte) Integer.numberOfLeadingZeros(degrees[rank]);
            next[groups[rank]]++;
        }
        Rows.prefixSums(next);
        for (int rank = 0; rank < degrees.length; rank++) {
            numbers[rank] = next[groups[rank]]++;
        }
    }

    /// By rank.
    int[] numbers() {
        return numbers;
    }

    /// Brings a row from the order of ranks into the order of numbers: one group after the other, parallel entries in
    /// the order they had.
    static final class Sorter {
        private final HubOrder order;
        private final int[] next = new int[GROUPS];
        private int[] places = new int[64];

        Sorter(HubOrder order) {
            this.order = order;
        }

        /// The number of the node of that rank.
        int number(int rank) {
            return order.numbers[rank];
        }

        /// @param ranks of the row, ascending
        /// @return by entry its place in the row; overwritten by the next call
        int[] places(int[] ranks, int from, int count) {
            if (places.length < count) {
                places = new int[count + count / 2];
            }
            Arrays.fill(next, 0);
            for (int i = 0; i < count; i++) {
                next[order.groups[ranks[from + i]]]++;
            }
            Rows.prefixSums(next);
            for (int i = 0; i < count; i++) {
                places[i] = next[order.groups[ranks[from + i]]]++;
            }
            return places;
        }
    }
}
