package io.orbitgraph.algorithms.run;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The chunks of one call of {@link Workers#chunks} and who works on them.
final class Job {
    private static final int CLOSED = 1 << 30;
    /// Rounds of busy waiting (some microseconds) before the caller parks: most jobs end almost at once on all threads.
    private static final int SPINS = 2_000;

    private final int count;
    private final Workers.ChunkTask task;
    private final Cancellation cancellation;
    private final AtomicInteger next = new AtomicInteger();
    /// Helpers at work, and {@link #CLOSED} once no further one may start.
    private final AtomicInteger active = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Thread caller = Thread.currentThread();

    Job(int count, Workers.ChunkTask task, Cancellation cancellation) {
        this.count = count;
        this.task = task;
        this.cancellation = cancellation;
    }

    void help(int worker) {
        int seen;
        do {
            seen = active.get();
            if (seen >= CLOSED) {
                return;
            }
        } while (!active.compareAndSet(seen, seen + 1));
        work(worker);
        if (active.decrementAndGet() == CLOSED) {
            LockSupport.unpark(caller);
        }
    }

    /// The caller's part: work as worker 0, then wait for the helpers that have started.
    void finish() {
        work(0);
        int now = active.addAndGet(CLOSED);
        int spins = 0;
        boolean interrupted = false;
        while (now != CLOSED) {
            if (++spins < SPINS) {
                Thread.onSpinWait();
            } else {
                LockSupport.parkNanos(this, 1_000_000);
                // An interrupt must not leave helpers behind that still write to the caller's arrays.
                interrupted |= Thread.interrupted();
            }
            now = active.get();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        Throwable thrown = failure.get();
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
    }

    private void work(int worker) {
        try {
            int chunk;
            while (failure.get() == null && (chunk = next.getAndIncrement()) < count) {
                cancellation.check();
                task.run(worker, chunk);
            }
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        }
    }
}
