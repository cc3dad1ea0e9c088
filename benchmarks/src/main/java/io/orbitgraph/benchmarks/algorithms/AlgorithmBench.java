package io.orbitgraph.benchmarks.algorithms;

import io.orbitgraph.algorithms.graph.Aggregation;
import io.orbitgraph.algorithms.graph.CsrBuilder;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.EdgeList;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.Workers;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `orbit bench algorithms`: times graph algorithms on a Kronecker and on a uniform graph, always the same ones, and
/// some of them beside JGraphT on smaller graphs. Takes the best of several runs; the runs of both sides alternate, so
/// that what else the machine does hits both. CPU time, of all threads that compute, says on a busy machine what wall
/// time cannot.
@Command(
        name = "algorithms",
        mixinStandardHelpOptions = true,
        description = "Times graph algorithms on generated graphs, beside JGraphT.")
public final class AlgorithmBench implements Callable<Integer> {
    @Option(
            names = {"--scale"},
            description = "2^scale nodes, 16 relationships each (default: ${DEFAULT-VALUE})")
    private int scale = 20;

    @Option(
            names = {"--peer-scale"},
            description = "the scale of the graphs beside JGraphT; 0 for none (default: ${DEFAULT-VALUE})")
    private int peerScale = 16;

    @Mixin
    private final Effort effort = new Effort();

    @Option(
            names = {"--only"},
            split = ",",
            description = "names of algorithms to run")
    private List<String> only = List.of();

    @Override
    public Integer call() {
        effort.lend(environment -> {
            for (String model : List.of("Kronecker", "uniform")) {
                alone(model, environment);
            }
            for (String model : peerScale > 0 ? List.of("Kronecker", "uniform") : List.<String>of()) {
                besideJGraphT(model, environment);
            }
        });
        return 0;
    }

    private List<Kernel> kernels() {
        return Kernel.all().stream()
                .filter(kernel -> only.isEmpty() || only.contains(kernel.name()))
                .toList();
    }

    private void alone(String model, Environment environment) {
        CsrGraph graph = graph(model, scale, false, environment.workers());
        print(
                "%n%s, scale %d: %,d nodes, %,d relationships, %,d adjacency entries, %d threads%n%n",
                model,
                scale,
                graph.nodeCount(),
                graph.relationshipCount(),
                graph.out().entryCount(),
                effort.threads);
        print("| algorithm | ms | CPU ms | figure | by CPU | unit | finds |%n"
                + "| --- | ---: | ---: | ---: | ---: | --- | --- |%n");
        for (Kernel kernel : kernels()) {
            CsrGraph input = kernel.weighted() ? graph(model, scale, true, environment.workers()) : graph;
            Timing timing = Timing.best(effort.runs, List.of(() -> kernel.run().apply(input, environment)))
                    .getFirst();
            print(
                    "| %s | %,.1f | %,.1f | %.2f | %.2f | %s | %s |%n",
                    kernel.name(),
                    timing.nanos() / 1e6,
                    timing.cpuNanos() / 1e6,
                    timing.nanos() / kernel.amount().applyAsDouble(input),
                    timing.cpuNanos() / kernel.amount().applyAsDouble(input),
                    kernel.unit(),
                    timing.result());
        }
    }

    private void besideJGraphT(String model, Environment environment) {
        CsrGraph graph = graph(model, peerScale, false, environment.workers());
        JGraphTPeer peer = new JGraphTPeer(graph);
        print(
                "%n%s, scale %d: %,d nodes, %,d relationships, beside JGraphT%n%n",
                model, peerScale, graph.nodeCount(), graph.relationshipCount());
        print("| algorithm | ms | JGraphT ms | ratio | CPU ms | JGraphT CPU ms | by CPU |%n"
                + "| --- | ---: | ---: | ---: | ---: | ---: | ---: |%n");
        for (Kernel kernel : kernels()) {
            Function<JGraphTPeer, Object> theirs = JGraphTPeer.RUNS.get(kernel.name());
            if (theirs != null) {
                List<Timing> timings = Timing.best(
                        effort.runs, List.of(() -> kernel.run().apply(graph, environment), () -> theirs.apply(peer)));
                Timing ours = timings.get(0);
                Timing other = timings.get(1);
                print(
                        "| %s | %,.2f | %,.1f | %.0fx | %,.2f | %,.1f | %.0fx |%n",
                        kernel.name(),
                        ours.nanos() / 1e6,
                        other.nanos() / 1e6,
                        other.nanos() / ours.nanos(),
                        ours.cpuNanos() / 1e6,
                        other.cpuNanos() / 1e6,
                        other.cpuNanos() / ours.cpuNanos());
            }
        }
    }

    /// Undirected, without parallel relationships.
    private static CsrGraph graph(String model, int scale, boolean weighted, Workers workers) {
        EdgeList edges = model.equals("uniform") ? Inputs.uniform(scale, workers) : Inputs.kronecker(scale, workers);
        return CsrBuilder.of(1 << scale, weighted ? Inputs.weighted(edges) : edges)
                .undirected()
                .aggregation(Aggregation.SINGLE)
                .build(workers);
    }

    private static void print(String format, Object... arguments) {
        System.out.printf(Locale.ROOT, format, arguments);
    }
}
