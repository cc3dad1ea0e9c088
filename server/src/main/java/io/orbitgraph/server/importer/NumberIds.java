package io.orbitgraph.server.importer;

import java.util.Arrays;

/// A hash table from long to long with open addressing. A key and its value lie side by side, so that a look-up in a
/// large table costs one cache miss.
final class NumberIds {
    /// More would not fit into one array.
    private static final int MAX_CAPACITY = 1 << 29;

    private static final long FREE = -1;

    /// Key at 2i, value at 2i + 1; a value of -1 marks a free place, -2 a key whose value is to come.
    private long[] table = free(1 << 10);

    private int capacity = 1 << 10;
    private int size;

    int size() {
        return size;
    }

    void reserve(int count) {
        long needed = ((long) size + count) * 3 / 2;
        if (needed <= capacity) {
            return;
        }
        if (needed > MAX_CAPACITY) {
            throw new ImportException("One space of ids cannot hold more than " + MAX_CAPACITY / 3 * 2 + " nodes.");
        }
        long[] old = table;
        capacity = Integer.highestOneBit((int) needed - 1) << 1;
        table = free(capacity);
        for (int i = 0; i < old.length; i += 2) {
            if (old[i + 1] != FREE) {
                int place = place(old[i]);
                table[2 * place] = old[i];
                table[2 * place + 1] = old[i + 1];
            }
        }
    }

    int add(long key) {
        int place = place(key);
        if (table[2 * place + 1] != FREE) {
            return -1;
        }
        table[2 * place] = key;
        table[2 * place + 1] = -2;
        size++;
        return place;
    }

    void put(int place, long value) {
        table[2 * place + 1] = value;
    }

    long find(long key) {
        return table[2 * place(key) + 1];
    }

    /// Where the key is, or would be.
    private int place(long key) {
        long[] t = table;
        int mask = capacity - 1;
        // Knuth's multiplicative hashing: the upper bits of the product are the good ones.
        int place = (int) ((key * 0x9E3779B97F4A7C15L) >>> Long.numberOfLeadingZeros(mask));
        while (t[2 * place + 1] != FREE && t[2 * place] != key) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private static long[] free(int capacity) {
        long[] table = new long[2 * capacity];
        Arrays.fill(table, FREE);
        return table;
    }
}
