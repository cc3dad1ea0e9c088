package io.orbitgraph.benchmarks;

import io.orbitgraph.benchmarks.client.BoltClient;
import io.orbitgraph.benchmarks.peer.Neo4jPeer;
import io.orbitgraph.benchmarks.peer.OrbitPeer;
import io.orbitgraph.benchmarks.peer.ServerUnderTest;
import io.orbitgraph.benchmarks.workload.Loader;
import io.orbitgraph.benchmarks.workload.Measurement;
import io.orbitgraph.benchmarks.workload.SocialGraph;
import io.orbitgraph.benchmarks.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `orbit bench`: generates a social graph, loads it into each system over Bolt, checks that all give the same answers,
/// and measures
/// the workloads one system after the other, workload by workload, so that what else the machine does hits all alike.
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures OrbitGraph, beside peers if asked.",
        subcommands = ImportTiming.class)
public final class Bench implements Callable<Integer> {
    @Option(
            names = {"--scale"},
            description = "2^scale persons (default: ${DEFAULT-VALUE})")
    private int scale = 14;

    @Option(
            names = {"--seconds"},
            description = "measured time of each workload on each system (default: ${DEFAULT-VALUE})")
    private double seconds = 5;

    @Option(
            names = {"--connections"},
            description = "clients at once; heavy workloads use 2 (default: ${DEFAULT-VALUE})")
    private int connections = 16;

    @Option(
            names = {"--peers"},
            split = ",",
            description = "systems to compare with: neo4j")
    private List<String> peers = List.of();

    @Option(
            names = {"--heap"},
            description = "heap of each system (default: ${DEFAULT-VALUE})")
    private String heap = "4g";

    @Option(
            names = {"--only"},
            split = ",",
            description = "names of workloads to run")
    private List<String> only = List.of();

    @Option(
            names = {"--out"},
            description = "file for the result table, in Markdown")
    private @Nullable Path out;

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
        Path work = Files.createTempDirectory("orbit-bench");
        List<ServerUnderTest> servers = new ArrayList<>();
        try {
            servers.add(OrbitPeer.start(Files.createDirectories(work.resolve("orbitgraph")), heap));
            if (peers.contains("neo4j")) {
                servers.add(Neo4jPeer.start(Files.createDirectories(work.resolve("neo4j")), heap));
            }
            return measure(servers);
        } finally {
            servers.forEach(ServerUnderTest::close);
            deleteTree(work);
        }
    }

    private int measure(List<ServerUnderTest> servers) throws IOException, InterruptedException {
        SocialGraph graph = new SocialGraph(scale);
        StringBuilder report = new StringBuilder();
        for (ServerUnderTest server : servers) {
            try (BoltClient client = server.connect()) {
                double rate = new Loader(client).load(graph);
                say(report, "%s: loaded over Bolt, %,.0f relationships/s".formatted(server.name(), rate));
            }
        }
        ResultTable table =
                new ResultTable(servers.stream().map(ServerUnderTest::name).toList());
        AtomicLong counter = new AtomicLong();
        int differences = 0;
        for (Workload workload : Workload.all(graph)) {
            if (!only.isEmpty() && !only.contains(workload.name())) {
                continue;
            }
            for (ServerUnderTest other : servers.subList(1, servers.size())) {
                try (BoltClient ours = servers.getFirst().connect();
                        BoltClient theirs = other.connect()) {
                    String difference = ResultCheck.difference(workload, ours, theirs);
                    if (difference != null) {
                        differences++;
                        say(report, "DIFFERENT ANSWERS: " + difference);
                    }
                }
            }
            Map<String, Measurement> measured = new LinkedHashMap<>();
            for (ServerUnderTest server : servers) {
                Measurement m = Measurement.of(
                        workload,
                        server::connect,
                        workload.heavy() ? 2 : connections,
                        seconds,
                        counter,
                        server::cpuNanos);
                measured.put(server.name(), m);
                System.out.printf(
                        Locale.ROOT,
                        "%-20s %-12s %,12.1f/s  p50 %,10.0f us  p99 %,10.0f us  cpu %,10.1f us%n",
                        workload.name(),
                        server.name(),
                        m.perSecond(),
                        m.p50Micros(),
                        m.p99Micros(),
                        m.cpuMicros());
            }
            table.add(workload.name(), measured);
        }
        for (ServerUnderTest server : servers) {
            say(report, "%s: %,d MiB resident".formatted(server.name(), server.residentBytes() >> 20));
        }
        System.out.println();
        System.out.println(table);
        if (out != null) {
            Files.writeString(out, report + "\n" + table);
        }
        return differences == 0 ? 0 : 1;
    }

    private static void say(StringBuilder report, String line) {
        System.out.println(line);
        report.append(line).append('\n');
    }

    private static void deleteTree(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
