package io.orbitgraph.algorithms.breadth;

import io.orbitgraph.algorithms.run.Cancellation;
import io.orbitgraph.algorithms.run.Workers;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// Runs code that cannot be cancelled, and recurses as deep as the graph is long, on a thread of its own. The caller
/// waits, and asks for cancellation meanwhile. When it comes, the work is told to stop, which it does as soon as it
/// looks at the graph; code that computes on arrays of its own for a while is left behind, and the caller returns
/// without it.
final class OwnThread {
    private static final long POLL_MILLIS = 10;
    private static final long GRACE_MILLIS = 40;
    private static final long LEAST_STACK_BYTES = 1 << 20;
    private static final long MOST_STACK_BYTES = 1 << 30;
    private static final long FRAME_BYTES = 1024;
    private static final int MOST_LEFT_BEHIND = 4;
    private static final AtomicInteger LEFT_BEHIND = new AtomicInteger();

    private OwnThread() {}

    /// @param depth how deep the work may recurse; the stack takes memory only as far as it does
    /// @param ended told once, when nothing of the work runs any more; also if it never began
    static <R> R run(String name, long depth, Workers workers, Function<Cancellation, R> work, Runnable ended) {
        if (LEFT_BEHIND.get() >= MOST_LEFT_BEHIND) {
            ended.run();
            throw new OrbitException(
                    ErrorCode.DATABASE_UNAVAILABLE,
                    name + " does not start while " + MOST_LEFT_BEHIND
                            + " cancelled runs are still ending; try again in a moment");
        }
        Stop stop = new Stop();
        FutureTask<R> task = new FutureTask<>(() -> {
            try {
                return work.apply(stop);
            } finally {
                ended.run();
            }
        });
        AtomicBoolean settled = new AtomicBoolean();
        start(name, depth, ended, () -> {
            task.run();
            if (settled.getAndSet(true)) {
                LEFT_BEHIND.decrementAndGet();
            }
        });
        boolean interrupted = false;
        try {
            while (true) {
                workers.checkCancelled();
                try {
                    return task.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    // Asks again whether the run is still wanted.
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw failure(name, Objects.requireNonNull(e.getCause()));
                }
            }
        } finally {
            if (!task.isDone()) {
                stop.now();
                interrupted |= waitFor(task);
                if (!task.isDone() && !settled.getAndSet(true)) {
                    LEFT_BEHIND.incrementAndGet();
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void start(String name, long depth, Runnable ended, Runnable body) {
        long stack = Math.clamp(depth * FRAME_BYTES, LEAST_STACK_BYTES, MOST_STACK_BYTES);
        try {
            Thread.ofPlatform().daemon().name(name).stackSize(stack).start(body);
        } catch (OutOfMemoryError e) {
            ended.run();
            throw new OrbitException(
                    ErrorCode.MEMORY_LIMIT,
                    name + " gets no thread with a stack of " + (stack >> 20) + " MiB; use a smaller projection",
                    null,
                    e);
        }
    }

    /// Gives `task` a little time to end. Returns whether the caller was interrupted.
    private static boolean waitFor(FutureTask<?> task) {
        try {
            task.get(GRACE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // What it comes to is of no interest any more.
        } catch (InterruptedException e) {
            return true;
        }
        return false;
    }

    /// What went wrong in the work, as the caller may see it.
    private static RuntimeException failure(String name, Throwable cause) {
        return switch (cause) {
            case OrbitException known -> known;
            case StackOverflowError deep ->
                new OrbitException(
                        ErrorCode.MEMORY_LIMIT,
                        name + " recurses deeper than its stack of " + (MOST_STACK_BYTES >> 20)
                                + " MiB allows: the graph has too long paths",
                        null,
                        deep);
            case Error error -> throw error;
            default ->
                new OrbitException(
                        ErrorCode.PROCEDURE_CALL_FAILED,
                        name + " cannot be computed on this graph: " + cause.getMessage(),
                        null,
                        cause);
        };
    }
}
