package io.orbitgraph.algorithms.graph.filter;

import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.NodeColumn;
import io.orbitgraph.algorithms.graph.ProjectedGraph;
import io.orbitgraph.algorithms.graph.Subgraph;
import io.orbitgraph.algorithms.run.Require;
import io.orbitgraph.algorithms.run.Workers;
import io.orbitgraph.model.error.NearestName;
import io.orbitgraph.model.error.OrbitException;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The part of a projection whose nodes and relationships meet two conditions. A relationship stays if it meets its
/// own and both its ends stay.
public final class GraphFilter {
    private GraphFilter() {}

    /// @throws OrbitException with `INVALID_ARGUMENT` for labels, types and properties that the graph does not have
    public static ProjectedGraph apply(
            ProjectedGraph graph, Predicate nodeFilter, Predicate relationshipFilter, Workers workers) {
        BitSet nodes = nodes(graph, nodeFilter, workers);
        Map<String, BitSet> entries = new LinkedHashMap<>();
        for (Map.Entry<String, CsrGraph> kind : graph.relationships().entrySet()) {
            kind.getValue().requireOnePage("A filter");
            RelationshipSide side = new RelationshipSide(graph, kind.getKey(), kind.getValue());
            entries.put(kind.getKey(), Mask.of(kind.getValue().out().entryCount(), relationshipFilter, side, workers));
        }
        if (graph.relationships().isEmpty() && !(relationshipFilter instanceof Predicate.Constant)) {
            throw Require.failure("The graph has no relationships to filter; use '*'");
        }
        return Subgraph.of(graph, nodes, entries, workers);
    }

    /// The numbers of the nodes that meet the condition.
    public static BitSet nodes(ProjectedGraph graph, Predicate filter, Workers workers) {
        return Mask.of(graph.nodeCount(), filter, new NodeSide(graph), workers);
    }

    private record NodeSide(ProjectedGraph graph) implements Mask.Side {
        @Override
        public BitSet named(List<String> names, int column, int size) {
            BitSet members = new BitSet(size);
            members.set(0, size);
            for (String name : names) {
                BitSet label = graph.labels().get(name);
                if (label == null) {
                    throw unknown("label", name, column, graph.labels().keySet());
                }
                members.and(label);
            }
            return members;
        }

        @Override
        public Mask.Numbers property(String name, int column) {
            return switch (graph.nodeProperties().get(name)) {
                case null ->
                    throw unknown(
                            "node property",
                            name,
                            column,
                            graph.nodeProperties().keySet());
                case NodeColumn.Longs(long[] values) -> new Mask.Numbers.Longs(values);
                case NodeColumn.Doubles(double[] values) -> new Mask.Numbers.Doubles(values);
                case NodeColumn.LongLists _, NodeColumn.DoubleLists _ ->
                    throw Require.failure("The node property '" + name + "' holds lists; a filter compares numbers");
            };
        }
    }

    private record RelationshipSide(ProjectedGraph whole, String kind, CsrGraph graph) implements Mask.Side {
        @Override
        public BitSet named(List<String> names, int column, int size) {
            for (String name : names) {
                if (!whole.relationships().containsKey(name)) {
                    throw unknown(
                            "relationship type",
                            name,
                            column,
                            whole.relationships().keySet());
                }
            }
            BitSet members = new BitSet(size);
            if (names.contains(kind)) {
                members.set(0, size);
            }
            return members;
        }

        @Override
        public Mask.Numbers property(String name, int column) {
            if (graph.relationshipProperties().contains(name)) {
                return new Mask.Numbers.Doubles(graph.relationshipProperty(name));
            }
            List<String> known = whole.relationships().values().stream()
                    .flatMap(other -> other.relationshipProperties().stream())
                    .distinct()
                    .toList();
            if (!known.contains(name)) {
                throw unknown("relationship property", name, column, known);
            }
            // Relationships of another kind have it; these compare as ones without a value.
            return new Mask.Numbers.Constant(Double.NaN);
        }
    }

    private static OrbitException unknown(String what, String name, int column, Collection<String> known) {
        return Require.failure("Filter, column " + column + ": the graph has no " + what + " '" + name + "'."
                + NearestName.hint(name, known)
                + (known.isEmpty() ? " It has none" : " It has " + String.join(", ", known)));
    }
}
