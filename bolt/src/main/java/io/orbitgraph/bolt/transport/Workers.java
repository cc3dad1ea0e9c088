package io.orbitgraph.bolt.transport;

import java.util.Queue;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The threads that perform requests: the one place that decides where a connection's work runs.
///
/// Platform threads, because statements compute: a virtual thread that computes keeps its carrier from everybody else,
/// and
/// with it the RESET that should stop it.
///
/// Waking a thread costs more than a short request. So only as many workers are *active* as there are processors, and
/// they
/// take task after task; further ones are woken when tasks pile up. A worker that is with one task for longer than
/// {@link #PATIENCE_NANOS} no longer counts as active, because it computes for long or waits for a lock or a disk:
/// another
/// takes its place. Thread-safe.
final class Workers implements AutoCloseable {
    /// Work for one connection.
    interface Task extends Runnable {
        /// Called by another thread again and again while {@link #run} takes long.
        void lingers();
    }

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final long PATIENCE_NANOS = TimeUnit.MICROSECONDS.toNanos(500);
    private static final long MONITOR_REST_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long LINGER_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final int TASKS_PER_WORKER = 8;

    private final int maxThreads;
    private final int maxActive;
    private final Queue<Task> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger active = new AtomicInteger();
    private final AtomicInteger threads = new AtomicInteger();
    private final BlockingDeque<Worker> idle = new LinkedBlockingDeque<>();
    private final Queue<Worker> all = new ConcurrentLinkedQueue<>();
    private final Thread monitor;
    private volatile boolean monitorRests;
    private volatile boolean closed;

    Workers(int maxThreads) {
        this.maxThreads = maxThreads;
        this.maxActive = Math.min(maxThreads, Runtime.getRuntime().availableProcessors());
        this.monitor = Thread.ofPlatform().daemon().name("bolt-monitor").start(this::watch);
    }

    void execute(Task task) {
        int ahead = waiting.getAndIncrement();
        tasks.add(task);
        int busy = active.get();
        if (busy == 0 || ahead >= busy * TASKS_PER_WORKER) {
            wakeOne();
        } else if (monitorRests) {
            LockSupport.unpark(monitor);
        }
    }

    private void wakeOne() {
        int busy = active.get();
        while (busy < maxActive) {
            if (active.compareAndSet(busy, busy + 1)) {
                Worker worker = idle.pollFirst();
                if (worker != null) {
                    worker.wake();
                } else if (!startThread()) {
                    active.decrementAndGet();
                }
                return;
            }
            busy = active.get();
        }
    }

    private boolean startThread() {
        if (threads.incrementAndGet() > maxThreads || closed) {
            threads.decrementAndGet();
            return false;
        }
        Worker worker = new Worker();
        all.add(worker);
        Thread.ofPlatform().daemon().name("bolt-worker-", threads.get()).start(worker);
        return true;
    }

    /// Looks for workers that are with one task for long.
    private void watch() {
        while (!closed) {
            boolean rest = waiting.get() == 0;
            monitorRests = rest;
            if (!rest || waiting.get() == 0) {
                LockSupport.parkNanos(rest ? MONITOR_REST_NANOS : PATIENCE_NANOS);
            }
            monitorRests = false;
            boolean needed = waiting.get() > 0;
            long now = System.nanoTime();
            for (Worker worker : all) {
                worker.look(now, needed);
            }
            if (needed) {
                wakeOne();
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(monitor);
        for (Worker worker : all) {
            worker.wakeToEnd();
        }
    }

    private final class Worker implements Runnable {
        private static final int ACTIVE = 0;
        private static final int GIVEN_UP = 1;
        private static final int IDLE = 2;

        private final AtomicInteger status = new AtomicInteger(ACTIVE);
        private volatile Thread thread = Thread.currentThread();
        private volatile long since = Long.MAX_VALUE;
        private volatile @Nullable Task current;

        @Override
        public void run() {
            thread = Thread.currentThread();
            try {
                while (!closed && (stillActive() || awaitWork())) {
                    Task task = tasks.poll();
                    if (task == null) {
                        rest();
                    } else {
                        waiting.decrementAndGet();
                        perform(task);
                    }
                }
            } finally {
                all.remove(this);
                threads.decrementAndGet();
            }
        }

        private void perform(Task task) {
            since = System.nanoTime();
            current = task;
            try {
                task.run();
            } catch (Throwable thrown) {
                LOG.error("a task of a connection failed", thrown);
            }
            current = null;
            since = Long.MAX_VALUE;
        }

        /// A worker that was given up may become active again if there is room.
        private boolean stillActive() {
            int now = status.get();
            if (now == GIVEN_UP) {
                int busy = active.get();
                if (busy < maxActive && active.compareAndSet(busy, busy + 1)) {
                    status.set(ACTIVE);
                    return true;
                }
                status.set(IDLE);
                idle.addFirst(this);
                return false;
            }
            return now == ACTIVE;
        }

        private void rest() {
            if (status.compareAndSet(ACTIVE, IDLE)) {
                idle.addFirst(this);
                active.decrementAndGet();
                // A task may have come before this worker could be found among the idle.
                if (!tasks.isEmpty() && active.get() == 0) {
                    wakeOne();
                }
            }
        }

        /// @return false if nothing came for so long that the thread may end
        private boolean awaitWork() {
            long deadline = System.nanoTime() + IDLE_NANOS;
            while (status.get() == IDLE && !closed) {
                long left = deadline - System.nanoTime();
                if (left <= 0 && idle.remove(this)) {
                    return false;
                }
                LockSupport.parkNanos(this, Math.max(left, PATIENCE_NANOS));
            }
            return true;
        }

        void wake() {
            status.set(ACTIVE);
            LockSupport.unpark(thread);
        }

        void wakeToEnd() {
            LockSupport.unpark(thread);
        }

        /// The task may have changed since it was looked at; to be told in vain, or given up, does it no harm.
        void look(long now, boolean needed) {
            long start = since;
            Task task = current;
            if (task == null || start == Long.MAX_VALUE || now - start < PATIENCE_NANOS) {
                return;
            }
            if (needed && status.compareAndSet(ACTIVE, GIVEN_UP)) {
                active.decrementAndGet();
            }
            if (now - start > LINGER_NANOS) {
                task.lingers();
            }
        }
    }
}
