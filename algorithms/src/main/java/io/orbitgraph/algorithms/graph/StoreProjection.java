package io.orbitgraph.algorithms.graph;

import io.orbitgraph.algorithms.graph.GraphSchema.Origin;
import io.orbitgraph.algorithms.graph.ProjectionRequest.Nodes;
import io.orbitgraph.algorithms.graph.ProjectionRequest.Property;
import io.orbitgraph.algorithms.graph.ProjectionRequest.Relationships;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.Workers;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.NearestName;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.vector.NodeVector;
import io.orbitgraph.store.graph.GraphReader;
import io.orbitgraph.store.graph.NodeScan;
import io.orbitgraph.store.graph.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Projects a snapshot of the store. Relationships are read in parallel, node group by node group, as slices of the
/// store's own arrays; nobody may write to the reader's transaction meanwhile.
///
/// Heap while it runs, beyond the result: 4 bytes an adjacency entry of the largest kind of relationship, and 8 more
/// for each of its properties. If it has properties and is not `NATURAL`, besides for each relationship 4 bytes, 8 for
/// each property, and 16 (`REVERSE`) or 28 (`UNDIRECTED`); 8 more if there are several.
public final class StoreProjection {
    private static final int BATCH = 4096;

    private final GraphReader reader;
    private final Tokens tokens;
    private final Environment environment;
    private final Workers workers;
    private final int pageLimit;
    private final int hubsFirstFrom;

    public StoreProjection(GraphReader reader, Tokens tokens, Environment environment) {
        this(reader, tokens, environment, Capacity.MOST, HubOrder.LEAST_NODES);
    }

    /// For tests, which force pages to be small, or small graphs to be numbered as large ones.
    StoreProjection(GraphReader reader, Tokens tokens, Environment environment, int pageLimit, int hubsFirstFrom) {
        this.reader = reader;
        this.tokens = tokens;
        this.environment = environment;
        this.workers = environment.workers();
        this.pageLimit = pageLimit;
        this.hubsFirstFrom = hubsFirstFrom;
    }

    /// @throws OrbitException with `INVALID_ARGUMENT` for labels, types and properties that the database has never
    /// seen, with `MEMORY_LIMIT` for a graph that is larger than {@link Capacity} allows
    public ProjectedGraph project(ProjectionRequest request) {
        List<Nodes> kinds = request.nodes().isEmpty()
                ? List.of(new Nodes(ProjectedGraph.ALL, ProjectionRequest.ANY, List.of()))
                : request.nodes();
        if (kinds.stream().anyMatch(kind -> kind.label().equals(ProjectionRequest.ANY))) {
            request.relationships().forEach(this::requireCapacity);
        }
        List<long[]> scans = new ArrayList<>();
        for (Nodes kind : kinds) {
            scans.add(kind.label().equals(ProjectionRequest.ANY) ? scan() : scan(label(kind.label())));
        }
        NodeIds ascending = NodeIds.of(union(scans));
        NodeRanks ranks = new NodeRanks(ascending);
        HubOrder order = order(ascending, request.relationships());
        NodeIds ids = order == null ? ascending : ascending.numbered(order.numbers());
        Map<String, BitSet> labels = new LinkedHashMap<>();
        for (int i = 0; i < kinds.size(); i++) {
            labels.put(kinds.get(i).name(), numbers(scans.get(i), ranks, ids));
        }
        scans.clear();
        long steps = 2L + request.relationships().size();
        environment.progress().report("Projection", 1, steps);
        Map<String, NodeColumn> columns = columns(kinds, labels, ids);
        Map<String, CsrGraph> graphs = new LinkedHashMap<>();
        StoreRows rows = new StoreRows(reader, ids, ranks, order, workers, pageLimit);
        for (Relationships relationships : request.relationships()) {
            graphs.put(relationships.name(), graph(relationships, rows, ids, columns, request.complete()));
            environment.progress().report("Projection", 1L + graphs.size(), steps);
        }
        environment.progress().report("Projection", steps, steps);
        return new ProjectedGraph(ids, labels, columns, graphs, schema(kinds, request.relationships()));
    }

    /// Whether rows are made of those of the other orientation: properties stand at the source of a relationship.
    private static boolean turns(Relationships relationships) {
        return !relationships.properties().isEmpty() && relationships.orientation() != Orientation.NATURAL;
    }

