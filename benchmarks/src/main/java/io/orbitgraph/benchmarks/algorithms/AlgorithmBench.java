package io.orbitgraph.benchmarks.algorithms;

import io.orbitgraph.algorithms.graph.Aggregation;
import io.orbitgraph.algorithms.graph.CsrBuilder;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.EdgeList;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.Workers;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `orbit bench algorithms`: times graph algorithms on a Kronecker and on a uniform graph, always the same ones, and
/// some of them beside peers, on smaller graphs. Takes the best of several runs; the runs of both sides alternate, so
/// that what else the machine does hits both. CPU time, of all threads that compute, says on a busy machine what wall
/// time cannot.
@Command(
        name = "algorithms",
        mixinStandardHelpOptions = true,
        description = "Times graph algorithms on generated graphs, beside peers.")
public final class AlgorithmBench implements Callable<Integer> {
    private static final List<String> MODELS = List.of("Kronecker", "uniform");
    /// A graph of communities, on which only what looks for them is run.
    private static final String PLANTED = "planted";

    private static final List<String> OF_PLANTED = List.of("CDLP", "Leiden");
    private static final List<String> PEERS = List.of("jgrapht", "gds");

    @Option(
            names = {"--scale"},
            description = "2^scale nodes, 16 relationships each; 0 for none (default: ${DEFAULT-VALUE})")
    private int scale = 20;

    @Option(
            names = {"--peers"},
            split = ",",
            description = "libraries to compare with: jgrapht, gds (default: jgrapht)")
    private List<String> peers = List.of("jgrapht");

    @Option(
            names = {"--peer-scale"},
            description = "the scale of the graphs beside peers; 0 for none (default: ${DEFAULT-VALUE})")
    private int peerScale = 16;

    @Mixin
    private final Effort effort = new Effort();

    @Option(
            names = {"--only"},
            split = ",",
            description = "names of algorithms to run")
    private List<String> only = List.of();

    @Option(
            names = {"--orders"},
            description = "only compare nodes numbered hubs first with nodes in the order of ids, at --scale")
    private boolean orders;

    @Override
    public Integer call() throws Exception {
        for (String peer : peers) {
            if (!PEERS.contains(peer)) {
                System.err.println("There is no peer '" + peer + "'; known: " + String.join(", ", PEERS));
                return CommandLine.ExitCode.USAGE;
            }
        }
        int[] differences = {0};
        effort.lend(environment -> {
            if (orders) {
                MODELS.forEach(model -> compareOrders(model, environment));
                return;
            }
            for (String model : scale > 0
                    ? Stream.concat(MODELS.stream(), Stream.of(PLANTED)).toList()
                    : List.<String>of()) {
                alone(model, environment);
            }
            for (String peer : peerScale > 0 ? peers : List.<String>of()) {
                for (String model : MODELS) {
                    differences[0] += beside(peer, model, environment);
                }
            }
        });
        return differences[0] == 0 ? 0 : 1;
    }

    private boolean wanted(String name) {
        return only.isEmpty() || only.contains(name);
    }

    private List<Kernel> kernels() {
        return Kernel.all().stream().filter(kernel -> wanted(kernel.name())).toList();
    }

