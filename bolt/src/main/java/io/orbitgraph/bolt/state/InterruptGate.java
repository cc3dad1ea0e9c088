package io.orbitgraph.bolt.state;

import io.orbitgraph.model.session.Session;
import org.jspecify.annotations.Nullable;

/// Carries RESET past the queue. The thread that reads the socket raises it when a RESET arrives; the thread
/// that performs requests ignores everything until it comes to the last RESET and lowers it.
///
/// All is done under one lock, so that an interrupt that is meant for one statement cannot hit a later one.
/// Raising it may be too early for a statement that is just about to start; therefore the reader repeats it
/// with {@link #repeat} until the RESET was performed.
public final class InterruptGate {
    private final Object lock = new Object();
    private @Nullable Session session;
    private int pendingResets;
    private boolean hungUp;
    private volatile boolean raised;

    /// A RESET has arrived: stop what runs.
    public void raise() {
        synchronized (lock) {
            pendingResets++;
            raised = true;
            interruptSession();
        }
    }

    /// The client is gone: stop what runs, for good.
    public void hangUp() {
        synchronized (lock) {
            hungUp = true;
            raised = true;
            interruptSession();
        }
    }

    /// Interrupts once more if that is still wanted.
    ///
    /// @return whether it is
    public boolean repeat() {
        synchronized (lock) {
            if (raised) {
                interruptSession();
            }
            return raised;
        }
    }

    /// Whether requests are to be ignored and statements to be stopped. Costs one volatile read.
    public boolean isRaised() {
        return raised;
    }

    /// A RESET is being performed.
    ///
    /// @return whether no other is waiting
    boolean lower() {
        synchronized (lock) {
            if (pendingResets > 0) {
                pendingResets--;
            }
            raised = hungUp || pendingResets > 0;
            return !raised;
        }
    }

    /// Whom to interrupt from now on.
    void attach(@Nullable Session newSession) {
        synchronized (lock) {
            session = newSession;
        }
    }

    private void interruptSession() {
        Session current = session;
        if (current != null) {
            current.interrupt();
        }
    }
}
