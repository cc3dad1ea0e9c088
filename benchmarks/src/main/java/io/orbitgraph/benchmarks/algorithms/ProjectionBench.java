package io.orbitgraph.benchmarks.algorithms;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.Aggregation;
import io.orbitgraph.algorithms.graph.CsrBuilder;
import io.orbitgraph.algorithms.graph.EdgeList;
import io.orbitgraph.algorithms.graph.Orientation;
import io.orbitgraph.algorithms.graph.ProjectedGraph;
import io.orbitgraph.algorithms.graph.ProjectionRequest;
import io.orbitgraph.algorithms.graph.ProjectionRequest.Property;
import io.orbitgraph.algorithms.graph.ProjectionRequest.Relationships;
import io.orbitgraph.algorithms.graph.StoreProjection;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.Workers;
import io.orbitgraph.model.vector.DoubleVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.store.graph.BulkImporter;
import io.orbitgraph.store.graph.GraphStore;
import io.orbitgraph.store.graph.GraphStoreConfig;
import io.orbitgraph.store.graph.GraphStores;
import io.orbitgraph.store.graph.GraphTransaction;
import io.orbitgraph.store.kv.KeyValueStore;
import io.orbitgraph.store.rocksdb.RocksKeyValueStore;
import io.orbitgraph.store.rocksdb.RocksSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `orbit bench projection`: times how graphs are made, of a list of relationships and of a store, in relationships per
/// second. The graph is a Kronecker graph, always the same one for a scale; the pages of the store are resident.
@Command(
        name = "projection",
        mixinStandardHelpOptions = true,
        description = "Times how compressed graphs are made, of lists of relationships and of a store.")
public final class ProjectionBench implements Callable<Integer> {
    private static final int BATCH = 1 << 16;

    @Option(
            names = {"--scale"},
            description = "2^scale nodes, 16 relationships each (default: ${DEFAULT-VALUE})")
    private int scale = 20;

    @Option(
            names = {"--store-scale"},
            description = "the scale of the graph in the store; 0 for none (default: ${DEFAULT-VALUE})")
    private int storeScale = 17;

    @Mixin
    private final Effort effort = new Effort();

    @Override
    public Integer call() throws IOException {
        print("| from | graph | ms | CPU ms | million relationships/s | by CPU |%n"
                + "| --- | --- | ---: | ---: | ---: | ---: |%n");
        effort.<IOException>lend(environment -> {
            if (scale > 0) {
                ofLists(environment.workers());
            }
            if (storeScale > 0) {
                ofStore(environment);
            }
        });
        return 0;
    }

    private void ofLists(Workers workers) {
        EdgeList plain = Inputs.kronecker(scale, workers);
        EdgeList weighted = Inputs.weighted(plain);
        for (EdgeList edges : List.of(plain, weighted)) {
            String suffix = edges == plain ? "" : ", weighted";
            for (Orientation orientation : List.of(Orientation.NATURAL, Orientation.UNDIRECTED)) {
                CsrBuilder builder = CsrBuilder.of(1 << scale, edges).orientation(orientation);
                time(
                        "list, scale " + scale,
                        orientation.name().toLowerCase(Locale.ROOT) + suffix,
                        edges.size(),
                        () -> builder.build(workers));
            }
            time(
                    "list, scale " + scale,
                    "undirected, hubs first" + suffix,
                    edges.size(),
                    () -> CsrBuilder.hubsFirst(1 << scale, edges).undirected().build(workers));
            Adjacency natural = CsrBuilder.of(1 << scale, edges).build(workers).out();
            time("graph, scale " + scale, "transposed" + suffix, edges.size(), () -> natural.transposed(workers));
        }
    }

    private void ofStore(Environment environment) throws IOException {
        Path directory = Files.createTempDirectory("projection");
        try (KeyValueStore keyValues = RocksKeyValueStore.open(directory.resolve("store"), RocksSettings.DEFAULT)) {
            int relationships = importInto(keyValues, environment.workers());
            GraphStoreConfig config = GraphStoreConfig.DEFAULT.withPageMemoryBytes(2L << 30);
            try (GraphStore store = GraphStores.open(keyValues, config)) {
                for (boolean weighted : new boolean[] {false, true}) {
                    for (Orientation orientation : List.of(Orientation.NATURAL, Orientation.UNDIRECTED)) {
                        Relationships kind = Relationships.of("LINK").with(orientation, Aggregation.NONE);
                        ProjectionRequest request = new ProjectionRequest(
                                List.of(),
                                List.of(),
                                List.of(weighted ? kind.withProperties(Property.of("weight")) : kind));
                        time(
                                "store, scale " + storeScale,
                                orientation.name().toLowerCase(Locale.ROOT) + (weighted ? ", weighted" : ""),
                                relationships,
                                () -> project(store, request, environment));
                    }
                }
            }
        } finally {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static ProjectedGraph project(GraphStore store, ProjectionRequest request, Environment environment) {
        try (GraphTransaction reader = store.begin()) {
            return new StoreProjection(reader, store.tokens(), environment).project(request);
        }
    }

    /// @return how many relationships
    private int importInto(KeyValueStore keyValues, Workers workers) {
        EdgeList edges = Inputs.weighted(Inputs.kronecker(storeScale, workers));
        try (BulkImporter importer = GraphStores.importInto(keyValues, effort.threads)) {
            long[] ids = new long[1 << storeScale];
            importer.addNodes(List.of("Node"), List.of(), new Vector[0], ids.length, ids);
            long[] starts = new long[BATCH];
            long[] ends = new long[BATCH];
            for (int from = 0; from < edges.size(); from += BATCH) {
                int count = Math.min(BATCH, edges.size() - from);
                DoubleVector weights = new DoubleVector(BATCH);
                for (int i = 0; i < count; i++) {
                    starts[i] = ids[edges.source(from + i)];
                    ends[i] = ids[edges.target(from + i)];
                    weights.values[i] = edges.value(0, from + i);
                }
                importer.addRelationships("LINK", starts, ends, List.of("weight"), new Vector[] {weights}, count);
            }
            importer.finish((done, total) -> {});
        }
        return edges.size();
    }

    private void time(String from, String graph, int relationships, Supplier<Object> run) {
        Timing timing = Measured.best(effort.runs, List.of(run)).getFirst().best();
        print(
                "| %s | %s | %,.0f | %,.0f | %.1f | %.1f |%n",
                from,
                graph,
                timing.nanos() / 1e6,
                timing.cpuNanos() / 1e6,
                relationships * 1e3 / timing.nanos(),
                relationships * 1e3 / timing.cpuNanos());
    }

    private static void print(String format, Object... arguments) {
        System.out.printf(Locale.ROOT, format, arguments);
    }
}
