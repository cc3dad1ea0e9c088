package io.orbitgraph.algorithms.run;

import java.util.function.Supplier;

/// A budget of heap bytes. Thread-safe.
public interface MemoryAccount {
    /// Takes `bytes` from the budget.
    ///
    /// @param user what needs them, for the message
    /// @throws io.orbitgraph.model.error.OrbitException with `MEMORY_LIMIT` if they are not there
    void charge(String user, long bytes);

    /// Takes `bytes` that are in use already. Never refuses: where the budget does not have them, it is overdrawn, and
    /// {@link #charge} refuses until enough is given back.
    void overdraw(long bytes);

    /// Gives back what {@link #charge} or {@link #overdraw} took.
    void release(long bytes);

    /// Does `work` while `bytes` are taken.
    ///
    /// @throws io.orbitgraph.model.error.OrbitException as {@link #charge}
    default <T> T charged(String user, long bytes, Supplier<T> work) {
        charge(user, bytes);
        try {
            return work.get();
        } finally {
            release(bytes);
        }
    }

    /// Never refuses.
    static MemoryAccount unlimited() {
        return new LimitedMemory(Long.MAX_VALUE);
    }

    static MemoryAccount limitedTo(long bytes) {
        return new LimitedMemory(bytes);
    }
}
