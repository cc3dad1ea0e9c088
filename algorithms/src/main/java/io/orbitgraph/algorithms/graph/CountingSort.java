package io.orbitgraph.algorithms.graph;

import io.orbitgraph.algorithms.run.Workers;
import org.jspecify.annotations.Nullable;

/// The sort behind every adjacency: a stable counting sort of entries by their row, in two levels. Entries are
/// scattered into buckets of consecutive rows; then each bucket, which a core's cache holds, is counted and placed by
/// itself. Chunks of the input count for themselves and a bucket is one thread's, so that threads write to nothing in
/// common. A stable sort has one result, whatever the chunks, buckets and threads.
///
/// Rows ascend without any comparison when entries are sorted by neighbour first and by row then: the transpose of a
/// transpose. F. G. Gustavson: *Two fast algorithms for sparse matrices: multiplication and permuted transposition*,
/// 1978. Parallel entries keep the order they came in.
///
/// O(entries + rows). Heap while it runs, beyond the result: 8 bytes an entry, 16 with values, and a 32nd of a byte for
/// counters. Not thread-safe.
final class CountingSort {
    /// Inputs of a chunk: some 300 us of work.
    private static final int CHUNK = 1 << 17;

    /// More would not find their places in the cache while entries are scattered to all of them.
    private static final int MOST_BUCKETS = 1024;

    private static final int LEAST_ENTRIES_OF_A_BUCKET = 1 << 15;

    private final int rows;
    private final Workers workers;
    private final int chunk;
    private final int mostBuckets;
    private final int leastEntriesOfABucket;
    /// Entries between the levels: the row above, the neighbour below. Kept for the next sort of as many.
    private long[] records = new long[0];
    private double[] values = new double[0];

    CountingSort(int rows, Workers workers) {
        this(rows, workers, CHUNK, MOST_BUCKETS, LEAST_ENTRIES_OF_A_BUCKET);
    }

    /// For tests, which force chunks and buckets to be small.
    CountingSort(int rows, Workers workers, int chunk, int mostBuckets, int leastEntriesOfABucket) {
        this.rows = rows;
        this.workers = workers;
        this.chunk = chunk;
        this.mostBuckets = mostBuckets;
        this.leastEntriesOfABucket = leastEntriesOfABucket;
    }

    /// What is sorted.
    private sealed interface Input {
        /// Each is an entry, or two that go to different rows.
        int size();

        boolean hasValues();

        /// Counts the entries of some inputs in `counts[row >>> shift]`.
        void count(int from, int to, int shift, int[] counts);

        /// Puts the entries of some inputs where `next[row >>> shift]` says, and moves that on.
        void scatter(int from, int to, int shift, int[] next, long[] records, double[] values);
    }

    /// @param mirrored whether each edge stands in the row of its other end too; a self-loop stands once
    private record Edges(int size, int[] rows, int[] neighbours, double @Nullable [] weights, boolean mirrored)
            implements Input {
        @Override
        public boolean hasValues() {
            return weights != null;
        }

        @Override
        public void count(int from, int to, int shift, int[] counts) {
            for (int edge = from; edge < to; edge++) {
                int row = rows[edge];
                counts[row >>> shift]++;
                if (mirrored && row != neighbours[edge]) {
                    counts[neighbours[edge] >>> shift]++;
                }
            }
        }

        @Override
        public void scatter(int from, int to, int shift, int[] next, long[] records, double[] values) {
            for (int edge = from; edge < to; edge++) {
                int row = rows[edge];
                int neighbour = neighbours[edge];
                int at = next[row >>> shift]++;
                records[at] = record(row, neighbour);
                if (weights != null) {
                    values[at] = weights[edge];
                }
                if (mirrored && row != neighbour) {
                    at = next[neighbour >>> shift]++;
                    records[at] = record(neighbour, row);
                    if (weights != null) {
                        values[at] = weights[edge];
                    }
                }
            }
        }
    }

    /// The entries of an adjacency, each in the row of its neighbour.
    private record Transposed(int[] offsets, int[] targets, double @Nullable [] weights) implements Input {
        @Override
        public int size() {
            return targets.length;
        }

        @Override
        public boolean hasValues() {
            return weights != null;
        }

        @Override
        public void count(int from, int to, int shift, int[] counts) {
            for (int slot = from; slot < to; slot++) {
                counts[targets[slot] >>> shift]++;
            }
        }

        @Override
        public void scatter(int from, int to, int shift, int[] next, long[] records, double[] values) {
            int slot = from;
            for (int node = source(from); slot < to; node++) {
                int end = Math.min(to, offsets[node + 1]);
                for (; slot < end; slot++) {
                    int row = targets[slot];
                    int at = next[row >>> shift]++;
                    records[at] = record(row, node);
                    if (weights != null) {
                        values[at] = weights[slot];
                    }
                }
            }
        }

