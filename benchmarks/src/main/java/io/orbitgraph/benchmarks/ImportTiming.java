package io.orbitgraph.benchmarks;

import io.orbitgraph.server.importer.ImportCommand;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `orbit bench import`: writes CSV files of a uniform random graph with one property on every node and relationship,
/// and times the import of them. The files are as large as those of a user: their reading is part of the work.
@Command(name = "import", mixinStandardHelpOptions = true, description = "Measures the bulk import of CSV files.")
public final class ImportTiming implements Callable<Integer> {
    private static final long SEED = 42;

    @Option(names = "--nodes", defaultValue = "1000000", description = "nodes (default: ${DEFAULT-VALUE})")
    private int nodes;

    @Option(
            names = "--relationships",
            defaultValue = "10000000",
            description = "relationships (default: ${DEFAULT-VALUE})")
    private int relationships;

    @Option(names = "--threads", defaultValue = "2", description = "threads of the import (default: ${DEFAULT-VALUE})")
    private int threads;

    @Option(
            names = "--runs",
            defaultValue = "3",
            description = "imports, each into a new directory; default ${DEFAULT-VALUE}")
    private int runs;

    @Override
    public Integer call() throws IOException {
        Path directory = Files.createTempDirectory("orbit-import");
        try {
            Path nodeFile = directory.resolve("nodes.csv");
            Path relationshipFile = directory.resolve("relationships.csv");
            write(nodeFile, relationshipFile);
            System.out.printf(
                    "%,d bytes of nodes, %,d bytes of relationships%n",
                    Files.size(nodeFile), Files.size(relationshipFile));
            for (int run = 1; run <= runs; run++) {
                Path data = directory.resolve("data-" + run);
                long begin = System.nanoTime();
                int code = new CommandLine(new ImportCommand())
                        .execute(
                                "--data=" + data,
                                "--report-file=" + directory.resolve("report"),
                                "--threads=" + threads,
                                "--nodes=Person=" + nodeFile,
                                "--relationships=KNOWS=" + relationshipFile);
                double seconds = (System.nanoTime() - begin) / 1e9;
                if (code != 0) {
                    return code;
                }
                System.out.printf("run %d: %.1f s, %,.0f relationships/s%n", run, seconds, relationships / seconds);
                delete(data);
            }
            return 0;
        } finally {
            delete(directory);
        }
    }

    private void write(Path nodeFile, Path relationshipFile) throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        try (BufferedWriter out = Files.newBufferedWriter(nodeFile)) {
            out.write(":ID,age:int\n");
            for (int i = 0; i < nodes; i++) {
                out.write(i + "," + random.nextInt(100) + "\n");
            }
        }
        try (BufferedWriter out = Files.newBufferedWriter(relationshipFile)) {
            out.write(":START_ID,:END_ID,weight:double\n");
            for (int i = 0; i < relationships; i++) {
                out.write(random.nextInt(nodes) + "," + random.nextInt(nodes) + "," + random.nextInt(1000) / 1000.0
                        + "\n");
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        List<Path> contents;
        try (Stream<Path> paths = Files.walk(directory)) {
            contents = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : contents) {
            Files.delete(path);
        }
    }
}
