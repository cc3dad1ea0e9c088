package io.orbitgraph.algorithms.graph;

import io.orbitgraph.algorithms.run.Workers;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Nodes with labels and properties, and several graphs over them, one for each projected kind of relationship.
/// Algorithms run on a {@link CsrGraph} that {@link #graph} makes of some of them. Immutable, thread-safe.
///
/// @param labels for each label the numbers of the nodes that have it; not to be changed
/// @param relationships by name; all over the same nodes
public record ProjectedGraph(
        NodeIds ids,
        Map<String, BitSet> labels,
        Map<String, NodeColumn> nodeProperties,
        Map<String, CsrGraph> relationships) {

    public int nodeCount() {
        return ids.count();
    }

    public long relationshipCount() {
        return relationships.values().stream()
                .mapToLong(CsrGraph::relationshipCount)
                .sum();
    }

    /// The graph of these kinds of relationships among the nodes that have any of these labels; no copy where one kind
    /// and all nodes are asked for.
    ///
    /// @param names `*` among them, or none, for all
    /// @param nodeLabels `*` among them, or none, for all
    public CsrGraph graph(Collection<String> names, Collection<String> nodeLabels, Workers workers) {
        List<CsrGraph> parts = new ArrayList<>();
        for (String name : isAll(names) ? relationships.keySet() : names) {
            CsrGraph part = relationships.get(name);
            if (part == null) {
                throw PropertyErrors.noSuchPart("relationships", name, relationships.keySet());
            }
            parts.add(part);
        }
        CsrGraph whole = parts.size() == 1 ? parts.getFirst() : GraphUnion.of(ids, parts, nodeProperties, workers);
        if (isAll(nodeLabels)) {
            return whole;
        }
        BitSet wanted = new BitSet();
        for (String label : nodeLabels) {
            BitSet nodes = labels.get(label);
            if (nodes == null) {
                throw PropertyErrors.noSuchPart("label", label, labels.keySet());
            }
            wanted.or(nodes);
        }
        return wanted.cardinality() == nodeCount() ? whole : Subgraph.of(whole, wanted, workers);
    }

    private static boolean isAll(Collection<String> names) {
        return names.isEmpty() || names.contains(ProjectionRequest.ALL_TYPES);
    }

    /// The same with a node property more, or another one of that name.
    public ProjectedGraph withNodeProperty(String name, NodeColumn column) {
        Map<String, NodeColumn> columns = new LinkedHashMap<>(nodeProperties);
        columns.put(name, column);
        Map<String, CsrGraph> graphs = new LinkedHashMap<>();
        relationships.forEach((key, graph) -> graphs.put(key, graph.withNodeProperty(name, column)));
        return new ProjectedGraph(ids, labels, columns, graphs);
    }

    /// The same with other relationships more, over the same nodes.
    public ProjectedGraph withRelationships(String name, CsrGraph graph) {
        if (graph.nodeCount() != nodeCount()) {
            throw new IllegalArgumentException("the graph has other nodes");
        }
        Map<String, CsrGraph> graphs = new LinkedHashMap<>(relationships);
        graphs.put(name, graph);
        return new ProjectedGraph(ids, labels, nodeProperties, graphs);
    }

    /// Heap bytes of the arrays.
    public long bytes() {
        long bytes = 8L * nodeCount();
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
