package io.orbitgraph.benchmarks.workload;

import com.sun.management.OperatingSystemMXBean;
import io.orbitgraph.benchmarks.client.QueryClient;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// One workload on one server: several clients, each of which sends its next statement when the last one is answered.
/// The parameters run on from one measurement to the next, so that all servers get the same sequence.
public final class ClosedLoop implements AutoCloseable {
    private static final double WINDOW_SECONDS = 2;
    private static final double LIMIT_SECONDS = 60;
    private static final int STEADY_WINDOWS = 3;
    private static final double BETTER = 1.05;

    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final Workload workload;
    private final LongSupplier serverNanos;
    private final List<QueryClient> clients = new ArrayList<>();
    private final AtomicLong runs = new AtomicLong();

    /// @param serverNanos the CPU time of the server's process so far
    public ClosedLoop(
            Workload workload, Supplier<? extends QueryClient> connect, int connections, LongSupplier serverNanos) {
        this.workload = workload;
        this.serverNanos = serverNanos;
        for (int i = 0; i < connections; i++) {
            clients.add(connect.get());
        }
    }

    /// Runs windows of two seconds until three of them in a row are no better than what was before: the rate is at most
    /// 5 % above the best one, the server's CPU per run at most 5 % below the least. A JVM that is still compiling goes
    /// on getting better. Ends after a minute in any case.
    ///
    /// @return seconds spent
    public double warmUp() {
        double best = 0;
        double least = Double.MAX_VALUE;
        double spent = 0;
        for (int steady = 0; steady < STEADY_WINDOWS && spent < LIMIT_SECONDS; ) {
            long start = System.nanoTime();
            Measurement window = measure(WINDOW_SECONDS);
            spent += (System.nanoTime() - start) / 1e9;
            boolean better = window.perSecond() > best * BETTER || window.serverMicros() * BETTER < least;
            steady = better ? 0 : steady + 1;
            best = Math.max(best, window.perSecond());
            least = Math.min(least, window.serverMicros());
        }
        return spent;
    }

    public Measurement measure(double seconds) {
        long serverBefore = serverNanos.getAsLong();
        long clientBefore = PROCESS.getProcessCpuTime();
        long start = System.nanoTime();
        Histogram latencies = run(start + (long) (seconds * 1e9));
        double elapsed = (System.nanoTime() - start) / 1e9;
        long count = latencies.getTotalCount();
        return new Measurement(
                count / elapsed,
                latencies.getValueAtPercentile(50) / 1e3,
                latencies.getValueAtPercentile(99) / 1e3,
                (serverNanos.getAsLong() - serverBefore) / 1e3 / count,
                (PROCESS.getProcessCpuTime() - clientBefore) / 1e3 / count);
    }

    private Histogram run(long end) {
        Histogram total = new Histogram(60_000_000_000L, 3);
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (QueryClient client : clients) {
            threads.add(Thread.ofPlatform().start(() -> {
                Histogram own = new Histogram(60_000_000_000L, 3);
                try {
                    do {
                        var parameters = workload.parameters().apply(runs.getAndIncrement());
                        long before = System.nanoTime();
                        client.run(workload.query(), parameters);
                        own.recordValue(System.nanoTime() - before);
                    } while (System.nanoTime() < end && failure.get() == null);
                } catch (IOException | RuntimeException e) {
                    failure.compareAndSet(null, e);
                }
                synchronized (total) {
                    total.add(own);
                }
            }));
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        Throwable failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException(workload.name() + " failed: " + failed.getMessage(), failed);
        }
        return total;
    }

    @Override
    public void close() {
        clients.forEach(QueryClient::close);
    }
}
