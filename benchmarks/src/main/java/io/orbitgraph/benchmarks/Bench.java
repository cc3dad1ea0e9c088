package io.orbitgraph.benchmarks;

import io.orbitgraph.benchmarks.algorithms.AlgorithmBench;
import io.orbitgraph.benchmarks.algorithms.ProjectionBench;
import io.orbitgraph.benchmarks.client.BoltClient;
import io.orbitgraph.benchmarks.client.QueryClient;
import io.orbitgraph.benchmarks.peer.Neo4jPeer;
import io.orbitgraph.benchmarks.peer.OrbitPeer;
import io.orbitgraph.benchmarks.peer.ServerUnderTest;
import io.orbitgraph.benchmarks.peer.WorkDirectory;
import io.orbitgraph.benchmarks.workload.ClosedLoop;
import io.orbitgraph.benchmarks.workload.Loader;
import io.orbitgraph.benchmarks.workload.Measurement;
import io.orbitgraph.benchmarks.workload.SocialGraph;
import io.orbitgraph.benchmarks.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `orbit bench`: generates a social graph, loads it into each system over Bolt, checks that all give the same answers,
/// and measures workload by workload. All systems are first warmed up by the same rule; then they are measured in
/// rounds, one system after the other in each, so that what else the machine does hits all alike. The figures are the
/// medians of the rounds.
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures OrbitGraph, beside peers if asked.",
        subcommands = {AlgorithmBench.class, ProjectionBench.class, ImportTiming.class, ExpandTiming.class})
public final class Bench implements Callable<Integer> {
    @Option(names = "--scale", defaultValue = "14", description = "2^scale persons (default: ${DEFAULT-VALUE})")
    private int scale;

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description = "rounds of each workload on each system (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Option(
            names = "--seconds",
            defaultValue = "2",
            description = "seconds of one round on one system (default: ${DEFAULT-VALUE})")
    private double seconds;

    @Option(
            names = "--connections",
            defaultValue = "16",
            description = "clients at once; heavy workloads use 2 (default: ${DEFAULT-VALUE})")
    private int connections;

    @Option(names = "--peers", split = ",", description = "systems to compare with: neo4j")
    private List<String> peers = List.of();

    @Option(
            names = "--heap",
            defaultValue = "4g",
            description = "heap of each system (default: ${DEFAULT-VALUE}); Neo4j has a page cache of 2 GiB besides")
    private String heap = "";

    @Option(
            names = "--driver",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "measure the workloads that read through the official Java driver as well (the default)")
    private boolean withDriver;

    @Option(names = "--only", split = ",", description = "names of workloads to run")
    private List<String> only = List.of();

    @Option(names = "--markdown", description = "file for the report, in Markdown")
    private @Nullable Path markdown;

    private final StringBuilder report = new StringBuilder();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        for (String peer : peers) {
            if (!peer.equals("neo4j")) {
                System.err.println("There is no peer '" + peer + "'; known: neo4j");
                return CommandLine.ExitCode.USAGE;
            }
        }
        List<ServerUnderTest> servers = new ArrayList<>();
        try (WorkDirectory directory = WorkDirectory.create()) {
            Path work = directory.path();
            try {
                servers.add(OrbitPeer.start(Files.createDirectories(work.resolve("orbitgraph")), heap));
                if (peers.contains("neo4j")) {
                    servers.add(Neo4jPeer.start(Files.createDirectories(work.resolve("neo4j")), heap));
                }
                return measure(servers, work);
            } finally {
                servers.forEach(ServerUnderTest::close);
            }
        }
    }

    private int measure(List<ServerUnderTest> servers, Path work) throws IOException, InterruptedException {
        SocialGraph graph = new SocialGraph(scale);
        List<String> names = servers.stream().map(ServerUnderTest::name).toList();
        ResultTable lean = new ResultTable(names);
        ResultTable driver = new ResultTable(names);
        say("%s".formatted(Machine.description()));
        say("load average %.2f before the run".formatted(Machine.load()));
        for (ServerUnderTest server : servers) {
            try (BoltClient client = server.connect()) {
                double rate = new Loader(client).load(graph);
                say("%s: loaded over Bolt, %,.0f relationships/s; %s"
                        .formatted(server.name(), rate, server.footprint()));
            }
        }
        int differences = 0;
        for (Workload workload : Workload.all(graph)) {
            if (!only.isEmpty() && !only.contains(workload.name())) {
                continue;
            }
            differences += differences(workload, servers);
            lean.add(workload.name(), measure(workload, "", servers, server -> server::connect));
            if (withDriver && workload.written() == null) {
                driver.add(workload.name(), measure(workload, "driver", servers, server -> server::connectDriver));
            }
        }
        say("one fdatasync of 4 KiB: %.0f µs (median)".formatted(Machine.forceMicros(work)));
        for (ServerUnderTest server : servers) {
            say("%s after all workloads: %s".formatted(server.name(), server.footprint()));
        }
        say("load average %.2f after the run".formatted(Machine.load()));
        say("\nThe lean client:\n\n" + lean);
        if (!driver.isEmpty()) {
            say("The official Java driver:\n\n" + driver);
        }
        if (markdown != null) {
            Files.writeString(markdown, report);
        }
        return differences == 0 ? 0 : 1;
    }

    private int differences(Workload workload, List<ServerUnderTest> servers) throws IOException {
        int differences = 0;
        for (ServerUnderTest other : servers.subList(1, servers.size())) {
            try (BoltClient ours = servers.getFirst().connect();
                    BoltClient theirs = other.connect()) {
                String difference = ResultCheck.difference(workload, ours, theirs);
                if (difference != null) {
                    differences++;
                    say("DIFFERENT ANSWERS: " + difference);
                }
            }
        }
        return differences;
    }

    /// @return one for each server
    private List<Measurement> measure(
            Workload workload,
            String client,
            List<ServerUnderTest> servers,
            Function<ServerUnderTest, Supplier<QueryClient>> connect) {
        List<ClosedLoop> loops = new ArrayList<>();
        try {
            for (ServerUnderTest server : servers) {
                loops.add(new ClosedLoop(
                        workload, connect.apply(server), workload.heavy() ? 2 : connections, server::cpuNanos));
            }
            double[] warmUp = loops.stream().mapToDouble(ClosedLoop::warmUp).toArray();
            List<List<Measurement>> measured = loops.stream()
                    .<List<Measurement>>map(_ -> new ArrayList<>())
                    .toList();
            for (int round = 0; round < rounds; round++) {
                for (int i = 0; i < loops.size(); i++) {
                    measured.get(i).add(loops.get(i).measure(seconds));
                }
            }
            for (int i = 0; i < loops.size(); i++) {
                System.out.printf(
                        Locale.ROOT,
                        "%-20s %-7s %-11s warm after %3.0f s; runs/s %s; server CPU µs %s%n",
                        workload.name(),
                        client,
                        servers.get(i).name(),
                        warmUp[i],
                        each(measured.get(i), Measurement::perSecond),
                        each(measured.get(i), Measurement::serverMicros));
            }
            return measured.stream().map(Measurement::median).toList();
        } finally {
            loops.forEach(ClosedLoop::close);
        }
    }

    private static String each(List<Measurement> rounds, ToDoubleFunction<Measurement> figure) {
        return rounds.stream()
                .map(round -> ResultTable.number(figure.applyAsDouble(round)))
                .collect(Collectors.joining(" "));
    }

    private void say(String line) {
        System.out.println(line);
        report.append(line).append('\n');
    }
}
