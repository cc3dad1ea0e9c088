package io.orbitgraph.benchmarks;

import io.orbitgraph.store.graph.Direction;
import io.orbitgraph.store.graph.GraphStore;
import io.orbitgraph.store.graph.GraphStoreConfig;
import io.orbitgraph.store.graph.GraphStores;
import io.orbitgraph.store.graph.GraphTransaction;
import io.orbitgraph.store.graph.Neighbours;
import io.orbitgraph.store.graph.core.GroupGraphStore;
import io.orbitgraph.store.kv.KeyValueStore;
import io.orbitgraph.store.rocksdb.RocksKeyValueStore;
import io.orbitgraph.store.rocksdb.RocksSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// The hop: nanoseconds for each relationship, copied out of resident pages for random nodes of 13 relationships each.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up method.
public class ExpandBenchmark {
    private static final int NODES = 200_000;
    private static final int DEGREE = 13;
    private static final int BATCH = 1024;

    /// Whether commits lie over the pages: none, or one new relationship for every eighth node.
    @Param({"false", "true"})
    public boolean dirty;

    private Path directory = Path.of("");
    private KeyValueStore keyValues;
    private GraphStore store;
    private GraphTransaction reader;
    private int type;
    private final long[] nodes = new long[NODES];
    private final long[] starts = new long[BATCH];
    private final int[] out = new int[BATCH * (DEGREE + 2)];
    private final Neighbours neighbours = new Neighbours();
    private final SplittableRandom random = new SplittableRandom(7);

    @Setup
    public void open() throws IOException {
        directory = Files.createTempDirectory("expand");
        keyValues = RocksKeyValueStore.open(directory.resolve("store"), RocksSettings.DEFAULT);
        GraphStoreConfig config = GraphStoreConfig.DEFAULT
                .withPageMemoryBytes(1L << 30)
                .withDurability(GraphStoreConfig.CommitDurability.OS);
        store = GraphStores.open(keyValues, config);
        type = store.tokens().createRelationshipType("LINK");
        int label = store.tokens().createLabel("Node");
        try (GraphTransaction tx = store.begin()) {
            for (int i = 0; i < NODES; i++) {
                nodes[i] = tx.createNode(label);
            }
            tx.commit();
        }
        for (int from = 0; from < NODES; from += 10_000) {
            addRelationships(from, from + 10_000, 1, DEGREE);
        }
        // What is loaded again has all commits in its image.
        ((GroupGraphStore) store).evictAll();
        expandAll();
        if (dirty) {
            addRelationships(0, NODES, 8, 1);
        }
        reader = store.begin();
    }

    private void addRelationships(int from, int to, int step, int degree) {
        try (GraphTransaction tx = store.begin()) {
            for (int i = from; i < to; i += step) {
                for (int j = 0; j < degree; j++) {
                    tx.createRelationship(nodes[i], nodes[random.nextInt(NODES)], type);
                }
            }
            tx.commit();
        }
    }

    private void expandAll() {
        try (GraphTransaction tx = store.begin()) {
            for (long node : nodes) {
                tx.neighbours(node, Direction.OUT, type, neighbours);
            }
        }
    }

    @TearDown
    public void close() throws IOException {
        reader.close();
        store.close();
        keyValues.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Benchmark
    @OperationsPerInvocation(BATCH * DEGREE)
    public int[] expand() {
        for (int i = 0; i < BATCH; i++) {
            starts[i] = nodes[random.nextInt(NODES)];
        }
        int size = 0;
        for (long start : starts) {
            reader.neighbours(start, Direction.OUT, type, neighbours);
            System.arraycopy(neighbours.nodes, neighbours.from, out, size, neighbours.size());
            size += neighbours.size();
        }
        return out;
    }
}
