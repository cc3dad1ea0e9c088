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

    /// Runs `work` as a job that {@link #jobs} shows.
    ///
    /// @param givenId null for a new id
    /// @param bytes heap bytes that are set aside for it
    /// @param concurrency how many threads it asks for
    /// @throws OrbitException with `PROCEDURE_CALL_FAILED` if a job of that id runs already
    public <T> T run(
            String user,
            @Nullable String givenId,
            String task,
            long bytes,
            int concurrency,
            boolean logged,
            Function<Job, T> work) {
        String id = givenId == null ? UUID.randomUUID().toString() : givenId;
        Job job = new Job(id, user, task, bytes, concurrency, logged ? new ProgressLog() : null);
        synchronized (this) {
            if (running.putIfAbsent(id, job) != null) {
                throw Configuration.failure("A job with id '" + id + "' runs already");
            }
        }
        Job.Status how = Job.Status.FAILED;
        String reason = null;
        try {
            T result = work.apply(job);
            how = Job.Status.FINISHED;
            return result;
        } catch (OrbitException e) {
            how = isCancellation(e.code()) ? Job.Status.CANCELED : Job.Status.FAILED;
            reason = e.text();
            throw e;
        } catch (RuntimeException e) {
            reason = e.toString();
            throw e;
        } finally {
            job.end(how, reason);
            synchronized (this) {
                running.remove(id);
                ended.addLast(job);
                if (ended.size() > KEPT) {
                    ended.removeFirst();
                }
            }
        }
    }

    private static boolean isCancellation(ErrorCode code) {
        return code == ErrorCode.TRANSACTION_TERMINATED || code == ErrorCode.TRANSACTION_TIMED_OUT;
    }

    /// Running jobs in the order they started, after those that have ended if they are wanted.
    public synchronized List<Job> jobs(boolean withEnded) {
        List<Job> jobs = new ArrayList<>();
        if (withEnded) {
            jobs.addAll(ended);
        }
        jobs.addAll(running.values());
        return jobs;
    }
}
