package io.orbitgraph.bolt.transport;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// What the loops of a group have in common. Thread-safe.
final class RelayLimits {
    private static final long PATIENCE_NANOS = TimeUnit.MICROSECONDS.toNanos(500);
    private static final long LINGER_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final int maxDetachedThreads;
    private final AtomicLong names = new AtomicLong();

    /// @param maxDetachedThreads that one loop may have with long requests at a time
    RelayLimits(int maxDetachedThreads) {
        this.maxDetachedThreads = maxDetachedThreads;
    }

    int maxDetachedThreads() {
        return maxDetachedThreads;
    }

    /// How long a request may keep a loop.
    long patienceNanos() {
        return PATIENCE_NANOS;
    }

    /// After how long a request is told that it takes long.
    long lingerNanos() {
        return LINGER_NANOS;
    }

    String nextThreadName() {
        return "bolt-" + names.incrementAndGet();
    }
}
