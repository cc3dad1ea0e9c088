package io.orbitgraph.store.graph.core;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/// The newest visible commit, and the snapshots that running transactions read at. Registering is one compare-and-set
/// on a cache line that other threads rarely use. Thread-safe.
final class ActiveSnapshots {
    private static final int STRIDE = 8;
    private static final int SLOTS = 4096;
    private static final long FREE = -1;

    private final AtomicLongArray slots = new AtomicLongArray(SLOTS * STRIDE);
    private final AtomicLong visible;
    /// Slots from here on have never been used: how far the oldest has to be looked for.
    private final AtomicInteger used = new AtomicInteger();

    ActiveSnapshots(long lastCommit) {
        visible = new AtomicLong(lastCommit);
        for (int slot = 0; slot < SLOTS; slot++) {
            slots.set(slot * STRIDE, FREE);
        }
    }

    long visible() {
        return visible.get();
    }

    void publish(long commit) {
        visible.set(commit);
    }

    /// Registers the newest snapshot.
    ///
    /// @return the slot, for {@link #snapshot} and {@link #leave}
    int enter() {
        int start = (int) ((Thread.currentThread().threadId() * 0x9E37_79B9L) >>> 8) & 63;
        for (int round = 0; ; round++) {
            for (int i = 0; i < SLOTS; i++) {
                int slot = (start + i) & (SLOTS - 1);
                long snapshot = visible.get();
                if (slots.get(slot * STRIDE) == FREE && slots.compareAndSet(slot * STRIDE, FREE, snapshot)) {
                    used.accumulateAndGet(slot + 1, Math::max);
                    // Whoever looked for the oldest before this slot was taken may have seen a later visible commit.
                    while (visible.get() != snapshot) {
                        snapshot = visible.get();
                        slots.set(slot * STRIDE, snapshot);
                    }
                    return slot;
                }
            }
            if (round > 0) {
                LockSupport.parkNanos(100_000);
            }
        }
    }

    long snapshot(int slot) {
        return slots.get(slot * STRIDE);
    }

    void leave(int slot) {
        slots.set(slot * STRIDE, FREE);
    }

    /// No transaction reads, or will ever begin to read, at an older snapshot than this.
    long oldest() {
        long oldest = visible.get();
        int end = used.get();
        for (int slot = 0; slot < end; slot++) {
            long snapshot = slots.get(slot * STRIDE);
            if (snapshot != FREE && snapshot < oldest) {
                oldest = snapshot;
            }
        }
        return oldest;
    }
}