    /// Before anything is read, where all nodes are projected.
    private void requireCapacity(Relationships relationships) {
        if (!turns(relationships)) {
            return;
        }
        long entries = 0;
        for (int type : types(relationships)) {
            entries += reader.countRelationships(type);
        }
        if (relationships.orientation() == Orientation.UNDIRECTED) {
            entries *= 2;
        }
        Capacity.requireEntries(entries, pageLimit);
    }

    private static GraphSchema schema(List<Nodes> kinds, List<Relationships> relationships) {
        Map<String, Map<String, GraphSchema.Property>> nodes = new LinkedHashMap<>();
        for (Nodes kind : kinds) {
            nodes.put(kind.name(), properties(kind.properties(), Aggregation.NONE));
        }
        Map<String, Map<String, GraphSchema.Property>> edges = new LinkedHashMap<>();
        for (Relationships kind : relationships) {
            edges.put(kind.name(), properties(kind.properties(), kind.aggregation()));
        }
        return new GraphSchema(nodes, edges);
    }

    private static Map<String, GraphSchema.Property> properties(List<Property> properties, Aggregation aggregation) {
        Map<String, GraphSchema.Property> result = new LinkedHashMap<>();
        for (Property property : properties) {
            result.put(
                    property.name(),
                    new GraphSchema.Property(
                            property.defaultValue(), Origin.PERSISTED, aggregation(property, aggregation)));
        }
        return result;
    }

    private static Aggregation aggregation(Property property, Aggregation otherwise) {
        return property.aggregation() == Aggregation.NONE ? otherwise : property.aggregation();
    }

    private int label(String name) {
        return known(tokens.label(name), "label", name, tokens.labels());
    }

    private static int known(int token, String kind, String name, List<String> names) {
        if (token == Tokens.NONE) {
            throw new OrbitException(
                    ErrorCode.INVALID_ARGUMENT,
                    "The database has no " + kind + " '" + name + "'." + NearestName.hint(name, names));
        }
        return token;
    }

