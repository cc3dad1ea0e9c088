package io.orbitgraph.algorithms.graph;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Ranks by id, looked up for each relationship: by a table where the ids are dense enough for one, else by a bitmap
/// that counts, else by binary search. Thread-safe.
final class NodeRanks {
    private final NodeIds ids;
    private final int @Nullable [] table;
    private final long @Nullable [] bits;
    /// How many ids stand before each word of `bits`.
    private final int[] ranks;

    NodeRanks(NodeIds ids) {
        this.ids = ids;
        int count = ids.count();
        long bound = count == 0 ? 0 : ids.idAt(count - 1) + 1;
        boolean run = count == 0 || ids.idAt(count - 1) - ids.idAt(0) == count - 1;
        if (!run && bound <= 8L * count + 65_536 && bound <= Integer.MAX_VALUE - 8) {
            this.table = table((int) bound);
            this.bits = null;
            this.ranks = new int[0];
        } else if (!run && bound <= 256L * count) {
            this.table = null;
            this.bits = new long[(int) (bound >>> 6) + 1];
            this.ranks = new int[bits.length];
            fillBits(bits);
        } else {
            this.table = null;
            this.bits = null;
            this.ranks = new int[0];
        }
    }

    private int[] table(int bound) {
        int[] ranksById = new int[bound];
        Arrays.fill(ranksById, -1);
        for (int rank = 0; rank < ids.count(); rank++) {
            ranksById[(int) ids.idAt(rank)] = rank;
        }
        return ranksById;
    }

    private void fillBits(long[] words) {
        for (int rank = 0; rank < ids.count(); rank++) {
            long id = ids.idAt(rank);
            words[(int) (id >>> 6)] |= 1L << id;
        }
        for (int word = 1; word < words.length; word++) {
            ranks[word] = ranks[word - 1] + Long.bitCount(words[word - 1]);
        }
    }

    /// The rank of the node with that id, or -1.
    int rank(long id) {
        if (table != null) {
            return id >= 0 && id < table.length ? table[(int) id] : -1;
        }
        if (bits == null) {
            return ids.rankOf(id);
        }
        long word = id >>> 6;
        if (word >= bits.length || (bits[(int) word] & 1L << id) == 0) {
            return -1;
        }
        return ranks[(int) word] + Long.bitCount(bits[(int) word] & ((1L << id) - 1));
    }
}
