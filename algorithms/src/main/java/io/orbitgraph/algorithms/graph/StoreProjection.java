package io.orbitgraph.algorithms.graph;

import io.orbitgraph.algorithms.graph.ProjectionRequest.Property;
import io.orbitgraph.algorithms.graph.ProjectionRequest.Relationships;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.Workers;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.vector.NodeVector;
import io.orbitgraph.store.graph.GraphReader;
import io.orbitgraph.store.graph.NodeScan;
import io.orbitgraph.store.graph.Tokens;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Projects a snapshot of the store. Relationships are read in parallel, node group by node group, as slices of the
/// store's own arrays; nobody may write to the reader's transaction meanwhile.
///
/// Heap while it runs, beyond the result: 16 bytes a relationship, and 8 more for each property.
public final class StoreProjection {
    private static final int BATCH = 4096;

    private final GraphReader reader;
    private final Tokens tokens;
    private final Environment environment;
    private final Workers workers;

    public StoreProjection(GraphReader reader, Tokens tokens, Environment environment) {
        this.reader = reader;
        this.tokens = tokens;
        this.environment = environment;
        this.workers = environment.workers();
    }

    /// @throws OrbitException with `INVALID_ARGUMENT` for labels, types and properties that the database has never seen
    public ProjectedGraph project(ProjectionRequest request) {
        Map<String, BitSet> labels = new LinkedHashMap<>();
        NodeIds ids = NodeIds.of(nodes(request.labels()));
        for (String label : request.labels()) {
            labels.put(label, numbers(scan(label(label)), ids));
        }
        environment
                .progress()
                .report("Projection", 1, 2L + request.relationships().size());
        Map<String, NodeColumn> columns = new LinkedHashMap<>();
        for (Property property : request.nodeProperties()) {
            columns.put(property.name(), column(property, ids));
        }
        Map<String, CsrGraph> graphs = new LinkedHashMap<>();
        StoreEdges edges = new StoreEdges(reader, ids, workers);
        for (Relationships relationships : request.relationships()) {
            graphs.put(relationships.name(), graph(relationships, edges, ids, columns));
            environment
                    .progress()
                    .report(
                            "Projection",
                            1L + graphs.size(),
                            2L + request.relationships().size());
        }
        environment
                .progress()
                .report(
                        "Projection",
                        2L + request.relationships().size(),
                        2L + request.relationships().size());
        return new ProjectedGraph(ids, labels, columns, graphs);
    }

    private int label(String name) {
        return known(tokens.label(name), "label", name);
    }

    private static int known(int token, String kind, String name) {
        if (token == Tokens.NONE) {
            throw new OrbitException(ErrorCode.INVALID_ARGUMENT, "The database has no " + kind + " '" + name + "'");
        }
        return token;
    }

    private long[] nodes(List<String> labels) {
        if (labels.isEmpty()) {
            return scan();
        }
        long[] all = new long[0];
        for (String label : labels) {
            long[] more = scan(label(label));
            int size = all.length;
            all = Arrays.copyOf(all, size + more.length);
            System.arraycopy(more, 0, all, size, more.length);
        }
        Arrays.sort(all);
        int different = 0;
        for (int i = 0; i < all.length; i++) {
            if (i == 0 || all[i] != all[i - 1]) {
                all[different++] = all[i];
            }
        }
        return Arrays.copyOf(all, different);
    }

    /// Ascending.
    private long[] scan(int... labels) {
        long[] nodes = new long[1024];
        int size = 0;
        try (NodeScan scan = reader.scanNodes(labels)) {
            while (scan.nextGroup()) {
                workers.checkCancelled();
                int count = scan.count();
                if (nodes.length - size < count) {
                    nodes = Arrays.copyOf(nodes, Math.max(size + count, (int) Math.min(1L << 30, nodes.length * 2L)));
                }
                for (int i = 0; i < count; i++) {
                    nodes[size++] = scan.firstNode() + scan.slots()[i];
                }
            }
        }
        return Arrays.copyOf(nodes, size);
    }

    private static BitSet numbers(long[] nodes, NodeIds ids) {
        BitSet numbers = new BitSet(ids.count());
        for (long node : nodes) {
            numbers.set(ids.number(node));
        }
        return numbers;
    }

    private NodeColumn column(Property property, NodeIds ids) {
        int key = known(tokens.propertyKey(property.key()), "property", property.key());
        ColumnBuilder builder = new ColumnBuilder(property, ids.count());
        NodeVector nodes = new NodeVector(BATCH);
        for (int start = 0; start < ids.count(); start += BATCH) {
            workers.checkCancelled();
            int count = Math.min(BATCH, ids.count() - start);
            for (int row = 0; row < count; row++) {
                nodes.set(row, ids.id(start + row));
            }
            builder.take(start, reader.nodeProperties(key, nodes, null, count), count);
        }
        return builder.build();
    }

    private CsrGraph graph(
            Relationships relationships, StoreEdges edges, NodeIds ids, Map<String, NodeColumn> columns) {
        int[] types;
        if (relationships.type().equals(ProjectionRequest.ALL_TYPES)) {
            types = new int[tokens.relationshipTypes().size()];
            Arrays.setAll(types, i -> i);
        } else {
            types = new int[] {
                known(tokens.relationshipType(relationships.type()), "relationship type", relationships.type())
            };
        }
        int[] keys = relationships.properties().stream()
                .mapToInt(property -> known(tokens.propertyKey(property.key()), "property", property.key()))
                .toArray();
        EdgeList list = edges.read(types, keys, relationships.properties());
        CsrBuilder builder = CsrBuilder.of(ids, list)
                .orientation(relationships.orientation())
                .aggregation(relationships.aggregation())
                .nodeProperties(columns);
        for (Property property : relationships.properties()) {
            if (property.aggregation() != Aggregation.NONE) {
                builder.aggregation(property.name(), property.aggregation());
            }
        }
        return (relationships.inverse() ? builder.inverse() : builder).build(workers);
    }
}
