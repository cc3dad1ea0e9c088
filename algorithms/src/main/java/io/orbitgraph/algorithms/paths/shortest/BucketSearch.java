package io.orbitgraph.algorithms.paths.shortest;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.run.Workers;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The buckets of {@link DeltaStepping}. Distances are kept as the bits of doubles, whose order is that of the numbers
/// while they are not negative; threads lower them by compare-and-set. Buckets are used in a ring.
final class BucketSearch {
    private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);
    private static final long INFINITY = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);
    private static final int MOST_BUCKETS = 65_536;
    private static final int CHUNK = 64;

    private final Adjacency out;
    private final Workers workers;
    private final double delta;
    private final long[] distances;
    private final Bins[] bins;
    private final int ring;
    private int[] frontier = new int[1024];

    BucketSearch(Adjacency out, double wantedDelta, Workers workers) {
        this.out = out;
        this.workers = workers;
        double largest = largestWeight(out, workers);
        this.delta = Math.max(wantedDelta, largest / MOST_BUCKETS);
        this.ring = (int) Math.ceil(largest / delta) + 3;
        this.distances = new long[out.nodeCount()];
        this.bins = new Bins[workers.concurrency()];
        Arrays.setAll(bins, i -> new Bins(ring));
    }

    private static double largestWeight(Adjacency out, Workers workers) {
        double[] weights = out.weights();
        if (weights == null) {
            return 1;
        }
        return workers.max(weights.length, (from, to) -> {
            double largest = 0;
            for (int slot = from; slot < to; slot++) {
                if (weights[slot] < Double.POSITIVE_INFINITY) {
                    largest = Math.max(largest, weights[slot]);
                }
            }
            return largest;
        });
    }

    double[] from(int source) {
        Arrays.fill(distances, INFINITY);
        distances[source] = 0;
        frontier[0] = source;
        int size = 1;
        long bucket = 0;
        while (size > 0) {
            long current = bucket;
            workers.ranges(size, CHUNK, (worker, from, to) -> {
                for (int i = from; i < to; i++) {
                    relax(frontier[i], current, bins[worker]);
                }
            });
            long next = nextBucket(bucket);
            if (next < 0) {
                break;
            }
            bucket = next;
            size = drain((int) (bucket % ring));
        }
        double[] result = new double[distances.length];
        workers.ranges(result.length, (worker, from, to) -> {
            for (int node = from; node < to; node++) {
                result[node] = Double.longBitsToDouble(distances[node]);
            }
        });
        return result;
    }

    private void relax(int node, long current, Bins mine) {
        double distance = Double.longBitsToDouble((long) LONGS.getOpaque(distances, node));
        if (bucket(distance) < current) {
            // It was lowered into an earlier bucket and handled there.
            return;
        }
        int[] offsets = out.offsets();
        int[] targets = out.targets();
        double[] weights = out.weights();
        for (int slot = offsets[node]; slot < offsets[node + 1]; slot++) {
            int target = targets[slot];
            double reached = distance + (weights == null ? 1 : weights[slot]);
            long bits = Double.doubleToRawLongBits(reached);
            long known = (long) LONGS.getOpaque(distances, target);
            while (bits < known) {
                if (LONGS.weakCompareAndSet(distances, target, known, bits)) {
                    mine.add((int) (bucket(reached) % ring), target);
                    break;
                }
                known = (long) LONGS.getOpaque(distances, target);
            }
        }
    }

    /// Capped, so that numbers of buckets can be added to.
    private long bucket(double distance) {
        return Math.min((long) (distance / delta), Long.MAX_VALUE / 2);
    }

    /// The first bucket from `bucket` on that holds a node, or -1. A bucket can fill again while it is worked on.
    private long nextBucket(long bucket) {
        for (long next = bucket; next < bucket + ring; next++) {
            for (Bins each : bins) {
                if (each.size((int) (next % ring)) > 0) {
                    return next;
                }
            }
        }
        return -1;
    }

    private int drain(int slot) {
        int size = 0;
        for (Bins each : bins) {
            size += each.size(slot);
        }
        if (size > frontier.length) {
            frontier = new int[Math.max(size, 2 * frontier.length)];
        }
        int at = 0;
        for (Bins each : bins) {
            at += each.drain(slot, frontier, at);
        }
        return size;
    }

    /// One thread's buckets.
    private static final class Bins {
        private final int[] @Nullable [] nodes;
        private final int[] sizes;

        Bins(int count) {
            nodes = new int[count][];
            sizes = new int[count];
        }

        int size(int bin) {
            return sizes[bin];
        }

        void add(int bin, int node) {
            int[] list = nodes[bin];
            if (list == null) {
                list = new int[16];
                nodes[bin] = list;
            } else if (sizes[bin] == list.length) {
                list = Arrays.copyOf(list, 2 * list.length);
                nodes[bin] = list;
            }
            list[sizes[bin]++] = node;
        }

        int drain(int bin, int[] into, int at) {
            int size = sizes[bin];
            int[] list = nodes[bin];
            if (list != null) {
                System.arraycopy(list, 0, into, at, size);
            }
            sizes[bin] = 0;
            return size;
        }
    }
}
