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
    private static final double LIMIT_SECONDS = 120;
    private static final int LAST_WINDOWS = 5;
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

    /// Runs until the server has stopped getting faster: until the best of the last five windows of two seconds is less
    /// than 5 % better than the best one before them, in its rate as in the server's CPU per run. Ends after two
    /// minutes in any case. Two clients are enough for it, and leave the compiler of the server's JVM room on a small
    /// machine.
    ///
    /// @return seconds spent
    public double warmUp() {
        List<Measurement> windows = new ArrayList<>();
        long start = System.nanoTime();
        double spent = 0;
        while (spent < LIMIT_SECONDS && stillImproving(windows)) {
            windows.add(measure(clients.subList(0, Math.min(2, clients.size())), WINDOW_SECONDS));
            spent = (System.nanoTime() - start) / 1e9;
        }
        return spent;
    }

    private static boolean stillImproving(List<Measurement> windows) {
        int before = windows.size() - LAST_WINDOWS;
        if (before < 1) {
            return true;
        }
        List<Measurement> first = windows.subList(0, before);
        List<Measurement> last = windows.subList(before, windows.size());
        return highestRate(last) > highestRate(first) * BETTER || leastCpu(last) * BETTER < leastCpu(first);
    }

    private static double highestRate(List<Measurement> windows) {
        return windows.stream().mapToDouble(Measurement::perSecond).max().orElseThrow();
    }

    private static double leastCpu(List<Measurement> windows) {
        return windows.stream().mapToDouble(Measurement::serverMicros).min().orElseThrow();
    }

    public Measurement measure(double seconds) {
        return measure(clients, seconds);
    }

    private Measurement measure(List<QueryClient> clients, double seconds) {
        long serverBefore = serverNanos.getAsLong();
        long clientBefore = PROCESS.getProcessCpuTime();
        long start = System.nanoTime();
        Histogram latencies = run(clients, start + (long) (seconds * 1e9));
        double elapsed = (System.nanoTime() - start) / 1e9;
        long count = latencies.getTotalCount();
        return new Measurement(
                count / elapsed,
                latencies.getValueAtPercentile(50) / 1e3,
                latencies.getValueAtPercentile(99) / 1e3,
                (serverNanos.getAsLong() - serverBefore) / 1e3 / count,
                (PROCESS.getProcessCpuTime() - clientBefore) / 1e3 / count);
    }

    private Histogram run(List<QueryClient> clients, long end) {
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
