package io.orbitgraph.algorithms.graph;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Numbers by id, looked up for each relationship: by a table where the ids are dense enough for one, else by a bitmap
/// that counts, else by binary search. Thread-safe.
final class NodeNumbers {
    private final NodeIds ids;
    private final int @Nullable [] table;
    private final long @Nullable [] bits;
    /// How many ids stand before each word of `bits`.
    private final int[] ranks;

    NodeNumbers(NodeIds ids) {
        this.ids = ids;
        int count = ids.count();
        long bound = count == 0 ? 0 : ids.id(count - 1) + 1;
        boolean run = count == 0 || ids.id(count - 1) - ids.id(0) == count - 1;
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
        int[] numbers = new int[bound];
        Arrays.fill(numbers, -1);
        for (int node = 0; node < ids.count(); node++) {
            numbers[(int) ids.id(node)] = node;
        }
        return numbers;
    }

    private void fillBits(long[] words) {
        for (int node = 0; node < ids.count(); node++) {
            long id = ids.id(node);
            words[(int) (id >>> 6)] |= 1L << id;
        }
        for (int word = 1; word < words.length; word++) {
            ranks[word] = ranks[word - 1] + Long.bitCount(words[word - 1]);
        }
    }

    /// The number of the node with that id, or -1.
    int number(long id) {
        if (table != null) {
            return id >= 0 && id < table.length ? table[(int) id] : -1;
        }
        if (bits == null) {
            return ids.number(id);
        }
        long word = id >>> 6;
        if (word >= bits.length || (bits[(int) word] & 1L << id) == 0) {
            return -1;
        }
        return ranks[(int) word] + Long.bitCount(bits[(int) word] & ((1L << id) - 1));
    }
}
