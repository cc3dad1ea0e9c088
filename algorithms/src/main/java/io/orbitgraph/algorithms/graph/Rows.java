package io.orbitgraph.algorithms.graph;

import io.orbitgraph.algorithms.run.Workers;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/// The counting sort behind every adjacency: count, prefix sum, scatter, sort each row. Scattering by several threads
/// leaves rows in any order, so rows are sorted by a key that is the same for any number of threads.
final class Rows {
    private static final VarHandle INTS = MethodHandles.arrayElementVarHandle(int[].class);

    private Rows() {}

    /// Adds one to `counts[index]` and returns what it was.
    static int next(int[] counts, int index, boolean shared) {
        return shared ? (int) INTS.getAndAdd(counts, index, 1) : counts[index]++;
    }

    /// Turns counts of rows (in `counts[row]`, one element more than rows) into offsets.
    static void prefixSums(int[] counts) {
        int sum = 0;
        for (int row = 0; row < counts.length; row++) {
            int count = counts[row];
            counts[row] = sum;
            sum += count;
        }
    }

    /// Sorts each row of `targets`.
    static void sort(int[] offsets, int[] targets, int[] bounds, Workers workers) {
        workers.ranges(bounds, (worker, from, to) -> {
            for (int row = from; row < to; row++) {
                Arrays.sort(targets, offsets[row], offsets[row + 1]);
            }
        });
    }

    /// Sorts each row of `keys`.
    static void sort(int[] offsets, long[] keys, int[] bounds, Workers workers) {
        workers.ranges(bounds, (worker, from, to) -> {
            for (int row = from; row < to; row++) {
                Arrays.sort(keys, offsets[row], offsets[row + 1]);
            }
        });
    }

    static Adjacency transpose(Adjacency adjacency, Workers workers) {
        int nodes = adjacency.nodeCount();
        int[] offsets = adjacency.offsets();
        int[] targets = adjacency.targets();
        double[] weights = adjacency.weights();
        boolean shared = workers.concurrency() > 1;
        int[] newOffsets = new int[nodes + 1];
        workers.ranges(targets.length, 65_536, (worker, from, to) -> {
            for (int slot = from; slot < to; slot++) {
                next(newOffsets, targets[slot], shared);
            }
        });
        prefixSums(newOffsets);
        int[] free = Arrays.copyOf(newOffsets, nodes);
        int[] bounds = adjacency.bounds();
        int[] newTargets = new int[targets.length];
        if (weights == null) {
            workers.ranges(bounds, (worker, from, to) -> {
                for (int node = from; node < to; node++) {
                    for (int slot = offsets[node]; slot < offsets[node + 1]; slot++) {
                        newTargets[next(free, targets[slot], shared)] = node;
                    }
                }
            });
            Adjacency result = new Adjacency(newOffsets, newTargets, null);
            if (shared) {
                sort(newOffsets, newTargets, result.bounds(), workers);
            }
            return result;
        }
        // Slots ascend with the source, so that sorting by slot sorts by source and keeps parallel ones in order.
        int[] slots = new int[targets.length];
        workers.ranges(bounds, (worker, from, to) -> {
            for (int slot = offsets[from]; slot < offsets[to]; slot++) {
                slots[next(free, targets[slot], shared)] = slot;
            }
        });
        double[] newWeights = new double[targets.length];
        Adjacency result = new Adjacency(newOffsets, newTargets, newWeights);
        if (shared) {
            sort(newOffsets, slots, result.bounds(), workers);
        }
        int[] sources = sources(adjacency, workers);
        workers.ranges(targets.length, 65_536, (worker, from, to) -> {
            for (int at = from; at < to; at++) {
                newTargets[at] = sources[slots[at]];
                newWeights[at] = weights[slots[at]];
            }
        });
        return result;
    }

    /// The source of each slot.
    static int[] sources(Adjacency adjacency, Workers workers) {
        int[] offsets = adjacency.offsets();
        int[] sources = new int[adjacency.entryCount()];
        workers.ranges(adjacency.bounds(), (worker, from, to) -> {
            for (int node = from; node < to; node++) {
                Arrays.fill(sources, offsets[node], offsets[node + 1], node);
            }
        });
        return sources;
    }
}
