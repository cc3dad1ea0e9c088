package io.orbitgraph.algorithms.primitive;

import java.util.Arrays;

/// Sums by a small number, reset in the time it took to fill. The order in which numbers were first seen is kept. One
/// thread's.
public final class SparseSums {
    private final double[] sums;
    private int[] keys = new int[64];
    private int size;

    /// @param bound keys are below this
    public SparseSums(int bound) {
        sums = new double[bound];
    }

    /// Adds a weight that is not negative; zero is as good as nothing.
    public void add(int key, double weight) {
        double before = sums[key];
        if (before == 0) {
            if (weight == 0) {
                return;
            }
            if (size == keys.length) {
                keys = Arrays.copyOf(keys, 2 * size);
            }
            keys[size++] = key;
        }
        sums[key] = before + weight;
    }

    public int size() {
        return size;
    }

    public int key(int index) {
        return keys[index];
    }

    public double sum(int key) {
        return sums[key];
    }

    public void clear() {
        for (int i = 0; i < size; i++) {
            sums[keys[i]] = 0;
        }
        size = 0;
    }
}
