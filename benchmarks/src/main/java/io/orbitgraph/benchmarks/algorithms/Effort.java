package io.orbitgraph.benchmarks.algorithms;

import io.orbitgraph.algorithms.run.Cancellation;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.Workers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine.Option;

/// The options that say how much a benchmark runs.
final class Effort {
    @Option(
            names = {"--threads"},
            description = "how many threads work (default: ${DEFAULT-VALUE})")
    int threads = 2;

    @Option(
            names = {"--runs"},
            description = {
                "how often each is run, at least; for at least a second in all (beside gds: rounds of half a second);",
                "the best counts (default: ${DEFAULT-VALUE})"
            })
    int runs = 3;

    /// What is measured.
    interface Work<E extends Exception> {
        void with(Environment environment) throws E;
    }

    /// Lends the threads to `work`.
    <E extends Exception> void lend(Work<E> work) throws E {
        try (ExecutorService pool = Executors.newFixedThreadPool(
                Math.max(1, threads - 1), Thread.ofPlatform().daemon().factory())) {
            work.with(Environment.of(new Workers(pool, threads, Cancellation.NEVER), 1));
        }
    }
}
