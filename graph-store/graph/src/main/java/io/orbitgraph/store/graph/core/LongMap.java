package io.orbitgraph.store.graph.core;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A map from non-negative numbers to objects that keeps the order of insertion: an open-addressing table of positions
/// over dense arrays. Nothing can be removed. Not thread-safe.
final class LongMap<T> {
    private int[] table = new int[16];
    private long[] keys = new long[8];
    private @Nullable Object[] values = new @Nullable Object[8];
    private int size;

    int size() {
        return size;
    }

    long keyAt(int position) {
        return keys[position];
    }

    @SuppressWarnings("unchecked") // only put writes values
    T valueAt(int position) {
        return (T) java.util.Objects.requireNonNull(values[position]);
    }

    @Nullable
    T get(long key) {
        int mask = table.length - 1;
        for (int at = slot(key, mask); table[at] != 0; at = at + 1 & mask) {
            int position = table[at] - 1;
            if (keys[position] == key) {
                return valueAt(position);
            }
        }
        return null;
    }

    /// The key must not be there yet.
    void put(long key, T value) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        if (2 * (size + 1) > table.length) {
            table = new int[2 * table.length];
            for (int position = 0; position < size; position++) {
                enter(keys[position], position);
            }
        }
        keys[size] = key;
        values[size] = value;
        enter(key, size++);
    }

    private void enter(long key, int position) {
        int mask = table.length - 1;
        int at = slot(key, mask);
        while (table[at] != 0) {
            at = at + 1 & mask;
        }
        table[at] = position + 1;
    }

    private static int slot(long key, int mask) {
        long hash = key * 0x9E37_79B9_7F4A_7C15L;
        return (int) (hash >>> 32 ^ hash >>> 15) & mask;
    }

    /// Positions in ascending order of their keys.
    int[] positionsByKey() {
        long most = 0;
        for (int i = 0; i < size; i++) {
            most |= keys[i];
        }
        if (most >>> 32 == 0) {
            return positionsBySmallKey();
        }
        // No room to pack key and position into one number, so sort keys and look them up.
        long[] sorted = Arrays.copyOf(keys, size);
        Arrays.sort(sorted);
        int[] positions = new int[size];
        int mask = table.length - 1;
        for (int i = 0; i < size; i++) {
            int at = slot(sorted[i], mask);
            while (keys[table[at] - 1] != sorted[i]) {
                at = at + 1 & mask;
            }
            positions[i] = table[at] - 1;
        }
        return positions;
    }

    private int[] positionsBySmallKey() {
        long[] packed = new long[size];
        for (int i = 0; i < size; i++) {
            packed[i] = ((keys[i] << 32) | i) ^ Long.MIN_VALUE;
        }
        Arrays.sort(packed);
        int[] positions = new int[size];
        for (int i = 0; i < size; i++) {
            positions[i] = (int) packed[i];
        }
        return positions;
    }
}
