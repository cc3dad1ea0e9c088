package io.orbitgraph.bolt.packstream;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Gives the same string for the same bytes again, so that keys and query texts that clients repeat are neither
/// decoded nor hashed anew. Only keys and texts go here, never parameter values.
///
/// Shared between threads without a lock: a slot holds an immutable entry, a lost update costs one decoding.
/// The table is fixed, so that its memory is bounded by slots times {@link #MAX_BYTES}.
public final class StringCache {
    /// Longer strings are not kept.
    static final int MAX_BYTES = 2048;

    private record Entry(byte[] utf8, String text) {}

    private final @Nullable Entry[] entries;
    private final int mask;

    /// @param slots a power of two
    public StringCache(int slots) {
        if (Integer.bitCount(slots) != 1) {
            throw new IllegalArgumentException("not a power of two: " + slots);
        }
        this.entries = new @Nullable Entry[slots];
        this.mask = slots - 1;
    }

    /// The string of `length` bytes at `index`, or null if it was not put before.
    @Nullable
    String get(byte[] bytes, int length) {
        Entry entry = entries[hash(bytes, length) & mask];
        return entry != null && Arrays.equals(entry.utf8, 0, entry.utf8.length, bytes, 0, length) ? entry.text : null;
    }

    void put(byte[] bytes, int length, String text) {
        entries[hash(bytes, length) & mask] = new Entry(Arrays.copyOf(bytes, length), text);
    }

    /// Looks at no more than 24 bytes: equality is checked in full anyway.
    private static int hash(byte[] bytes, int length) {
        int hash = length;
        int head = Math.min(length, 8);
        for (int i = 0; i < head; i++) {
            hash = hash * 31 + bytes[i];
        }
        for (int i = Math.max(head, length - 12); i < length; i++) {
            hash = hash * 31 + bytes[i];
        }
        hash = hash * 31 + bytes[length >>> 1];
        return hash ^ (hash >>> 15);
    }
}
