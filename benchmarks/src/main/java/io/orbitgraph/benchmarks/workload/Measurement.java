package io.orbitgraph.benchmarks.workload;

import io.orbitgraph.benchmarks.client.BoltClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// A closed loop of one workload over several connections.
///
/// @param perSecond runs finished per second, wall clock
/// @param p50Micros median latency
/// @param cpuMicros CPU that the server's process used per run
public record Measurement(double perSecond, double p50Micros, double p99Micros, double cpuMicros) {

    /// Warms up for half of the time, then measures.
    ///
    /// @param connections how many clients send at once, each the next statement when the last is answered
    /// @param cpuNanos the server process's CPU time so far
    public static Measurement of(
            Workload workload,
            Supplier<BoltClient> connect,
            int connections,
            double seconds,
            AtomicLong counter,
            Supplier<Long> cpuNanos) {
        try (Clients clients = new Clients(new ArrayList<>())) {
            for (int i = 0; i < connections; i++) {
                clients.all().add(connect.get());
            }
            run(workload, clients.all(), seconds / 2, counter);
            long cpuBefore = cpuNanos.get();
            long start = System.nanoTime();
            Histogram histogram = run(workload, clients.all(), seconds, counter);
            double elapsed = (System.nanoTime() - start) / 1e9;
            long cpu = cpuNanos.get() - cpuBefore;
            long runs = histogram.getTotalCount();
            return new Measurement(
                    runs / elapsed,
                    histogram.getValueAtPercentile(50) / 1e3,
                    histogram.getValueAtPercentile(99) / 1e3,
                    cpu / 1e3 / runs);
        }
    }

    private record Clients(List<BoltClient> all) implements AutoCloseable {
        @Override
        public void close() {
            all.forEach(BoltClient::close);
        }
    }

    private static Histogram run(Workload workload, List<BoltClient> clients, double seconds, AtomicLong counter) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        Histogram total = new Histogram(60_000_000_000L, 3);
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (BoltClient client : clients) {
            threads.add(Thread.ofPlatform().start(() -> {
                Histogram own = new Histogram(60_000_000_000L, 3);
                try {
                    do {
                        byte[] request = BoltClient.encode(
                                workload.query(), workload.parameters().apply(counter.getAndIncrement()));
                        long before = System.nanoTime();
                        client.execute(request);
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
}
