package io.orbitgraph.algorithms.community.components;

import io.orbitgraph.algorithms.run.Draws;
import io.orbitgraph.algorithms.run.Workers;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/// Disjoint sets of numbers that several threads link at once. A larger root is hung under a smaller one, so that in
/// the end the root of a set is its least number, whatever the order.
public final class UnionFind {
    private static final VarHandle INTS = MethodHandles.arrayElementVarHandle(int[].class);
    private static final int SAMPLES = 1024;

    private final int[] parents;

    /// Each number is a set of its own.
    public UnionFind(int size) {
        parents = new int[size];
        for (int i = 0; i < size; i++) {
            parents[i] = i;
        }
    }

    /// For each number one of its set that is nearer to the root, or the root; after {@link #compress} the root.
    public int[] parents() {
        return parents;
    }

    int parent(int node) {
        return (int) INTS.getOpaque(parents, node);
    }

    /// Hangs `node`, which must be a root that no other thread hangs or links at the same time, under a lower number;
    /// does nothing for any other.
    void hang(int node, int under) {
        if (under < node && parent(node) == node) {
            INTS.setOpaque(parents, node, under);
        }
    }

    /// Makes one set of those of `a` and `b`.
    public void link(int a, int b) {
        int first = parent(a);
        int second = parent(b);
        while (first != second) {
            int high = Math.max(first, second);
            int low = Math.min(first, second);
            int above = parent(high);
            if (above == low || (above == high && INTS.compareAndSet(parents, high, high, low))) {
                return;
            }
            first = parent(parent(high));
            second = parent(low);
        }
    }

    /// Hangs every number directly under its root.
    public void compress(Workers workers) {
        workers.ranges(parents.length, 16_384, (worker, from, to) -> {
            for (int node = from; node < to; node++) {
                int above = parent(node);
                while (above != parent(above)) {
                    above = parent(above);
                }
                INTS.setOpaque(parents, node, above);
            }
        });
    }

    /// A root that many numbers have, found by sampling; -1 if there are no numbers.
    int frequentRoot(long seed) {
        if (parents.length == 0) {
            return -1;
        }
        int[] sample = new int[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            sample[i] = parents[Draws.below(Draws.at(seed, i), parents.length)];
        }
        Arrays.sort(sample);
        int best = sample[0];
        int bestCount = 0;
        int count = 0;
        for (int i = 0; i < SAMPLES; i++) {
            count = i > 0 && sample[i] == sample[i - 1] ? count + 1 : 1;
            if (count > bestCount) {
                bestCount = count;
                best = sample[i];
            }
        }
        return best;
    }
}