    private static long[] union(Collection<long[]> scans) {
        if (scans.size() == 1) {
            return scans.iterator().next();
        }
        long total = 0;
        for (long[] scan : scans) {
            total += scan.length;
        }
        Capacity.requireNodes(total);
        long[] all = new long[(int) total];
        int size = 0;
        for (long[] scan : scans) {
            System.arraycopy(scan, 0, all, size, scan.length);
            size += scan.length;
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
        long expected = reader.countNodes(labels.length == 0 ? Tokens.NONE : labels[0]);
        Capacity.requireNodes(expected);
        long[] nodes = new long[(int) expected];
        int size = 0;
        try (NodeScan scan = reader.scanNodes(labels)) {
            while (scan.nextGroup()) {
                workers.checkCancelled();
                int count = scan.count();
                if (nodes.length - size < count) {
                    nodes = Arrays.copyOf(nodes, Capacity.grown(nodes.length, (long) size + count));
                }
                for (int i = 0; i < count; i++) {
                    nodes[size++] = scan.firstNode() + scan.slots()[i];
                }
            }
        }
        return size == nodes.length ? nodes : Arrays.copyOf(nodes, size);
    }

    private @Nullable HubOrder order(NodeIds ids, List<Relationships> relationships) {
        if (ids.count() < hubsFirstFrom || relationships.isEmpty()) {
            return null;
        }
        int[] types = relationships.stream()
                .flatMapToInt(kind -> Arrays.stream(types(kind)))
                .distinct()
                .toArray();
        return new HubOrder(StoreRows.degrees(reader, ids, types, workers));
    }

    private static BitSet numbers(long[] nodes, NodeRanks ranks, NodeIds ids) {
        BitSet result = new BitSet(ids.count());
        for (long node : nodes) {
            result.set(ids.numberAt(ranks.rank(node)));
        }
        return result;
    }

    /// A property that several labels have is one column; a node with several of them has the first one's value.
    private Map<String, NodeColumn> columns(List<Nodes> kinds, Map<String, BitSet> labels, NodeIds ids) {
        Map<String, ColumnBuilder> builders = new LinkedHashMap<>();
        for (Nodes kind : kinds) {
            for (Property property : kind.properties()) {
                ColumnBuilder builder = builders.computeIfAbsent(
                        property.name(), name -> new ColumnBuilder(property.key(), ids.count()));
                read(property, labels.getOrDefault(kind.name(), new BitSet()), ids, builder);
            }
        }
        for (Nodes kind : kinds) {
            for (Property property : kind.properties()) {
                ColumnBuilder builder = builders.get(property.name());
                if (builder != null) {
                    builder.fill(labels.getOrDefault(kind.name(), new BitSet()), property.defaultValue());
                }
            }
        }
        Map<String, NodeColumn> columns = new LinkedHashMap<>();
        builders.forEach((name, builder) -> columns.put(name, builder.build(ids.count())));
        return columns;
    }

    private void read(Property property, BitSet wanted, NodeIds ids, ColumnBuilder builder) {
        int key = known(tokens.propertyKey(property.key()), "property", property.key(), tokens.propertyKeys());
        NodeVector nodes = new NodeVector(BATCH);
        int[] rows = new int[BATCH];
        int rank = 0;
        while (rank < ids.count()) {
            workers.checkCancelled();
            int count = 0;
            for (; rank < ids.count() && count < BATCH; rank++) {
                int node = ids.numberAt(rank);
                if (wanted.get(node)) {
                    rows[count] = node;
                    nodes.set(count++, ids.idAt(rank));
                }
            }
            builder.take(rows, reader.nodeProperties(key, nodes, null, count), count);
        }
    }

    private int[] types(Relationships relationships) {
        if (relationships.type().equals(ProjectionRequest.ANY)) {
            int[] types = new int[tokens.relationshipTypes().size()];
            Arrays.setAll(types, i -> i);
            return types;
        }
        return new int[] {
            known(
                    tokens.relationshipType(relationships.type()),
                    "relationship type",
                    relationships.type(),
                    tokens.relationshipTypes())
        };
    }

    private int key(Property property) {
        return property.key().equals(ProjectionRequest.ANY) && property.aggregation() == Aggregation.COUNT
                ? RowReader.PRESENCE
                : known(tokens.propertyKey(property.key()), "property", property.key(), tokens.propertyKeys());
    }

    private CsrGraph graph(
            Relationships relationships,
            StoreRows store,
            NodeIds ids,
            Map<String, NodeColumn> columns,
            boolean complete) {
        List<Property> properties = relationships.properties().stream()
                .map(property -> new Property(
                        property.name(),
                        property.key(),
                        property.defaultValue(),
                        aggregation(property, relationships.aggregation())))
                .toList();
        int[] types = types(relationships);
        boolean turns = turns(relationships);
        List<Rows> pages = store.read(
                types,
                turns ? Orientation.NATURAL : relationships.orientation(),
                properties.stream().mapToInt(this::key).toArray(),
                properties);
        boolean undirected = relationships.orientation() == Orientation.UNDIRECTED;
        if (complete) {
            requireComplete(relationships.name(), types, pages(pages), undirected && !turns);
        }
        if (turns) {
            Capacity.requireEntries(pages(pages).entryCount(), pageLimit);
            Rows rows = pages.getFirst();
            pages = List.of(undirected ? rows.undirected(workers) : rows.transposed(workers));
        }
        // What is counted was read as 0 or 1 for each relationship.
        Aggregation[] aggregations = properties.stream()
                .map(Property::aggregation)
                .map(each -> each == Aggregation.COUNT ? Aggregation.SUM : each)
                .toArray(Aggregation[]::new);
        pages = Rows.joined(
                pages.stream()
                        .map(rows -> rows.merged(relationships.aggregation(), aggregations, workers))
                        .toList(),
                pageLimit);
        CsrGraph graph = CsrGraph.of(ids, pages(pages), values(pages, properties), undirected, columns, workers);
        if (relationships.inverse()) {
            graph.incomingPages(workers);
        }
        return graph;
    }

    private Pages pages(List<Rows> rows) {
        return new Pages(rows.stream().map(Rows::adjacency).toList(), pageLimit);
    }

    /// For each property the values of each page.
    private static Map<String, double[][]> values(List<Rows> pages, List<Property> properties) {
        Map<String, double[][]> values = new LinkedHashMap<>();
        for (int i = 0; i < properties.size(); i++) {
            int column = i;
            values.put(
                    properties.get(i).name(),
                    pages.stream().map(rows -> rows.columns()[column]).toArray(double[][]::new));
        }
        return values;
    }

    private void requireComplete(String name, int[] types, Pages rows, boolean undirected) {
        long stored = 0;
        for (int type : types) {
            stored += reader.countRelationships(type);
        }
        long left = stored - CsrGraph.relationships(rows, undirected, workers);
        if (left > 0) {
            throw new OrbitException(
                    ErrorCode.INVALID_ARGUMENT,
                    left + " of " + stored + " relationships of the projection '" + name
                            + "' have an end that is not among the projected nodes; project the labels of both ends, "
                            + "or leave `validateRelationships` out to project without them");
        }
    }
}
