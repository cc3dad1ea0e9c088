package io.orbitgraph.query.runtime;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import java.util.concurrent.atomic.AtomicLong;

/// How much memory a statement holds in buffers that grow with the data: sort, aggregation, joins, path search. Charged
/// in bytes, by estimate, before the memory is taken. Used by one thread at a time; draws slabs from a {@link Pool}
/// that all statements share.
public final class MemoryAccount {
    private static final long SLAB_BYTES = 1 << 20;

    private final Pool pool;
    private final long limitBytes;
    private long usedBytes;
    private long drawnBytes;
    private long peakBytes;

    /// @param limitBytes the most that this statement may hold
    public MemoryAccount(Pool pool, long limitBytes) {
        this.pool = pool;
        this.limitBytes = limitBytes;
    }

    /// @throws OrbitException with {@code MEMORY_LIMIT}; then nothing was charged
    public void charge(long bytes) {
        long used = usedBytes + bytes;
        if (used > limitBytes) {
            throw new OrbitException(
                    ErrorCode.MEMORY_LIMIT,
                    "The statement needs more than its limit of " + limitBytes
                            + " bytes of memory; ask for less at once or raise the limit");
        }
        if (used > drawnBytes) {
            long slabs = (used - drawnBytes + SLAB_BYTES - 1) / SLAB_BYTES * SLAB_BYTES;
            pool.draw(slabs);
            drawnBytes += slabs;
        }
        usedBytes = used;
        peakBytes = Math.max(peakBytes, used);
    }

    public void release(long bytes) {
        usedBytes -= bytes;
    }

    public long usedBytes() {
        return usedBytes;
    }

    public long peakBytes() {
        return peakBytes;
    }

    /// Gives all slabs back to the pool; called once at the statement's end.
    public void close() {
        pool.giveBack(drawnBytes);
        drawnBytes = 0;
        usedBytes = 0;
    }

    /// The memory that all statements of a server share. Thread-safe.
    public static final class Pool {
        private final long capacityBytes;
        private final AtomicLong drawnBytes = new AtomicLong();

        public Pool(long capacityBytes) {
            this.capacityBytes = capacityBytes;
        }

        public long drawnBytes() {
            return drawnBytes.get();
        }

        private void draw(long bytes) {
            if (drawnBytes.addAndGet(bytes) > capacityBytes) {
                drawnBytes.addAndGet(-bytes);
                throw new OrbitException(
                        ErrorCode.MEMORY_LIMIT,
                        "The memory of all statements, " + capacityBytes + " bytes, is in use; try again later");
            }
        }

        private void giveBack(long bytes) {
            drawnBytes.addAndGet(-bytes);
        }
    }
}
