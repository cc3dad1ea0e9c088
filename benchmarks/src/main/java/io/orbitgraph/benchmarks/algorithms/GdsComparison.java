package io.orbitgraph.benchmarks.algorithms;

import com.sun.management.OperatingSystemMXBean;
import io.orbitgraph.algorithms.centrality.pagerank.PageRank;
import io.orbitgraph.algorithms.centrality.pagerank.PageRankParameters;
import io.orbitgraph.algorithms.community.components.Scc;
import io.orbitgraph.algorithms.community.components.SccParameters;
import io.orbitgraph.algorithms.community.components.Wcc;
import io.orbitgraph.algorithms.community.components.WccParameters;
import io.orbitgraph.algorithms.community.cores.KCore;
import io.orbitgraph.algorithms.community.cores.KCoreParameters;
import io.orbitgraph.algorithms.community.modularity.Leiden;
import io.orbitgraph.algorithms.community.modularity.LeidenParameters;
import io.orbitgraph.algorithms.community.triangles.ClusteringParameters;
import io.orbitgraph.algorithms.community.triangles.LocalClustering;
import io.orbitgraph.algorithms.community.triangles.TriangleCount;
import io.orbitgraph.algorithms.community.triangles.TriangleParameters;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.paths.bfs.Bfs;
import io.orbitgraph.algorithms.paths.bfs.BfsParameters;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.benchmarks.peer.GdsPeer;
import io.orbitgraph.benchmarks.peer.WorkDirectory;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/// Runs algorithms on a graph and in GDS on the same one, in rounds that take turns, and compares what they find. Both
/// sides keep a value for each node, so that both do the same work; making it comparable is not timed.
final class GdsComparison {
    /// How long a round lasts at least; the system counts CPU time in steps of 10 ms.
    private static final long ROUND_NANOS = 500_000_000;

    private static final List<Case> CASES = List.of(
            new Case(
                    "PageRank",
                    (graph, environment, argument) -> {
                        double[] scores = new PageRank()
                                .compute(
                                        graph,
                                        PageRankParameters.DEFAULT.withIterations((int) argument, 0),
                                        environment)
                                .scores();
                        return () -> scores;
                    },
                    _ -> Kernel.ITERATIONS,
                    Agreement::ofValues),
            new Case(
                    "WCC",
                    (graph, environment, argument) -> {
                        long[] components = new Wcc()
                                .compute(graph, WccParameters.DEFAULT, environment)
                                .components();
                        return () -> doubles(components);
                    },
                    _ -> 0,
                    Agreement::ofParts),
            new Case(
                    "BFS",
                    (graph, environment, argument) -> {
                        int[] order = new Bfs()
                                .compute(graph, BfsParameters.from(graph.ids().number(argument)), environment)
                                .visitOrder();
                        return () -> marks(order, graph.nodeCount());
                    },
                    graph -> graph.ids().id(Kernel.hub(graph)),
                    Agreement::ofValues),
            new Case(
                    "Triangles",
                    (graph, environment, argument) -> {
                        long[] triangles = new TriangleCount()
                                .compute(graph, TriangleParameters.DEFAULT, environment)
                                .triangles();
                        return () -> doubles(triangles);
                    },
                    _ -> 0,
                    Agreement::ofValues),
            new Case(
                    "LCC",
                    (graph, environment, argument) -> {
                        double[] coefficients = new LocalClustering()
                                .compute(graph, ClusteringParameters.DEFAULT, environment)
                                .coefficients();
                        return () -> coefficients;
                    },
                    _ -> 0,
                    Agreement::ofValues),
            new Case(
                    "K-core",
                    (graph, environment, argument) -> {
                        int[] cores = new KCore()
                                .compute(graph, KCoreParameters.DEFAULT, environment)
                                .cores();
                        return () -> Arrays.stream(cores).asDoubleStream().toArray();
                    },
                    _ -> 0,
                    Agreement::ofValues),
            new Case(
                    "SCC",
                    (graph, environment, argument) -> {
                        long[] components = new Scc()
                                .compute(graph, SccParameters.DEFAULT, environment)
                                .components();
                        return () -> doubles(components);
                    },
                    _ -> 0,
                    Agreement::ofParts),
            new Case(
                    "Leiden",
                    (graph, environment, argument) -> {
                        double modularity = new Leiden()
                                .compute(graph, LeidenParameters.DEFAULT, environment)
                                .modularity();
                        return () -> new double[] {modularity};
                    },
                    _ -> 1,
                    Agreement::ofModularity));

    private final CsrGraph graph;
    private final Environment environment;
    private final GdsPeer peer;

    private GdsComparison(CsrGraph graph, Environment environment, GdsPeer peer) {
        this.graph = graph;
        this.environment = environment;
        this.peer = peer;
    }

