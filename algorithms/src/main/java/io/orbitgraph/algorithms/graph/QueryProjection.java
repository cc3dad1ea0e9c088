package io.orbitgraph.algorithms.graph;

import io.orbitgraph.algorithms.run.Require;
import io.orbitgraph.algorithms.run.Workers;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.NullValue;
import io.orbitgraph.model.value.Value;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.collections.impl.map.mutable.primitive.LongIntHashMap;

/// Makes a projection of rows, such as a query yields: a node, or two nodes and a relationship from the first to the
/// second. A node's labels and properties are those of the first row that gives any; rows of the same relationship are
/// parallel relationships. The graph depends on the set of nodes and on the order of the rows only.
///
/// Heap while it grows: some 30 bytes a node, 8 a relationship, 8 for each of their properties. Not thread-safe.
public final class QueryProjection {
    private final int hubsFirstFrom;
    private final LongIntHashMap numbers = new LongIntHashMap();
    private long[] ids = new long[16];
    /// The number of a set of labels, by node; -1 while none was given.
    private int[] labelSets = new int[16];
    private int nodes;

    private final Map<Set<String>, Integer> labelSetNumbers = new LinkedHashMap<>();
    private final Map<String, ColumnBuilder> nodeProperties = new LinkedHashMap<>();
    /// Which labels' nodes have which properties, by number of the label set.
    private final Map<Integer, Set<String>> propertiesOfLabelSets = new LinkedHashMap<>();
    private final Map<String, TypedRows> types = new LinkedHashMap<>();

    public QueryProjection() {
        this(HubOrder.LEAST_NODES);
    }

    /// For tests, which force small graphs to be numbered as large ones.
    QueryProjection(int hubsFirstFrom) {
        this.hubsFirstFrom = hubsFirstFrom;
    }

    /// What {@link #relationship} calls the node with that id, or -1.
    public int find(long id) {
        return numbers.getIfAbsent(id, -1);
    }

    /// Adds a node, if it is not there yet.
    ///
    /// @param id in the database
    /// @return what {@link #relationship} calls it
    public int node(long id) {
        int number = numbers.getIfAbsent(id, -1);
        if (number >= 0) {
            return number;
        }
        number = nodes++;
        Capacity.requireNodes(nodes);
        if (number == ids.length) {
            int capacity = Capacity.grown(number, number + 1L);
            ids = Arrays.copyOf(ids, capacity);
            labelSets = Arrays.copyOf(labelSets, capacity);
        }
        ids[number] = id;
        labelSets[number] = -1;
        numbers.put(id, number);
        return number;
    }

    /// As {@link #node(long)}, with labels and properties.
    ///
    /// @param labels empty if it has none
    /// @param properties numbers and lists of numbers; nulls are no properties
    public int node(long id, Collection<String> labels, MapValue properties) {
        int node = node(id);
        if (labelSets[node] >= 0) {
            return node;
        }
        Integer labelSet = labelSetNumbers.get(labels instanceof Set<String> set ? set : Set.copyOf(labels));
        if (labelSet == null) {
            labelSet = labelSetNumbers.size();
            labelSetNumbers.put(Set.copyOf(labels), labelSet);
        }
        labelSets[node] = labelSet;
        if (!properties.isEmpty()) {
            Set<String> known = propertiesOfLabelSets.computeIfAbsent(labelSet, any -> new LinkedHashSet<>());
            properties.entries().forEach((name, value) -> {
                known.add(name);
                nodeProperties
                        .computeIfAbsent(name, key -> new ColumnBuilder(key, Math.max(16, nodes)))
                        .set(node, value);
            });
        }
        return node;
    }

    /// Adds a relationship.
    ///
    /// @param source as {@link #node} returned it
    /// @param properties numbers; nulls are NaN
    public void relationship(int source, int target, String type, MapValue properties) {
        types.computeIfAbsent(type, TypedRows::new).add(source, target, properties);
    }

    public int nodeCount() {
        return nodes;
    }

    /// Heap bytes held now, about.
    public long bytes() {
        long bytes = 12L * ids.length + 24L * numbers.size() + 9L * nodeProperties.size() * nodes;
        for (TypedRows rows : types.values()) {
            bytes += rows.bytes();
        }
        return bytes;
    }

    /// @param undirected types whose relationships are undirected; `*` for all
    /// @param inverse types that are indexed in the incoming direction too; `*` for all
    public ProjectedGraph build(Collection<String> undirected, Collection<String> inverse, Workers workers) {
        requireKnown("undirectedRelationshipTypes", undirected);
        requireKnown("inverseIndexedRelationshipTypes", inverse);
        long[] sorted = Arrays.copyOf(ids, nodes);
        Arrays.sort(sorted);
        NodeIds ascending = NodeIds.of(sorted);
        NodeRanks ranks = new NodeRanks(ascending);
        NodeIds nodeIds = nodes < hubsFirstFrom ? ascending : hubsFirst(ascending, ranks);
        int[] order = new int[nodes];
        int[] renumbered = new int[nodes];
        for (int node = 0; node < nodes; node++) {
            renumbered[node] = nodeIds.numberAt(ranks.rank(ids[node]));
            order[renumbered[node]] = node;
        }
        Map<String, NodeColumn> columns = new LinkedHashMap<>();
        nodeProperties.forEach(
                (name, builder) -> columns.put(name, builder.build(nodes).picked(order)));
        Map<String, CsrGraph> graphs = new LinkedHashMap<>();
        types.forEach((type, rows) -> {
            CsrBuilder builder =
                    CsrBuilder.of(nodeIds, rows.edges(renumbered, workers)).nodeProperties(columns);
            if (contains(undirected, type)) {
                builder.undirected();
            }
            if (contains(inverse, type)) {
                builder.inverse();
            }
            graphs.put(type, builder.build(workers));
        });
        return new ProjectedGraph(nodeIds, labels(renumbered), columns, graphs, schema(graphs));
    }

