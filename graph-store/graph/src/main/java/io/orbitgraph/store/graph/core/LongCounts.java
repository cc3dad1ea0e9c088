package io.orbitgraph.store.graph.core;

import java.util.Arrays;

/// Sums by number: an open-addressing table. Not thread-safe.
final class LongCounts {
    private long[] keys = new long[16];
    private long[] sums = new long[16];
    private boolean[] used = new boolean[16];
    private int size;

    interface Visitor {
        void visit(long key, long sum);
    }

    void add(long key, long amount) {
        if (2 * (size + 1) > keys.length) {
            grow();
        }
        int at = find(key);
        if (!used[at]) {
            used[at] = true;
            keys[at] = key;
            size++;
        }
        sums[at] += amount;
    }

    long get(long key) {
        int at = find(key);
        return used[at] ? sums[at] : 0;
    }

    void forEach(Visitor visitor) {
        for (int at = 0; at < keys.length; at++) {
            if (used[at] && sums[at] != 0) {
                visitor.visit(keys[at], sums[at]);
            }
        }
    }

    private int find(long key) {
        int mask = keys.length - 1;
        long hash = key * 0x9E37_79B9_7F4A_7C15L;
        int at = (int) (hash >>> 32 ^ hash >>> 15) & mask;
        while (used[at] && keys[at] != key) {
            at = at + 1 & mask;
        }
        return at;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldSums = sums;
        boolean[] oldUsed = used;
        keys = new long[2 * oldKeys.length];
        sums = new long[keys.length];
        used = new boolean[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldUsed[i]) {
                int at = find(oldKeys[i]);
                used[at] = true;
                keys[at] = oldKeys[i];
                sums[at] = oldSums[i];
            }
        }
    }

    void clear() {
        Arrays.fill(used, false);
        Arrays.fill(sums, 0);
        size = 0;
    }
}
