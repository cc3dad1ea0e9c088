package io.orbitgraph.algorithms.procedure;

import io.orbitgraph.algorithms.run.Progress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A computation that runs or ran, and how far it is. Written by the thread that computes, read by any.
public final class Job implements Progress {
    /// Where a job is in its life.
    public enum Status {
        RUNNING,
        FINISHED,
        FAILED,
        CANCELED
    }

    private final String id;
    private final String user;
    private final Task task;
    private final Instant startedAt = Instant.now();
    private volatile @Nullable Instant endedAt;
    private volatile @Nullable String reason;
    private volatile Status status = Status.RUNNING;
    private volatile double progress;
    private final @Nullable ProgressLog log;

    Job(String id, String user, Task task) {
        this.id = id;
        this.user = user;
        this.task = task;
        this.log = task.options().isLogged() ? new ProgressLog() : null;
    }

    public String id() {
        return id;
    }

    public String user() {
        return user;
    }

    /// What is computed, e.g. `PageRank`.
    public String task() {
        return task.name();
    }

    /// Heap bytes that were set aside for it.
    public long bytes() {
        return task.bytes();
    }

    /// How many threads it asks for.
    public int concurrency() {
        return task.workers().concurrency();
    }

    /// Why it ended before it was finished; null otherwise.
    public @Nullable String reason() {
        return reason;
    }

    public Instant startedAt() {
        return startedAt;
    }

    /// Null while it runs.
    public @Nullable Instant endedAt() {
        return endedAt;
    }

    public Status status() {
        return status;
    }

    /// The part that is done, in `[0, 1]`.
    public double progress() {
        return progress;
    }

    @Override
    public void report(String reported, long done, long total) {
        progress = total <= 0 ? 1 : Math.min(1, (double) done / total);
        if (log != null) {
            log.reached(id, task.name(), progress);
        }
    }

    void end(Status how, @Nullable String why) {
        if (how == Status.FINISHED) {
            progress = 1;
        }
        reason = why;
        endedAt = Instant.now();
        status = how;
        if (log != null) {
            log.ended(id, task.name(), how, startedAt);
        }
    }
}