    private NodeIds hubsFirst(NodeIds ascending, NodeRanks ranks) {
        int[] degrees = new int[nodes];
        types.values().forEach(rows -> rows.count(degrees));
        int[] byRank = new int[nodes];
        for (int node = 0; node < nodes; node++) {
            byRank[ranks.rank(ids[node])] = degrees[node];
        }
        return ascending.numbered(new HubOrder(byRank).numbers());
    }

    private void requireKnown(String key, Collection<String> wanted) {
        for (String type : wanted) {
            Require.that(
                    type.equals(ProjectionRequest.ANY) || types.containsKey(type) || types.isEmpty(),
                    "`" + key + "` names '" + type + "', but the projected relationships have the types "
                            + String.join(", ", types.keySet()));
        }
    }

    private static boolean contains(Collection<String> names, String type) {
        return names.contains(ProjectionRequest.ANY) || names.contains(type);
    }

    private Map<String, BitSet> labels(int[] renumbered) {
        BitSet[] members = new BitSet[labelSetNumbers.size() + 1];
        Arrays.setAll(members, i -> new BitSet(nodes));
        for (int node = 0; node < nodes; node++) {
            int labelSet = labelSets[node] < 0 ? labelSetNumbers.size() : labelSets[node];
            members[labelSet].set(renumbered[node]);
        }
        Map<String, BitSet> labels = new LinkedHashMap<>();
        labelSetNumbers.forEach((names, number) -> {
            for (String name : names.isEmpty() ? Set.of(ProjectedGraph.ALL) : names) {
                labels.computeIfAbsent(name, any -> new BitSet(nodes)).or(members[number]);
            }
        });
        if (!members[labelSetNumbers.size()].isEmpty()) {
            labels.computeIfAbsent(ProjectedGraph.ALL, any -> new BitSet(nodes)).or(members[labelSetNumbers.size()]);
        }
        return labels;
    }

    private GraphSchema schema(Map<String, CsrGraph> graphs) {
        GraphSchema.Property read =
                new GraphSchema.Property(Value.NULL, GraphSchema.Origin.PERSISTED, Aggregation.NONE);
        Map<String, Map<String, GraphSchema.Property>> labels = new LinkedHashMap<>();
        labelSetNumbers.forEach((names, number) -> {
            for (String name : names.isEmpty() ? Set.of(ProjectedGraph.ALL) : names) {
                Map<String, GraphSchema.Property> properties =
                        labels.computeIfAbsent(name, any -> new LinkedHashMap<>());
                propertiesOfLabelSets.getOrDefault(number, Set.of()).forEach(key -> properties.put(key, read));
            }
        });
        for (int node = 0; node < nodes; node++) {
            if (labelSets[node] < 0) {
                labels.computeIfAbsent(ProjectedGraph.ALL, any -> new LinkedHashMap<>());
                break;
            }
        }
        Map<String, Map<String, GraphSchema.Property>> kinds = new LinkedHashMap<>();
        graphs.forEach((type, graph) -> {
            Map<String, GraphSchema.Property> properties = new LinkedHashMap<>();
            graph.relationshipProperties().forEach(key -> properties.put(key, read));
            kinds.put(type, properties);
        });
        return new GraphSchema(labels, kinds);
    }

    /// The relationships of one type. A property that appears later is NaN before.
    private static final class TypedRows {
        private final String type;
        private final Map<String, double[]> properties = new LinkedHashMap<>();
        private int[] sources = new int[16];
        private int[] targets = new int[16];
        private int size;

        TypedRows(String type) {
            this.type = type;
        }

        void add(int source, int target, MapValue values) {
            if (size == sources.length) {
                int capacity = Capacity.grown(size, size + 1L);
                sources = Arrays.copyOf(sources, capacity);
                targets = Arrays.copyOf(targets, capacity);
                properties.replaceAll((name, column) -> filled(column, capacity));
            }
            sources[size] = source;
            targets[size] = target;
            for (Map.Entry<String, Value> entry : values.entries().entrySet()) {
                if (!(entry.getValue() instanceof NullValue) || properties.containsKey(entry.getKey())) {
                    double[] column =
                            properties.computeIfAbsent(entry.getKey(), any -> filled(new double[0], sources.length));
                    column[size] = PropertyErrors.number(type + "." + entry.getKey(), entry.getValue());
                }
            }
            size++;
        }

        private static double[] filled(double[] column, int capacity) {
            double[] longer = Arrays.copyOf(column, capacity);
            Arrays.fill(longer, column.length, capacity, Double.NaN);
            return longer;
        }

        EdgeList edges(int[] renumbered, Workers workers) {
            int[] from = new int[size];
            int[] to = new int[size];
            workers.ranges(size, 65_536, (worker, first, end) -> {
                for (int i = first; i < end; i++) {
                    from[i] = renumbered[sources[i]];
                    to[i] = renumbered[targets[i]];
                }
            });
            return EdgeList.of(
                    from,
                    to,
                    List.copyOf(properties.keySet()),
                    properties.values().toArray(double[][]::new));
        }

        /// Adds the relationships of each node to its degree.
        void count(int[] degrees) {
            for (int i = 0; i < size; i++) {
                degrees[sources[i]]++;
                degrees[targets[i]]++;
            }
        }

        long bytes() {
            return (8L + 8L * properties.size()) * sources.length;
        }
    }
}
