package io.orbitgraph.algorithms.run;

/// Asked before every chunk of work, that is several times in a millisecond, by any worker thread.
@FunctionalInterface
public interface Cancellation {
    Cancellation NEVER = () -> {};

    /// Throws (`TRANSACTION_TERMINATED`, say) if the work is no longer wanted.
    void check();
}
