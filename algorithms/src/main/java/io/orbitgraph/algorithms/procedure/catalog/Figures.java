package io.orbitgraph.algorithms.procedure.catalog;

import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.GraphSchema;
import io.orbitgraph.algorithms.graph.NodeColumn;
import io.orbitgraph.algorithms.graph.Pages;
import io.orbitgraph.algorithms.graph.ProjectedGraph;
import io.orbitgraph.model.value.FloatValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.NullValue;
import io.orbitgraph.model.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the catalogue says about a projection.
final class Figures {
    private Figures() {}

    /// Entries for each pair of different nodes; 0 where there is no such pair.
    static double density(ProjectedGraph graph) {
        double nodes = graph.nodeCount();
        return nodes < 2 ? 0 : graph.entryCount() / (nodes * (nodes - 1));
    }

    /// Labels and relationship types, each with its properties: type, default value, origin.
    static MapValue schema(ProjectedGraph graph) {
        Map<String, Value> types = new LinkedHashMap<>();
        graph.relationships().keySet().forEach(type -> types.put(type, relationshipProperties(graph, type)));
        return schema(graph, types);
    }

    /// As {@link #schema}, where each relationship type says whether it is directed.
    static MapValue schemaWithOrientation(ProjectedGraph graph) {
        Map<String, Value> types = new LinkedHashMap<>();
        graph.relationships().forEach((type, relationships) -> {
            Map<String, Value> details = new LinkedHashMap<>();
            details.put("direction", Value.of(relationships.isUndirected() ? "UNDIRECTED" : "DIRECTED"));
            details.put("properties", relationshipProperties(graph, type));
            types.put(type, MapValue.copyOf(details));
        });
        return schema(graph, types);
    }

    private static MapValue schema(ProjectedGraph graph, Map<String, Value> types) {
        Map<String, Value> labels = new LinkedHashMap<>();
        graph.schema().nodes().forEach((label, properties) -> {
            Map<String, Value> texts = new LinkedHashMap<>();
            properties.forEach((name, property) -> texts.put(name, Value.of(text(graph.nodeProperty(name), property))));
            labels.put(label, MapValue.copyOf(texts));
        });
        Map<String, Value> schema = new LinkedHashMap<>();
        schema.put("graphProperties", MapValue.EMPTY);
        schema.put("nodes", MapValue.copyOf(labels));
        schema.put("relationships", MapValue.copyOf(types));
        return MapValue.copyOf(schema);
    }

    private static MapValue relationshipProperties(ProjectedGraph graph, String type) {
        Map<String, Value> texts = new LinkedHashMap<>();
        graph.schema()
                .relationships()
                .getOrDefault(type, Map.of())
                .forEach((name, property) -> texts.put(
                        name,
                        Value.of("Float (" + defaultValue(property, "NaN") + ", " + property.origin() + ", Aggregation."
                                + property.aggregation() + ")")));
        return MapValue.copyOf(texts);
    }

    private static String text(NodeColumn column, GraphSchema.Property property) {
        String type = type(column);
        String otherwise = switch (column) {
            case NodeColumn.Longs _ -> Long.toString(Long.MIN_VALUE);
            case NodeColumn.Doubles _ -> "NaN";
            case NodeColumn.LongLists _, NodeColumn.DoubleLists _ -> "[]";
        };
        return type + " (" + defaultValue(property, otherwise) + ", " + property.origin() + ")";
    }

    private static String type(NodeColumn column) {
        return switch (column) {
            case NodeColumn.Longs _ -> "Integer";
            case NodeColumn.Doubles _ -> "Float";
            case NodeColumn.LongLists _ -> "List of Integer";
            case NodeColumn.DoubleLists _ -> "List of Float";
        };
    }

    private static String defaultValue(GraphSchema.Property property, String otherwise) {
        return "DefaultValue("
                + switch (property.defaultValue()) {
                    case NullValue _ -> otherwise;
                    case FloatValue(double number) -> Double.toString(number);
                    case Value value -> value.toString();
                }
                + ")";
    }

    /// Of the nodes' outgoing degrees, all types together. O(nodes).
    static MapValue degreeDistribution(ProjectedGraph graph) {
        Pages[] rows =
                graph.relationships().values().stream().map(CsrGraph::pages).toArray(Pages[]::new);
        DegreeDistribution degrees = new DegreeDistribution();
        for (int node = 0; node < graph.nodeCount(); node++) {
            long degree = 0;
            for (Pages pages : rows) {
                degree += pages.degree(node);
            }
            degrees.add(degree);
        }
        return degrees.toMap();
    }
}
