package io.orbitgraph.bolt.transport;

import io.netty.util.concurrent.FastThreadLocalThread;
import io.orbitgraph.model.session.Waiting;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A thread of a {@link RelayEventLoop}. Its status says whether the loop can be taken from it:
///
/// ```
///   ATTACHED  <->  LOOSE        the leader: inside the loop; performing a request, in which it does not touch the loop
///                  LOOSE -> HANDING -> DETACHED     the loop was given to another thread
///                             DETACHED -> ATTACHED  ... and back to this one, later
/// ```
final class RelayThread extends FastThreadLocalThread implements Waiting {
    /// Statements may be nested deeply.
    private static final long STACK_BYTES = 4 << 20;

    private static final int ATTACHED = 0;
    private static final int LOOSE = 1;
    private static final int HANDING = 2;
    private static final int DETACHED = 3;

    private final AtomicInteger status = new AtomicInteger(DETACHED);
    private volatile @Nullable RelayEventLoop loop;
    private volatile RelayEventLoop.@Nullable Task task;
    private volatile long since;

    RelayThread(Runnable target, String name) {
        super(null, target, name, STACK_BYTES);
        setDaemon(true);
    }

    void join(RelayEventLoop joined) {
        loop = joined;
    }

    /// Makes this the leader; called while nobody is.
    void lead() {
        status.set(ATTACHED);
    }

    /// Performs a request; meanwhile the loop may be taken away.
    ///
    /// @return whether this thread is still the leader
    boolean perform(RelayEventLoop.Task request) {
        since = System.nanoTime();
        task = request;
        status.set(LOOSE);
        try {
            request.run();
        } finally {
            task = null;
        }
        return attach();
    }

    /// Takes a firm hold of the loop again, if it was not given away.
    ///
    /// @return whether it held the loop loosely and holds it firmly now; if so, {@link #loosen} must follow
    boolean attach() {
        while (true) {
            switch (status.get()) {
                case LOOSE -> {
                    if (status.compareAndSet(LOOSE, ATTACHED)) {
                        return true;
                    }
                }
                // The other thread has three more instructions to go.
                case HANDING -> Thread.onSpinWait();
                default -> {
                    return false;
                }
            }
        }
    }

    /// The current thread with a firm hold of its loop; null if it does not lead one, or none that it holds
    /// loosely. {@link #loosen} must follow.
    static @Nullable RelayThread attached() {
        return Thread.currentThread() instanceof RelayThread thread && thread.attach() ? thread : null;
    }

    void loosen() {
        status.set(LOOSE);
    }

    /// Whether it performs a request while it leads the loop.
    boolean isLoose() {
        return status.get() == LOOSE;
    }

    /// Starts to take the loop away; {@link #detached} must follow.
    boolean startHanding() {
        return status.compareAndSet(LOOSE, HANDING);
    }

    void detached() {
        status.set(DETACHED);
    }

    RelayEventLoop.@Nullable Task task() {
        return task;
    }

    /// Nanoseconds since the present request began; meaningless without one.
    long age(long now) {
        return now - since;
    }

    @Override
    public void aboutToWait() {
        RelayEventLoop mine = loop;
        if (mine != null && isLoose()) {
            mine.replace(this);
        }
    }
}
