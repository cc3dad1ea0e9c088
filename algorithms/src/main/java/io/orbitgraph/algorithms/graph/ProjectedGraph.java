package io.orbitgraph.algorithms.graph;

import io.orbitgraph.algorithms.run.Workers;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Nodes with labels and properties, and several graphs over them, one for each projected kind of relationship.
/// Algorithms run on a {@link CsrGraph} that {@link #graph} makes of some of them. Immutable, thread-safe.
///
/// @param labels for each label the numbers of the nodes that have it; not to be changed
/// @param relationships by name; all over the same nodes
public record ProjectedGraph(
        NodeIds ids,
        Map<String, BitSet> labels,
        Map<String, NodeColumn> nodeProperties,
        Map<String, CsrGraph> relationships,
        GraphSchema schema) {
    /// The label of nodes that were projected without looking at labels, and the name of relationships that were
    /// without looking at types.
    public static final String ALL = "__ALL__";

    /// With a schema that says of each property that it was computed.
    public ProjectedGraph(
            NodeIds ids,
            Map<String, BitSet> labels,
            Map<String, NodeColumn> nodeProperties,
            Map<String, CsrGraph> relationships) {
        this(
                ids,
                labels,
                nodeProperties,
                relationships,
                GraphSchema.of(labels.keySet(), nodeProperties.keySet(), relationships));
    }

    public int nodeCount() {
        return ids.count();
    }

    /// Relationships; an undirected one counts once.
    public long relationshipCount() {
        return relationships.values().stream()
                .mapToLong(CsrGraph::relationshipCount)
                .sum();
    }

    /// Adjacency entries in the outgoing direction: an undirected relationship counts at both its ends. What the
    /// catalogue of Neo4j's library calls the relationship count.
    public long entryCount() {
        return relationships.values().stream().mapToLong(CsrGraph::entryCount).sum();
    }

    /// The graph of these kinds of relationships among the nodes that have any of these labels; no copy where one kind
    /// and all nodes are asked for.
    ///
    /// @param names `*` among them, or none, for all
    /// @param nodeLabels `*` among them, or none, for all
    public CsrGraph graph(Collection<String> names, Collection<String> nodeLabels, Workers workers) {
        List<CsrGraph> parts = new ArrayList<>();
        for (String name : isAll(names) ? relationships.keySet() : names) {
            parts.add(relationships(name));
        }
        CsrGraph whole = parts.size() == 1 ? parts.getFirst() : GraphUnion.of(ids, parts, nodeProperties, workers);
        if (isAll(nodeLabels)) {
            return whole;
        }
        BitSet wanted = nodes(nodeLabels);
        return wanted.cardinality() == nodeCount() ? whole : Subgraph.of(whole, wanted, workers);
    }

    /// The relationships of that name.
    public CsrGraph relationships(String name) {
        CsrGraph part = relationships.get(name);
        if (part == null) {
            throw PropertyErrors.noSuchPart("relationships", name, relationships.keySet());
        }
        return part;
    }

    /// The numbers of the nodes that have any of these labels. The caller's own.
    ///
    /// @param nodeLabels `*` among them, or none, for all
    public BitSet nodes(Collection<String> nodeLabels) {
        BitSet wanted = new BitSet(nodeCount());
        if (isAll(nodeLabels)) {
            wanted.set(0, nodeCount());
            return wanted;
        }
        for (String label : nodeLabels) {
            BitSet nodes = labels.get(label);
            if (nodes == null) {
                throw PropertyErrors.noSuchPart("label", label, labels.keySet());
            }
            wanted.or(nodes);
        }
        return wanted;
    }

    public NodeColumn nodeProperty(String name) {
        NodeColumn column = nodeProperties.get(name);
        if (column == null) {
            throw PropertyErrors.noSuch("node", name, nodeProperties.keySet());
        }
        return column;
    }

    private static boolean isAll(Collection<String> names) {
        return names.isEmpty() || names.contains(ProjectionRequest.ANY);
    }

    /// The same with a node property more, or another one of that name.
    public ProjectedGraph withNodeProperty(String name, NodeColumn column) {
        Map<String, NodeColumn> columns = new LinkedHashMap<>(nodeProperties);
        columns.put(name, column);
        return new ProjectedGraph(
                ids,
                labels,
                columns,
                each(graph -> graph.withNodeProperty(name, column)),
                schema.withNodeProperty(name));
    }

    /// The same without some node properties.
    public ProjectedGraph withoutNodeProperties(Collection<String> names) {
        names.forEach(this::nodeProperty);
        Map<String, NodeColumn> columns = new LinkedHashMap<>(nodeProperties);
        columns.keySet().removeAll(names);
        return new ProjectedGraph(
                ids,
                labels,
                columns,
                each(graph -> graph.withNodeProperties(columns)),
                schema.withoutNodeProperties(names));
    }

    private Map<String, CsrGraph> each(UnaryOperator<CsrGraph> change) {
        Map<String, CsrGraph> graphs = new LinkedHashMap<>();
        relationships.forEach((name, graph) -> graphs.put(name, change.apply(graph)));
        return graphs;
    }

    /// The same with a label more, or other nodes of that label.
    ///
    /// @param nodes not to be changed afterwards
    public ProjectedGraph withLabel(String label, BitSet nodes) {
        Map<String, BitSet> more = new LinkedHashMap<>(labels);
        more.put(label, nodes);
        return new ProjectedGraph(ids, more, nodeProperties, relationships, schema.withLabel(label));
    }

    /// The same with other relationships more, over the same nodes.
    public ProjectedGraph withRelationships(String name, CsrGraph graph) {
        return withRelationships(name, graph, schema.withRelationships(name, graph));
    }

    /// As {@link #withRelationships(String, CsrGraph)}, where the properties are those of other relationships.
    ///
    /// @param from relationships of this graph that the new ones were made of
    public ProjectedGraph withRelationships(String name, CsrGraph graph, String from) {
        return withRelationships(
                name,
                graph,
                schema.withRelationships(name, schema.relationships().getOrDefault(from, Map.of())));
    }

    private ProjectedGraph withRelationships(String name, CsrGraph graph, GraphSchema newSchema) {
        if (graph.nodeCount() != nodeCount()) {
            throw new IllegalArgumentException("the graph has other nodes");
        }
        Map<String, CsrGraph> graphs = new LinkedHashMap<>(relationships);
        graphs.put(name, graph);
        return new ProjectedGraph(ids, labels, nodeProperties, graphs, newSchema);
    }

    /// The same without the relationships of that name.
    public ProjectedGraph withoutRelationships(String name) {
        relationships(name);
        Map<String, CsrGraph> graphs = new LinkedHashMap<>(relationships);
        graphs.remove(name);
        return new ProjectedGraph(ids, labels, nodeProperties, graphs, schema.withoutRelationships(name));
    }

    /// The same with some of the relationships only.
    ///
    /// @param names `*` among them, or none, for all
    public ProjectedGraph withOnlyRelationships(Collection<String> names) {
        if (isAll(names)) {
            return this;
        }
        names.forEach(this::relationships);
        Map<String, CsrGraph> graphs = new LinkedHashMap<>(relationships);
        graphs.keySet().retainAll(names);
        return new ProjectedGraph(
                ids, labels, nodeProperties, graphs, schema.restricted(labels.keySet(), graphs.keySet()));
    }

    /// Heap bytes of the arrays.
    public long bytes() {
        long bytes = ids.bytes();
        for (BitSet nodes : labels.values()) {
            bytes += nodes.size() / 8;
        }
        for (NodeColumn column : nodeProperties.values()) {
            bytes += column.bytes();
        }
        for (CsrGraph graph : relationships.values()) {
            bytes += graph.bytes();
        }
        return bytes;
    }
}
