package io.orbitgraph.bolt.transport;

import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

/// The threads that perform requests: the one place that decides where a connection's work runs.
///
/// Platform threads, because statements compute: a virtual thread that computes keeps its carrier from everybody else,
/// and
/// with it the RESET that should stop it. The pool wakes the thread that slept last, and grows only while all are busy.
final class Workers implements Executor, AutoCloseable {
    private final ForkJoinPool pool;

    Workers(int maxThreads) {
        this.pool = new ForkJoinPool(
                maxThreads,
                ForkJoinPool.defaultForkJoinWorkerThreadFactory,
                null,
                true,
                0,
                maxThreads,
                1,
                null,
                30,
                TimeUnit.SECONDS);
    }

    @Override
    public void execute(Runnable task) {
        pool.execute(task);
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
