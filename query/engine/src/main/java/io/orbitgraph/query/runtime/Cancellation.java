package io.orbitgraph.query.runtime;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import java.util.function.LongSupplier;

/// Whether a statement is to stop: because somebody asked, or because its time is up. {@link #cancel} may be called
/// from any thread.
public final class Cancellation {
    /// No deadline.
    public static final long NEVER = Long.MAX_VALUE;

    private final LongSupplier nanoTime;
    private final long deadline;
    private volatile boolean cancelled;

    /// @param nanoTime the clock, as {@link System#nanoTime}
    /// @param deadline by that clock; {@link #NEVER} for none
    public Cancellation(LongSupplier nanoTime, long deadline) {
        this.nanoTime = nanoTime;
        this.deadline = deadline;
    }

    public static Cancellation withoutDeadline() {
        return new Cancellation(System::nanoTime, NEVER);
    }

    public void cancel() {
        cancelled = true;
    }

    public boolean isCancelled() {
        return cancelled;
    }

    /// Called once per batch, and every thousand or so steps of a long loop: costs about 25 ns with a deadline, 1 ns
    /// without.
    ///
    /// @throws OrbitException with {@code TRANSACTION_TERMINATED} or {@code TRANSACTION_TIMED_OUT}
    public void check() {
        if (cancelled) {
            throw new OrbitException(ErrorCode.TRANSACTION_TERMINATED, "The transaction was terminated");
        }
        if (deadline != NEVER && nanoTime.getAsLong() - deadline > 0) {
            throw new OrbitException(
                    ErrorCode.TRANSACTION_TIMED_OUT,
                    "The transaction ran longer than its timeout; raise the timeout or ask for less");
        }
    }
}
