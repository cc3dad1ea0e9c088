package io.orbitgraph.algorithms.procedure;

import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.MemoryAccount;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Workers;
import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.session.Waiting;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.Value;
import java.util.Iterator;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/// What the procedures share while a server runs: the projections, the jobs, the threads and the memory. The host
/// offers it to procedures as a service. Thread-safe.
public final class AlgorithmService implements AutoCloseable {
    private final long memoryLimitBytes;
    private final MemoryAccount memory;
    private final GraphCatalog catalog;
    private final JobRegistry jobs = new JobRegistry();
    private final KeyedSettings defaults = new KeyedSettings();
    private final KeyedSettings limits = new KeyedSettings();
    private final ExecutorService threads;
    private final AtomicLong lastVirtualId = new AtomicLong();

    /// @param memoryLimitBytes heap that projections and computations may take together
    public AlgorithmService(long memoryLimitBytes) {
        this.memoryLimitBytes = memoryLimitBytes;
        this.memory = MemoryAccount.limitedTo(memoryLimitBytes);
        this.catalog = new GraphCatalog(memory);
        // One thread less than there are processors would do, since callers work too; but a caller may hold a lock.
        this.threads = Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(),
                Thread.ofPlatform().name("algorithm-", 0).daemon().factory());
    }

    public GraphCatalog catalog() {
        return catalog;
    }

    public JobRegistry jobs() {
        return jobs;
    }

    /// Values of configuration keys that a call does not give.
    public KeyedSettings defaults() {
        return defaults;
    }

    /// What the values of configuration keys may be at most.
    public KeyedSettings limits() {
        return limits;
    }

    /// A configuration as the caller's defaults and limits make it.
    public Configuration configuration(ProcedureContext context, MapValue given) {
        return new Configuration(given, defaults.of(context.user()), limits.of(context.user()));
    }

    public MemoryAccount memory() {
        return memory;
    }

    /// Heap bytes that projections and computations may take together.
    public long memoryLimitBytes() {
        return memoryLimitBytes;
    }

    /// Ids for relationships that are in results only: below 0, where the database has none, and each another one,
    /// since clients take relationships of one id for one.
    ///
    /// @return the first of `count` ids that descend by one
    public long virtualIds(int count) {
        return lastVirtualId.getAndAdd(-count) - 1;
    }

    /// Threads for one call, which end their work when the calling statement is cancelled.
    public Workers workers(int concurrency, ProcedureContext context) {
        return new Workers(threads, concurrency, context::checkCancelled);
    }

    /// Runs what takes time as a job that {@link #jobs} shows. `work` takes the memory that it needs from the account
    /// of its environment.
    ///
    /// @throws io.orbitgraph.model.error.OrbitException with `PROCEDURE_CALL_FAILED` if the task needs more memory than
    /// there ever is
    public <T> T run(ProcedureContext context, Task task, Function<Environment, T> work) {
        MemoryAccount account = account(task);
        Waiting.announce();
        return jobs.run(context.user(), task, job -> work.apply(new Environment(task.workers(), 0, job, account)));
    }

    /// As {@link #run}, for rows that are computed as they are asked for: the job goes on, and its memory stays taken,
    /// until the rows have ended.
    ///
    /// @param work has its memory already
    Iterator<Value[]> stream(ProcedureContext context, Task task, Function<Environment, Iterator<Value[]>> work) {
        MemoryAccount account = account(task);
        Waiting.announce();
        Job job = jobs.start(context.user(), task);
        try {
            account.charge(task.name(), task.bytes());
            try {
                Iterator<Value[]> rows =
                        work.apply(Environment.of(task.workers(), 0).withProgress(job));
                return new JobRows(rows, context, failure -> {
                    account.release(task.bytes());
                    jobs.end(job, failure);
                });
            } catch (RuntimeException | Error e) {
                account.release(task.bytes());
                throw e;
            }
        } catch (RuntimeException | Error e) {
            jobs.end(job, e);
            throw e;
        }
    }

    private MemoryAccount account(Task task) {
        if (task.options().isUnlimited()) {
            return MemoryAccount.unlimited();
        }
        if (task.bytes() > memoryLimitBytes) {
            throw Configuration.failure(
                    task.name() + " needs up to " + MemoryEstimate.text(task.bytes())
                            + ", more than the " + MemoryEstimate.text(memoryLimitBytes)
                            + " that graph algorithms may use; use a smaller projection, or raise the limit (`memory.algorithms`)");
        }
        return memory;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
