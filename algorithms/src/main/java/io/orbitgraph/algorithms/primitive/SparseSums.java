package io.orbitgraph.algorithms.primitive;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Sums by a small number, reset in the time it took to fill. The order in which numbers were first seen is kept. One
/// thread's.
///
/// Heap: 8 bytes a possible key, 4 for each that is there, or for each of the most that {@link #addAll} was given at
/// once.
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
        sums[key] = before + weight;
        if (before == 0 && weight != 0) {
            reserve(1);
            keys[size++] = key;
        }
    }

    /// Adds, for the targets from `from` up to `to - 1` that are not `except`, their weights to the sums of their
    /// groups. Much faster than adding each: whether a key is new is hard to foretell, and here nothing branches on it.
    ///
    /// @param weights as {@link #add} has them; null where all weigh 1
    public void addAll(int[] targets, double @Nullable [] weights, int from, int to, int[] groups, int except) {
        reserve(to - from + 1);
        double[] sums = this.sums;
        int[] keys = this.keys;
        int size = this.size;
        for (int slot = from; slot < to; slot++) {
            int target = targets[slot];
            if (target != except) {
                int key = groups[target];
                double before = sums[key];
                double after = before + (weights == null ? 1 : weights[slot]);
                sums[key] = after;
                keys[size] = key;
                size += isZero(before) - isZero(after);
            }
        }
        this.size = size;
    }

    /// 1 for zero, 0 for a positive number.
    private static int isZero(double sum) {
        return 1 + (int) (-Double.doubleToRawLongBits(sum) >> 63);
    }

    private void reserve(int more) {
        if (more > keys.length - size) {
            keys = Arrays.copyOf(keys, Math.max(2 * keys.length, size + more));
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
        return sums[keys[index]];
    }

    /// 0 for a key that is not there.
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