    private void compareOrders(String model, Environment environment) {
        Workers workers = environment.workers();
        EdgeList edges = edges(model, scale, workers);
        CsrGraph hubsFirst = simple(CsrBuilder.hubsFirst(1 << scale, edges), workers);
        CsrGraph byId = simple(CsrBuilder.of(1 << scale, edges), workers);
        print("%n%s, scale %d, %d threads%n%n", model, scale, effort.threads);
        print("| algorithm | hubs first ms | order of ids ms | ratio | CPU ms | order of ids CPU ms | by CPU |%n"
                + "| --- | ---: | ---: | ---: | ---: | ---: | ---: |%n");
        for (Kernel kernel : kernels()) {
            if (!kernel.weighted()) {
                printBeside(
                        kernel.name(),
                        () -> kernel.run().apply(hubsFirst, environment),
                        () -> kernel.run().apply(byId, environment));
            }
        }
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
            if (model.equals(PLANTED) && !OF_PLANTED.contains(kernel.name())) {
                continue;
            }
            CsrGraph input = kernel.weighted() ? graph(model, scale, true, environment.workers()) : graph;
            Measured measured = Measured.best(
                            effort.runs, List.of(() -> kernel.run().apply(input, environment)))
                    .getFirst();
            Timing timing = measured.best();
            print(
                    "| %s | %,.1f | %,.1f | %.2f | %.2f | %s | %s |%n",
                    kernel.name(),
                    timing.nanos() / 1e6,
                    timing.cpuNanos() / 1e6,
                    timing.nanos() / kernel.amount().applyAsDouble(input),
                    timing.cpuNanos() / kernel.amount().applyAsDouble(input),
                    kernel.unit(),
                    measured.finds());
        }
    }

    /// @return how many answers were different, where answers are compared
    private int beside(String peer, String model, Environment environment) throws IOException, InterruptedException {
        CsrGraph graph = graph(model, peerScale, false, environment.workers());
        print(
                "%n%s, scale %d: %,d nodes, %,d relationships, %d threads, beside %s%n%n",
                model, peerScale, graph.nodeCount(), graph.relationshipCount(), effort.threads, peer);
        if (peer.equals("gds")) {
            return GdsComparison.print(graph, environment, effort.runs, this::wanted);
        }
        besideJGraphT(graph, environment);
        return 0;
    }

    private void besideJGraphT(CsrGraph graph, Environment environment) {
        JGraphTPeer peer = new JGraphTPeer(graph);
        print("| algorithm | ms | JGraphT ms | ratio | CPU ms | JGraphT CPU ms | by CPU |%n"
                + "| --- | ---: | ---: | ---: | ---: | ---: | ---: |%n");
        for (Kernel kernel : kernels()) {
            Function<JGraphTPeer, Object> theirs = JGraphTPeer.RUNS.get(kernel.name());
            if (theirs != null) {
                printBeside(kernel.name(), () -> kernel.run().apply(graph, environment), () -> theirs.apply(peer));
            }
        }
    }

    private void printBeside(String name, Supplier<Object> ours, Supplier<Object> theirs) {
        List<Measured> measured = Measured.best(effort.runs, List.of(ours, theirs));
        Timing one = measured.get(0).best();
        Timing other = measured.get(1).best();
        print(
                "| %s | %,.2f | %,.1f | %.1fx | %,.2f | %,.1f | %.1fx |%n",
                name,
                one.nanos() / 1e6,
                other.nanos() / 1e6,
                other.nanos() / one.nanos(),
                one.cpuNanos() / 1e6,
                other.cpuNanos() / 1e6,
                other.cpuNanos() / one.cpuNanos());
    }

    /// Undirected, without parallel relationships and self-loops: libraries differ in whether those count. Nodes are
    /// numbered as a projection numbers them; peers get them in the order of ids.
    private static CsrGraph graph(String model, int scale, boolean weighted, Workers workers) {
        EdgeList edges = edges(model, scale, workers);
        return simple(CsrBuilder.hubsFirst(1 << scale, weighted ? Inputs.weighted(edges) : edges), workers);
    }

    private static EdgeList edges(String model, int scale, Workers workers) {
        EdgeList drawn = Inputs.of(model, scale, workers);
        EdgeList edges = new EdgeList(drawn.size(), List.of());
        for (int i = 0; i < drawn.size(); i++) {
            if (drawn.source(i) != drawn.target(i)) {
                edges.add(drawn.source(i), drawn.target(i));
            }
        }
        return edges;
    }

    private static CsrGraph simple(CsrBuilder builder, Workers workers) {
        return builder.undirected().aggregation(Aggregation.SINGLE).build(workers);
    }

    static void print(String format, Object... arguments) {
        System.out.printf(Locale.ROOT, format, arguments);
    }
}
