package io.orbitgraph.algorithms.graph;

import io.orbitgraph.model.value.Value;
import java.util.List;

/// What of a store is projected.
///
/// @param nodes nodes that match any of them; none for all nodes
/// @param relationships each becomes a graph of its own, see {@link ProjectedGraph}
/// @param complete whether it is an error if a relationship has an end that is not projected
public record ProjectionRequest(List<Nodes> nodes, List<Relationships> relationships, boolean complete) {
    /// Stands for any label or any relationship type.
    public static final String ANY = "*";

    public ProjectionRequest {
        nodes = List.copyOf(nodes);
        relationships = List.copyOf(relationships);
    }

    /// Labels that all have the same properties and keep their names.
    ///
    /// @param labels nodes that have any of them; empty for all nodes
    public ProjectionRequest(List<String> labels, List<Property> nodeProperties, List<Relationships> relationships) {
        this(
                labels.isEmpty()
                        ? List.of(new Nodes(ProjectedGraph.ALL, ANY, nodeProperties))
                        : labels.stream()
                                .map(label -> new Nodes(label, label, nodeProperties))
                                .toList(),
                relationships,
                false);
    }

    /// @param name the label in the projection
    /// @param label the label in the store, or {@link #ANY}
    public record Nodes(String name, String label, List<Property> properties) {
        public Nodes {
            properties = List.copyOf(properties);
        }
    }

    /// @param name what it is called in the projection
    /// @param key what it is called in the store; for relationships also {@link #ANY} with the aggregation `COUNT`: how
    /// many parallel ones there are
    /// @param defaultValue for entities without it; {@link Value#NULL} for NaN, or the least integer in a column of
    /// integers
    /// @param aggregation for relationships only: what becomes of parallel ones; `NONE` for what the relationships say
    public record Property(String name, String key, Value defaultValue, Aggregation aggregation) {
        /// The same name in both places, no default, no aggregation.
        public static Property of(String key) {
            return new Property(key, key, Value.NULL, Aggregation.NONE);
        }
    }

    /// @param name what they are called in the projection
    /// @param type their type in the store, or {@link #ANY}
    /// @param inverse whether the incoming direction is built at once
    public record Relationships(
            String name,
            String type,
            Orientation orientation,
            Aggregation aggregation,
            List<Property> properties,
            boolean inverse) {
        public Relationships {
            properties = List.copyOf(properties);
        }

        /// As they are, without properties.
        public static Relationships of(String type) {
            return new Relationships(type, type, Orientation.NATURAL, Aggregation.NONE, List.of(), false);
        }

        public Relationships with(Orientation newOrientation, Aggregation newAggregation) {
            return new Relationships(name, type, newOrientation, newAggregation, properties, inverse);
        }

        public Relationships withProperties(Property... newProperties) {
            return new Relationships(name, type, orientation, aggregation, List.of(newProperties), inverse);
        }
    }
}
