package io.orbitgraph.algorithms.primitive;

import java.util.Arrays;

/// Sums by a small number, reset in the time it took to fill. The order in which numbers were first seen is kept, and
/// keys and sums stand side by side in that order, so that only the look-up of a key is a random access. One thread's.
///
/// Heap: 4 bytes a possible key, 12 for each that is there.
public final class SparseSums {
    /// For each key one more than its index, 0 where it has none.
    private final int[] places;
    private int[] keys = new int[64];
    private double[] values = new double[64];
    private int size;

    /// @param bound keys are below this
    public SparseSums(int bound) {
        places = new int[bound];
    }

    /// Adds a weight that is not negative; zero is as good as nothing.
    public void add(int key, double weight) {
        int place = places[key];
        if (place != 0) {
            values[place - 1] += weight;
        } else if (weight != 0) {
            if (size == keys.length) {
                keys = Arrays.copyOf(keys, 2 * size);
                values = Arrays.copyOf(values, 2 * size);
            }
            keys[size] = key;
            values[size++] = weight;
            places[key] = size;
        }
    }

    public int size() {
        return size;
    }

    public int key(int index) {
        return keys[index];
    }

    /// The sum of {@link #key key(index)}.
    public double value(int index) {
        return values[index];
    }

    /// 0 for a key that is not there.
    public double sum(int key) {
        int place = places[key];
        return place == 0 ? 0 : values[place - 1];
    }

    public void clear() {
        for (int i = 0; i < size; i++) {
            places[keys[i]] = 0;
        }
        size = 0;
    }
}