        /// The last node whose entries begin at `slot` or before.
        private int source(int slot) {
            int low = 0;
            int high = offsets.length - 1;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (offsets[middle] <= slot) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low - 1;
        }
    }

    private static long record(int row, int neighbour) {
        return (long) row << 32 | neighbour;
    }

    /// Rows of edges between nodes 0 to rows - 1, ascending by neighbour; parallel edges stay in their order.
    ///
    /// @param weights parallel to the edges
    Adjacency rows(EdgeList edges, Orientation orientation, double @Nullable [] weights) {
        int[] sources = edges.sources();
        int[] targets = edges.targets();
        boolean undirected = orientation == Orientation.UNDIRECTED;
        Adjacency byNeighbour = orientation == Orientation.REVERSE
                ? sort(new Edges(edges.size(), sources, targets, weights, undirected), null)
                : sort(new Edges(edges.size(), targets, sources, weights, undirected), null);
        return sort(transposed(byNeighbour), byNeighbour);
    }

    /// The other direction, weights included: rows ascend, parallel entries stay in their order.
    Adjacency transpose(Adjacency adjacency) {
        return sort(transposed(adjacency), null);
    }

    /// As {@link #transpose}, of entries that nobody needs any more. Their neighbours must be below `rows`; they may
    /// themselves have any number of rows.
    Adjacency transposeSpent(Adjacency entries) {
        return sort(transposed(entries), entries);
    }

    private static Transposed transposed(Adjacency adjacency) {
        return new Transposed(adjacency.offsets(), adjacency.targets(), adjacency.weights());
    }

    /// @param spent what `input` is made of, where nobody needs it any more: its arrays take the result
    private Adjacency sort(Input input, @Nullable Adjacency spent) {
        int shift = shift(input.size());
        int buckets = rows == 0 ? 0 : ((rows - 1) >>> shift) + 1;
        int[][] next = new int[(int) (((long) input.size() + chunk - 1) / chunk)][];
        workers.ranges(input.size(), chunk, (worker, from, to) -> {
            int[] counts = new int[buckets];
            input.count(from, to, shift, counts);
            next[from / chunk] = counts;
        });
        int[] starts = starts(next, buckets);
        int total = starts[buckets];
        if (records.length != total) {
            records = new long[total];
        }
        if (input.hasValues() && values.length != total) {
            values = new double[total];
        }
        workers.ranges(
                input.size(),
                chunk,
                (worker, from, to) -> input.scatter(from, to, shift, next[from / chunk], records, values));
        int[] offsets = new int[rows + 1];
        int[] targets = spent == null ? new int[total] : spent.targets();
        double[] spentWeights = spent == null ? null : spent.weights();
        double[] weights = !input.hasValues() ? null : spentWeights == null ? new double[total] : spentWeights;
        workers.chunks(buckets, (worker, bucket) -> {
            int first = bucket << shift;
            int rowsOfBucket = (int) Math.min(rows - first, 1L << shift);
            place(starts[bucket], starts[bucket + 1], offsets, first, rowsOfBucket, targets, weights);
        });
        offsets[rows] = total;
        return new Adjacency(offsets, targets, weights);
    }

    /// The binary logarithm of how many rows a bucket has.
    private int shift(int inputs) {
        long wanted = Math.min(mostBuckets, ((long) inputs + rows) / leastEntriesOfABucket + 1);
        int shift = 0;
        while ((rows - 1) >> shift >= wanted) {
            shift++;
        }
        return shift;
    }

    /// Turns counts of each chunk into places: bucket by bucket, and in each the chunks in order.
    ///
    /// @return where buckets start
    private static int[] starts(int[][] counts, int buckets) {
        int[] starts = new int[buckets + 1];
        int sum = 0;
        for (int bucket = 0; bucket < buckets; bucket++) {
            starts[bucket] = sum;
            for (int[] ofChunk : counts) {
                int count = ofChunk[bucket];
                ofChunk[bucket] = sum;
                sum += count;
            }
        }
        starts[buckets] = sum;
        return starts;
    }

    /// Sorts the records of a bucket into `rowsOfBucket` rows from `first`.
    private void place(
            int from, int to, int[] offsets, int first, int rowsOfBucket, int[] targets, double @Nullable [] weights) {
        long[] entries = records;
        double[] valuesOfEntries = values;
        for (int i = from; i < to; i++) {
            offsets[(int) (entries[i] >>> 32)]++;
        }
        int sum = from;
        for (int row = first; row < first + rowsOfBucket; row++) {
            int count = offsets[row];
            offsets[row] = sum;
            sum += count;
        }
        for (int i = from; i < to; i++) {
            int at = offsets[(int) (entries[i] >>> 32)]++;
            targets[at] = (int) entries[i];
            if (weights != null) {
                weights[at] = valuesOfEntries[i];
            }
        }
        // Each offset has moved to where the next row starts.
        System.arraycopy(offsets, first, offsets, first + 1, rowsOfBucket - 1);
        offsets[first] = from;
    }
}
