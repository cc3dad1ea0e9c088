package io.orbitgraph.algorithms.run;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import java.util.concurrent.atomic.AtomicLong;

/// A fixed budget.
final class LimitedMemory implements MemoryAccount {
    private final long limitBytes;
    private final AtomicLong usedBytes = new AtomicLong();

    LimitedMemory(long limitBytes) {
        this.limitBytes = limitBytes;
    }

    @Override
    public void charge(String user, long bytes) {
        long used;
        do {
            used = usedBytes.get();
            if (bytes > limitBytes - used) {
                throw new OrbitException(
                        ErrorCode.MEMORY_LIMIT,
                        user + " needs up to "
                                + MemoryEstimate.of(user, bytes).range() + ", but only "
                                + MemoryEstimate.of(user, Math.max(0, limitBytes - used))
                                        .range()
                                + " are free; use a smaller projection or raise the limit");
            }
        } while (!usedBytes.compareAndSet(used, used + bytes));
    }

    @Override
    public void overdraw(long bytes) {
        usedBytes.addAndGet(bytes);
    }

    @Override
    public void release(long bytes) {
        usedBytes.addAndGet(-bytes);
    }
}
