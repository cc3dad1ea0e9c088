package io.orbitgraph.algorithms.graph;

import io.orbitgraph.model.value.Value;
import java.util.List;

/// What of a store is projected.
///
/// @param labels nodes that have any of them; empty for all nodes
/// @param relationships each becomes a graph of its own, see {@link ProjectedGraph}
public record ProjectionRequest(List<String> labels, List<Property> nodeProperties, List<Relationships> relationships) {
    /// Where all relationship types are wanted.
    public static final String ALL_TYPES = "*";

    public ProjectionRequest {
        labels = List.copyOf(labels);
        nodeProperties = List.copyOf(nodeProperties);
        relationships = List.copyOf(relationships);
    }

    /// @param name what it is called in the projection
    /// @param key what it is called in the store
    /// @param defaultValue for entities without it; {@link Value#NULL} for NaN, or the least integer in a column of
    /// integers
    /// @param aggregation for relationships only: what becomes of parallel ones
    public record Property(String name, String key, Value defaultValue, Aggregation aggregation) {
        /// The same name in both places, no default, no aggregation.
        public static Property of(String key) {
            return new Property(key, key, Value.NULL, Aggregation.NONE);
        }
    }

    /// @param name what they are called in the projection
    /// @param type their type in the store, or {@link #ALL_TYPES}
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
