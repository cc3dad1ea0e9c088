package io.orbitgraph.store.graph.core;

import io.orbitgraph.model.value.Value;
import java.util.Arrays;

/// New values of some properties of one node or relationship. Not thread-safe.
final class PropertyWrites {
    private static final int[] NO_KEYS = {};
    private static final Value[] NO_VALUES = {};

    private int[] keys = NO_KEYS;
    private Value[] values = NO_VALUES;
    private Value[] originals = NO_VALUES;
    private int size;

    int size() {
        return size;
    }

    int key(int at) {
        return keys[at];
    }

    Value value(int at) {
        return values[at];
    }

    /// The value in the snapshot.
    Value original(int at) {
        return originals[at];
    }

    int indexOf(int key) {
        for (int i = 0; i < size; i++) {
            if (keys[i] == key) {
                return i;
            }
        }
        return -1;
    }

    /// @param original the value in the snapshot, used if the key was not written before
    void set(int key, Value value, Value original) {
        int at = indexOf(key);
        if (at >= 0) {
            values[at] = value;
            return;
        }
        if (size == keys.length) {
            int capacity = Math.max(2, 2 * size);
            keys = Arrays.copyOf(keys, capacity);
            values = Arrays.copyOf(values, capacity);
            originals = Arrays.copyOf(originals, capacity);
        }
        keys[size] = key;
        values[size] = value;
        originals[size++] = original;
    }

    /// The keys of `base` with those written put in and those removed taken out, ascending.
    int[] merge(int[] base) {
        int[] merged = new int[base.length + size];
        int count = 0;
        for (int key : base) {
            if (indexOf(key) < 0) {
                merged[count++] = key;
            }
        }
        for (int i = 0; i < size; i++) {
            if (!values[i].isNull()) {
                merged[count++] = keys[i];
            }
        }
        Arrays.sort(merged, 0, count);
        return Arrays.copyOf(merged, count);
    }
}
