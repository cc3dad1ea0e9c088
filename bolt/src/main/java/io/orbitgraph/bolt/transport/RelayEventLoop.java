package io.orbitgraph.bolt.transport;

import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.SingleThreadIoEventLoop;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An event loop whose thread also performs the requests that it has read, one after another: no hand-off, no
/// wake-up.
///
/// That alone would let one long statement hold up all connections of the loop, and keep their RESETs unread.
/// So the loop is a baton: while the *leader* performs a request it holds the loop only loosely, and when it is
/// about to wait, or a watch finds it with one request for too long, another thread of the loop becomes the
/// leader and reads on. The old leader finishes its request as an ordinary thread and stands by.
///
/// Netty keeps to the rule that one thread at a time is "in" an event loop; which thread that is may change
/// between two operations, as Netty's own suspension of event loops does it. Between {@link RelayThread#attach}
/// and {@link RelayThread#loosen} a leader that performs a request is in the loop and may use its channels
/// directly; outside it must not touch them. {@link #touch} and {@link Outlet} are the only places that need to
/// know.
final class RelayEventLoop extends SingleThreadIoEventLoop {
    /// The work of one connection.
    interface Task extends Runnable {
        /// Called by another thread again and again while {@link #run} takes long.
        void lingers();
    }

    private static final Logger LOG = LoggerFactory.getLogger(RelayEventLoop.class);
    private static final long TASK_QUANTUM_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long STANDBY_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final int REQUESTS_BETWEEN_READS = 64;

    private final RelayLimits limits;
    private final ConcurrentLinkedDeque<RelayThread> standby = new ConcurrentLinkedDeque<>();
    /// All threads, for the watch.
    private final Queue<RelayThread> threads = new ConcurrentLinkedDeque<>();
    private final AtomicInteger detachedThreads = new AtomicInteger();
    private volatile @Nullable Thread leader;
    private volatile @Nullable RelayThread home;
    private volatile boolean terminated;

    /// The leader's own.
    private final ArrayDeque<Task> ready = new ArrayDeque<>();

    RelayEventLoop(IoEventLoopGroup parent, Executor executor, IoHandlerFactory io, RelayLimits limits) {
        super(parent, executor, io);
        this.limits = limits;
    }

    /// Whether this loop's baton is with `thread`.
    @SuppressWarnings("ReferenceEquality") // A thread is nothing but itself.
    @Override
    public boolean inEventLoop(Thread thread) {
        return thread == leader;
    }

    /// Has a request performed when what was read has been looked at. Called in the loop.
    void submit(Task task) {
        ready.add(task);
    }

    /// Does something to a channel of this loop while a request is performed: in the loop if this thread leads
    /// it.
    static void touch(Runnable work) {
        RelayThread thread = RelayThread.attached();
        try {
            work.run();
        } finally {
            if (thread != null) {
                thread.loosen();
            }
        }
    }

    /// Netty's own thread of this loop: the first leader, and the one that ends the loop.
    @Override
    protected void run() {
        RelayThread me = (RelayThread) Thread.currentThread();
        home = me;
        me.join(this);
        me.lead();
        threads.add(me);
        leader = me;
        ioHandler().initialize();
        while (!terminated) {
            lead(me);
            awaitBaton(me);
        }
    }

    /// The other threads.
    private void standBy() {
        RelayThread me = (RelayThread) Thread.currentThread();
        while (awaitBaton(me)) {
            lead(me);
        }
        threads.remove(me);
    }

    /// Leads until the loop is given to another or ends.
    private void lead(RelayThread me) {
        if (terminated) {
            return;
        }
        boolean leading = true;
        do {
            serveChannels();
            leading = performReady(me);
        } while (leading && !confirmShutdown());
        if (leading) {
            terminated = true;
            RelayThread first = home;
            leader = first;
            LockSupport.unpark(first);
            standby.forEach(LockSupport::unpark);
        } else {
            finishedDetached();
            standby.addFirst(me);
        }
    }

    private void serveChannels() {
        try {
            runIo();
            if (isShuttingDown()) {
                ioHandler().prepareToDestroy();
            }
            runAllTasks(TASK_QUANTUM_NANOS);
        } catch (Throwable thrown) {
            // Out of memory, most likely. A loop that ends takes all its connections with it.
            LOG.error("an event loop goes on after a failure", thrown);
        }
    }

    private boolean performReady(RelayThread me) {
        for (int i = 0; i < REQUESTS_BETWEEN_READS && mayPerform(); i++) {
            Task task = ready.poll();
            if (task == null) {
                return true;
            }
            try {
                if (!me.perform(task)) {
                    return false;
                }
            } catch (Throwable thrown) {
                LOG.error("a connection's task failed", thrown);
                if (!me.attach()) {
                    return false;
                }
            }
        }
        return true;
    }

    /// A loop that has given away too many threads only reads.
    private boolean mayPerform() {
        return detachedThreads.get() < limits.maxDetachedThreads();
    }

    private void finishedDetached() {
        if (detachedThreads.getAndDecrement() >= limits.maxDetachedThreads()) {
            execute(() -> {});
        }
    }

    /// What is ready must not wait for the network.
    @Override
    protected boolean hasTasks() {
        return super.hasTasks() || (!ready.isEmpty() && mayPerform());
    }

    /// @return false if the thread is to end
    private boolean awaitBaton(RelayThread me) {
        long deadline = System.nanoTime() + STANDBY_NANOS;
        while (leader != me) {
            if (terminated && me != home) {
                return false;
            }
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                if (me != home && standby.remove(me)) {
                    return false;
                }
                deadline = System.nanoTime() + STANDBY_NANOS;
            }
            LockSupport.parkNanos(this, Math.max(left, 1));
        }
        return true;
    }

    /// Gives the loop to another thread if `old` performs a request as its leader. Safe from any thread.
    void replace(RelayThread old) {
        RelayThread next = standby.pollFirst();
        if (next == null) {
            next = newThread();
        }
        if (next == null) {
            return;
        }
        if (old.startHanding()) {
            detachedThreads.incrementAndGet();
            next.lead();
            leader = next;
            old.detached();
            LockSupport.unpark(next);
        } else {
            standby.addFirst(next);
        }
    }

    private @Nullable RelayThread newThread() {
        RelayThread thread = new RelayThread(this::standBy, limits.nextThreadName());
        thread.join(this);
        threads.add(thread);
        try {
            thread.start();
            return thread;
        } catch (OutOfMemoryError e) {
            threads.remove(thread);
            LOG.error("no thread can be started; long requests hold up others", e);
            return null;
        }
    }

    /// Replaces a leader that has been with one request for long, and tells requests that linger.
    ///
    /// @return whether a request is being performed
    boolean watch(long now) {
        boolean active = false;
        for (RelayThread thread : threads) {
            Task task = thread.task();
            if (task == null) {
                continue;
            }
            active = true;
            long age = thread.age(now);
            if (age > limits.patienceNanos() && thread.isLoose()) {
                replace(thread);
            }
            if (age > limits.lingerNanos()) {
                task.lingers();
            }
        }
        return active;
    }
}
