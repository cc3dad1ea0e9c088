package io.orbitgraph.algorithms.procedure;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The computations that run, and the last of those that have ended. Thread-safe.
public final class JobRegistry {
    private static final int KEPT = 200;

    private final Map<String, Job> running = new LinkedHashMap<>();
    private final Deque<Job> ended = new ArrayDeque<>();

    /// Runs `work` as a job that {@link #running} shows.
    ///
    /// @throws OrbitException as {@link #start}
    <T> T run(String user, Task task, Function<Job, T> work) {
        Job job = start(user, task);
        T result;
        try {
            result = work.apply(job);
        } catch (RuntimeException | Error e) {
            end(job, e);
            throw e;
        }
        end(job, null);
        return result;
    }

    /// Begins a job, which runs until {@link #end}.
    ///
    /// @throws OrbitException with `PROCEDURE_CALL_FAILED` if a job of that id runs already
    Job start(String user, Task task) {
        String given = task.options().id();
        Job job = new Job(given == null ? UUID.randomUUID().toString() : given, user, task);
        synchronized (this) {
            if (running.putIfAbsent(job.id(), job) != null) {
                throw Configuration.failure("A job with id '" + job.id()
                        + "' runs already; choose another `jobId`, or wait for the end of that one");
            }
        }
        return job;
    }

    /// @param failure what it ended with; null if it is finished
    void end(Job job, @Nullable Throwable failure) {
        switch (failure) {
            case null -> job.end(Job.Status.FINISHED, null);
            case OrbitException e ->
                job.end(isCancellation(e.code()) ? Job.Status.CANCELED : Job.Status.FAILED, e.text());
            case Throwable e -> job.end(Job.Status.FAILED, e.toString());
        }
        synchronized (this) {
            running.remove(job.id());
            ended.addLast(job);
            if (ended.size() > KEPT) {
                ended.removeFirst();
            }
        }
    }

    private static boolean isCancellation(ErrorCode code) {
        return code == ErrorCode.TRANSACTION_TERMINATED || code == ErrorCode.TRANSACTION_TIMED_OUT;
    }

    /// In the order they started.
    public synchronized List<Job> running() {
        return List.copyOf(running.values());
    }

    /// The last of those that have ended, then those that run.
    public synchronized List<Job> all() {
        List<Job> all = new ArrayList<>(ended);
        all.addAll(running.values());
        return all;
    }
}
