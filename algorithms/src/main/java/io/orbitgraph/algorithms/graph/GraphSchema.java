package io.orbitgraph.algorithms.graph;

import io.orbitgraph.model.value.Value;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// What is known of a projection's properties beyond their values. Immutable.
///
/// @param nodes for each label its properties by name
/// @param relationships for each kind of relationship its properties by name
public record GraphSchema(Map<String, Map<String, Property>> nodes, Map<String, Map<String, Property>> relationships) {

    /// Where a property's values come from.
    public enum Origin {
        /// The database.
        PERSISTED,
        /// A computation on the projection.
        TRANSIENT
    }

    /// @param defaultValue what entities without a value have; {@link Value#NULL} for what the column's type says: NaN,
    /// the least integer, or an empty list
    /// @param aggregation of a relationship property; `NONE` for node properties
    public record Property(Value defaultValue, Origin origin, Aggregation aggregation) {
        static final Property COMPUTED = new Property(Value.NULL, Origin.TRANSIENT, Aggregation.NONE);
    }

    /// The schema of a graph of which only the names are known: all labels have all node properties.
    static GraphSchema of(
            Collection<String> labels, Collection<String> nodeProperties, Map<String, CsrGraph> relationships) {
        Map<String, Map<String, Property>> nodes = new LinkedHashMap<>();
        labels.forEach(label -> nodes.put(label, computed(nodeProperties)));
        Map<String, Map<String, Property>> kinds = new LinkedHashMap<>();
        relationships.forEach((name, graph) -> kinds.put(name, computed(graph.relationshipProperties())));
        return new GraphSchema(nodes, kinds);
    }

    private static Map<String, Property> computed(Collection<String> names) {
        Map<String, Property> properties = new LinkedHashMap<>();
        names.forEach(name -> properties.put(name, Property.COMPUTED));
        return properties;
    }

    /// The labels whose nodes have all of these properties.
    public Set<String> labelsWith(Collection<String> properties) {
        Set<String> labels = new LinkedHashSet<>();
        nodes.forEach((label, own) -> {
            if (own.keySet().containsAll(properties)) {
                labels.add(label);
            }
        });
        return labels;
    }

    GraphSchema withNodeProperty(String name) {
        Map<String, Map<String, Property>> labels = new LinkedHashMap<>();
        nodes.forEach((label, properties) -> {
            Map<String, Property> more = new LinkedHashMap<>(properties);
            more.put(name, Property.COMPUTED);
            labels.put(label, more);
        });
        return new GraphSchema(labels, relationships);
    }

    GraphSchema withoutNodeProperties(Collection<String> names) {
        Map<String, Map<String, Property>> labels = new LinkedHashMap<>();
        nodes.forEach((label, properties) -> {
            Map<String, Property> fewer = new LinkedHashMap<>(properties);
            fewer.keySet().removeAll(names);
            labels.put(label, fewer);
        });
        return new GraphSchema(labels, relationships);
    }

    GraphSchema withLabel(String label) {
        Map<String, Map<String, Property>> labels = new LinkedHashMap<>(nodes);
        labels.put(label, Map.of());
        return new GraphSchema(labels, relationships);
    }

    GraphSchema withRelationships(String name, CsrGraph graph) {
        return withRelationships(name, computed(graph.relationshipProperties()));
    }

    GraphSchema withRelationships(String name, Map<String, Property> properties) {
        Map<String, Map<String, Property>> kinds = new LinkedHashMap<>(relationships);
        kinds.put(name, properties);
        return new GraphSchema(nodes, kinds);
    }

    GraphSchema withoutRelationships(String name) {
        Map<String, Map<String, Property>> kinds = new LinkedHashMap<>(relationships);
        kinds.remove(name);
        return new GraphSchema(nodes, kinds);
    }

    /// What of it is left where only these labels and kinds are.
    GraphSchema restricted(Collection<String> labels, Collection<String> kinds) {
        Map<String, Map<String, Property>> nodesLeft = new LinkedHashMap<>(nodes);
        nodesLeft.keySet().retainAll(labels);
        Map<String, Map<String, Property>> kindsLeft = new LinkedHashMap<>(relationships);
        kindsLeft.keySet().retainAll(kinds);
        return new GraphSchema(nodesLeft, kindsLeft);
    }
}
