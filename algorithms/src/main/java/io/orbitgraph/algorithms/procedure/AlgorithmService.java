package io.orbitgraph.algorithms.procedure;

import io.orbitgraph.algorithms.run.MemoryAccount;
import io.orbitgraph.algorithms.run.Workers;
import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.value.MapValue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

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
    /// since
    /// clients take relationships of one id for one.
    ///
    /// @return the first of `count` ids that descend by one
    public long virtualIds(int count) {
        return lastVirtualId.getAndAdd(-count) - 1;
    }

    /// Threads for one call, which end their work when the calling statement is cancelled.
    public Workers workers(int concurrency, ProcedureContext context) {
        return new Workers(threads, concurrency, context::checkCancelled);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
