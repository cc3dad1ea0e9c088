package io.orbitgraph.algorithms.run;

import java.util.concurrent.Executor;

/// Runs chunks of work on several threads. The calling thread takes part, and it never waits for a helper that the
/// executor has not started, so that a busy or bounded pool can slow work down but not block it. Thread-safe.
///
/// All memory effects of a call are visible to the caller when it returns. A task's exception ends the call.
public final class Workers {
    /// Elements of a chunk in sums and plain loops. Fixed, because the order of floating-point additions follows it.
    public static final int CHUNK = 4096;

    private final Executor executor;
    private final int concurrency;
    private final Cancellation cancellation;

    /// @param executor runs the helpers; platform threads suit it
    /// @param concurrency how many threads work at most, the calling one included
    public Workers(Executor executor, int concurrency, Cancellation cancellation) {
        if (concurrency < 1) {
            throw new IllegalArgumentException("concurrency is less than 1: " + concurrency);
        }
        this.executor = executor;
        this.concurrency = concurrency;
        this.cancellation = cancellation;
    }

    public static Workers sequential() {
        return new Workers(Runnable::run, 1, Cancellation.NEVER);
    }

    public int concurrency() {
        return concurrency;
    }

    /// Throws if the work was cancelled; for loops that do not go through this class.
    public void checkCancelled() {
        cancellation.check();
    }

    /// One chunk of a job.
    @FunctionalInterface
    public interface ChunkTask {
        /// @param worker from 0, below {@link #concurrency}; no two threads share one at a time
        void run(int worker, int chunk);
    }

    /// One range of a job.
    @FunctionalInterface
    public interface RangeTask {
        /// @param worker as in {@link ChunkTask}
        void run(int worker, int from, int to);
    }

    /// Computes a number from a range.
    @FunctionalInterface
    public interface RangeSum {
        double of(int from, int to);
    }

    /// Computes a whole number from a range.
    @FunctionalInterface
    public interface RangeCount {
        long of(int from, int to);
    }

    /// Runs `task` for each chunk of `[0, count)`. Which worker gets which chunk is open.
    public void chunks(int count, ChunkTask task) {
        int helpers = Math.min(concurrency, count) - 1;
        if (helpers <= 0) {
            for (int chunk = 0; chunk < count; chunk++) {
                cancellation.check();
                task.run(0, chunk);
            }
            return;
        }
        Job job = new Job(count, task, cancellation);
        for (int helper = 1; helper <= helpers; helper++) {
            int worker = helper;
            executor.execute(() -> job.help(worker));
        }
        job.finish();
    }

    /// Runs `task` over `[0, size)` in ranges of `chunk` elements.
    public void ranges(int size, int chunk, RangeTask task) {
        int count = (int) (((long) size + chunk - 1) / chunk);
        chunks(count, (worker, i) -> {
            int from = i * chunk;
            task.run(worker, from, Math.min(size - from, chunk) + from);
        });
    }

    /// Runs `task` over `[0, size)` in ranges of {@link #CHUNK}.
    public void ranges(int size, RangeTask task) {
        ranges(size, CHUNK, task);
    }

    /// Runs `task` over the ranges between neighbouring elements of `bounds`, as {@link Chunks} makes them.
    public void ranges(int[] bounds, RangeTask task) {
        chunks(bounds.length - 1, (worker, i) -> task.run(worker, bounds[i], bounds[i + 1]));
    }

    /// The sum over ranges of {@link #CHUNK} elements, added in order.
    public double sum(int size, RangeSum term) {
        double[] partial = new double[size / CHUNK + 1];
        ranges(size, (worker, from, to) -> partial[from / CHUNK] = term.of(from, to));
        double sum = 0;
        for (double part : partial) {
            sum += part;
        }
        return sum;
    }

    /// The largest over ranges; 0 where there is none. Terms must not be negative.
    public double max(int size, RangeSum term) {
        double[] partial = new double[size / CHUNK + 1];
        ranges(size, (worker, from, to) -> partial[from / CHUNK] = term.of(from, to));
        double max = 0;
        for (double part : partial) {
            max = Math.max(max, part);
        }
        return max;
    }

    /// The sum of whole numbers over ranges.
    public long count(int size, RangeCount term) {
        long[] partial = new long[size / CHUNK + 1];
        ranges(size, (worker, from, to) -> partial[from / CHUNK] = term.of(from, to));
        long sum = 0;
        for (long part : partial) {
            sum += part;
        }
        return sum;
    }
}
