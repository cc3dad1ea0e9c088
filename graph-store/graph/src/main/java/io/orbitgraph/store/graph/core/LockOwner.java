package io.orbitgraph.store.graph.core;

import java.util.Arrays;
import java.util.List;

/// A transaction as the lock table sees it: which locks it holds and whom it waits for.
final class LockOwner {
    /// The snapshot that changes are checked against.
    final long snapshot;
    private long[] keys = new long[8];
    private byte[] intents = new byte[8];
    private int size;
    /// Whoever holds what this one waits for; read by others that look for a cycle.
    volatile List<LockOwner> waitsFor = List.of();

    LockOwner(long snapshot) {
        this.snapshot = snapshot;
    }

    void granted(long key, Intent intent) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
            intents = Arrays.copyOf(intents, 2 * size);
        }
        keys[size] = key;
        intents[size++] = (byte) intent.number();
    }

    int held() {
        return size;
    }

    long key(int at) {
        return keys[at];
    }

    Intent intent(int at) {
        return Intent.all()[intents[at]];
    }

    void clear() {
        keys = new long[8];
        intents = new byte[8];
        size = 0;
    }
}
