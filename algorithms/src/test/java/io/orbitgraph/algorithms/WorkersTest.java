package io.orbitgraph.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.algorithms.centrality.pagerank.PageRank;
import io.orbitgraph.algorithms.centrality.pagerank.PageRankParameters;
import io.orbitgraph.algorithms.run.Cancellation;
import io.orbitgraph.algorithms.run.Chunks;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.MemoryAccount;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Workers;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class WorkersTest {
    @Test
    void everyElementIsVisitedOnce() {
        for (int size : new int[] {0, 1, 4095, 4096, 100_000}) {
            AtomicIntegerArray visits = new AtomicIntegerArray(size);
            TestGraphs.PARALLEL.workers().ranges(size, 1000, (worker, from, to) -> {
                for (int i = from; i < to; i++) {
                    visits.incrementAndGet(i);
                }
            });
            for (int i = 0; i < size; i++) {
                assertThat(visits.get(i)).isEqualTo(1);
            }
        }
    }

    @Test
    void noTwoThreadsShareAWorkerNumber() {
        AtomicIntegerArray busy = new AtomicIntegerArray(4);
        TestGraphs.PARALLEL.workers().chunks(2000, (worker, chunk) -> {
            assertThat(busy.incrementAndGet(worker)).isEqualTo(1);
            Thread.onSpinWait();
            busy.decrementAndGet(worker);
        });
    }

    @Test
    void aBusyPoolDoesNotBlockTheCaller() {
        // One thread that is taken by the outer call itself: inner calls must not wait for it.
        try (ExecutorService one = Executors.newSingleThreadExecutor()) {
            Workers workers = new Workers(one, 8, Cancellation.NEVER);
            AtomicInteger sum = new AtomicInteger();
            workers.chunks(10, (worker, chunk) -> workers.chunks(10, (inner, each) -> sum.addAndGet(each)));
            assertThat(sum.get()).isEqualTo(450);
        }
    }

    @Test
    void theFirstFailureEndsTheCall() {
        AtomicInteger ran = new AtomicInteger();
        assertThatThrownBy(() -> TestGraphs.PARALLEL.workers().chunks(100_000, (worker, chunk) -> {
                    if (ran.incrementAndGet() > 5) {
                        throw new IllegalStateException("enough");
                    }
                }))
                .hasMessage("enough");
        assertThat(ran.get()).isLessThan(100_000);
    }

    @Test
    void cancellingStopsAnAlgorithm() {
        AtomicInteger checks = new AtomicInteger();
        Cancellation cancellation = () -> {
            if (checks.incrementAndGet() > 20) {
                throw new OrbitException(ErrorCode.TRANSACTION_TERMINATED, "cancelled");
            }
        };
        Environment environment = Environment.of(new Workers(Runnable::run, 1, cancellation), 1);
        assertThatThrownBy(() ->
                        new PageRank().run(TestGraphs.large(false, false), PageRankParameters.DEFAULT, environment))
                .hasMessage("cancelled");
    }

    @Test
    void memoryIsRefusedBeforeTheWorkAndGivenBackAfterIt() {
        MemoryAccount account = MemoryAccount.limitedTo(10_000_000);
        Environment environment = TestGraphs.SEQUENTIAL.withMemory(account);
        new PageRank().run(TestGraphs.large(false, false), PageRankParameters.DEFAULT, environment);
        account.charge("all", 10_000_000);
        assertThatThrownBy(() ->
                        new PageRank().run(TestGraphs.large(false, false), PageRankParameters.DEFAULT, environment))
                .isInstanceOf(OrbitException.class)
                .hasMessageContaining("PageRank needs up to")
                .extracting(e -> ((OrbitException) e).code())
                .isEqualTo(ErrorCode.MEMORY_LIMIT);
    }

    @Test
    void estimatesReadAsATree() {
        MemoryEstimate estimate =
                MemoryEstimate.sum("all", MemoryEstimate.of("a", 1024), MemoryEstimate.between("b", 0, 3 << 19));
        assertThat(estimate.treeView())
                .isEqualTo("all: [1 KiB ... 1.5 MiB]\n|-- a: 1 KiB\n|-- b: [0 Bytes ... 1.5 MiB]\n");
    }

    @Test
    void sumsDoNotDependOnThreads() {
        double[] values = new double[100_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = 1.0 / (i + 1);
        }
        Workers.RangeSum sum = (from, to) -> {
            double part = 0;
            for (int i = from; i < to; i++) {
                part += values[i];
            }
            return part;
        };
        assertThat(TestGraphs.PARALLEL.workers().sum(values.length, sum))
                .isEqualTo(TestGraphs.SEQUENTIAL.workers().sum(values.length, sum));
    }

    @Test
    void chunksCoverAllNodesAndAreEven() {
        int[] offsets = new int[1001];
        for (int i = 1; i <= 1000; i++) {
            offsets[i] = offsets[i - 1] + (i % 100 == 0 ? 5000 : 3);
        }
        int[] bounds = Chunks.byEntries(offsets, 1000);
        assertThat(bounds[0]).isZero();
        assertThat(bounds[bounds.length - 1]).isEqualTo(1000);
        for (int i = 1; i < bounds.length; i++) {
            assertThat(bounds[i]).isGreaterThan(bounds[i - 1]);
            assertThat(offsets[bounds[i]] - offsets[bounds[i - 1]]).isLessThan(1000 + 5000);
        }
        assertThat(Chunks.byEntries(new int[] {0})).containsExactly(0);
    }
}