    /// Runs an algorithm of ours.
    @FunctionalInterface
    private interface Ours {
        /// @param argument as in {@link GdsPeer#run}
        /// @return makes the answer of the result
        Supplier<double[]> run(CsrGraph graph, Environment environment, long argument);
    }

    /// An algorithm that both have.
    ///
    /// @param argument what both are told
    private record Case(
            String name,
            Ours ours,
            ToLongFunction<CsrGraph> argument,
            BiFunction<double[], double[], Agreement> compare) {}

    /// Prints a row for each algorithm.
    ///
    /// @param only which algorithms are wanted, by name
    /// @return how many of them found something else than GDS
    static int print(CsrGraph graph, Environment environment, int rounds, Predicate<String> only)
            throws IOException, InterruptedException {
        try (WorkDirectory work = WorkDirectory.create()) {
            Path file = work.path().resolve("graph");
            write(graph, file);
            int threads = environment.workers().concurrency();
            try (GdsPeer peer = GdsPeer.start(work.path(), file, graph.out().entryCount(), threads)) {
                return new GdsComparison(graph, environment, peer).print(rounds, only);
            }
        }
    }

    /// Each relationship once, with ids for nodes, from the lesser of its ends.
    private static void write(CsrGraph graph, Path file) throws IOException {
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
            out.writeInt(graph.nodeCount());
            out.writeInt(Math.toIntExact(graph.relationshipCount()));
            for (int id = 0; id < graph.nodeCount(); id++) {
                int node = graph.ids().number(id);
                for (int slot = graph.out().offsets()[node]; slot < graph.out().offsets()[node + 1]; slot++) {
                    int other = (int) graph.ids().id(graph.out().targets()[slot]);
                    if (other >= id) {
                        out.writeInt(id);
                        out.writeInt(other);
                    }
                }
            }
        }
    }

    private int print(int rounds, Predicate<String> only) {
        AlgorithmBench.print("| algorithm | ms | GDS ms | ratio | CPU ms | GDS CPU ms | by CPU | answers |%n"
                + "| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |%n");
        int differences = 0;
        for (Case each : CASES) {
            if (only.test(each.name())) {
                differences += print(each, rounds);
            }
        }
        return differences;
    }

    private int print(Case each, int rounds) {
        long argument = each.argument().applyAsLong(graph);
        Timing ours = Timing.NONE;
        Timing theirs = Timing.NONE;
        Agreement agreement = Agreement.NOTHING_COMPARED;
        for (int round = 0; round < rounds; round++) {
            GdsPeer.Round mine = round(each, argument);
            GdsPeer.Round other = peer.run(each.name(), argument, ROUND_NANOS);
            ours = ours.better(new Timing(mine.nanos(), mine.cpuNanos()));
            theirs = theirs.better(new Timing(other.nanos(), other.cpuNanos()));
            Agreement found = each.compare().apply(mine.answer(), other.answer());
            agreement = agreement.holds() ? found : agreement;
        }
        AlgorithmBench.print(
                "| %s | %,.1f | %,.1f | %.1fx | %,.1f | %,.1f | %.1fx | %s |%n",
                each.name(),
                ours.nanos() / 1e6,
                theirs.nanos() / 1e6,
                theirs.nanos() / ours.nanos(),
                ours.cpuNanos() / 1e6,
                theirs.cpuNanos() / 1e6,
                theirs.cpuNanos() / ours.cpuNanos(),
                agreement.text());
        return agreement.holds() ? 0 : 1;
    }

    /// As the peer does it.
    private GdsPeer.Round round(Case each, long argument) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        Supplier<double[]> answer;
        int runs = 0;
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        do {
            answer = each.ours().run(graph, environment, argument);
            runs++;
        } while (System.nanoTime() - start < ROUND_NANOS);
        long nanos = System.nanoTime() - start;
        cpu = system.getProcessCpuTime() - cpu;
        return new GdsPeer.Round(nanos / runs, cpu / runs, byId(answer.get()));
    }

    /// Values of nodes in the order of ids, which is that of the peer; of anything else as they are.
    private double[] byId(double[] values) {
        if (values.length != graph.nodeCount()) {
            return values;
        }
        double[] byId = new double[values.length];
        Arrays.setAll(byId, id -> values[graph.ids().number(id)]);
        return byId;
    }

    private static double[] doubles(long[] values) {
        return Arrays.stream(values).asDoubleStream().toArray();
    }

    /// 1 for each of `nodes`.
    private static double[] marks(int[] nodes, int nodeCount) {
        double[] marks = new double[nodeCount];
        for (int node : nodes) {
            marks[node] = 1;
        }
        return marks;
    }
}
