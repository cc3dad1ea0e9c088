package io.orbitgraph.algorithms.procedure.catalog;

import io.orbitgraph.algorithms.graph.Aggregation;
import io.orbitgraph.algorithms.graph.Orientation;
import io.orbitgraph.algorithms.graph.ProjectedGraph;
import io.orbitgraph.algorithms.graph.ProjectionRequest;
import io.orbitgraph.algorithms.graph.ProjectionRequest.Nodes;
import io.orbitgraph.algorithms.graph.ProjectionRequest.Property;
import io.orbitgraph.algorithms.graph.ProjectionRequest.Relationships;
import io.orbitgraph.algorithms.procedure.Configuration;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads node and relationship projections as users write them: a name, a list of names, or a map from names in the
/// projection to what they are in the database.
final class ProjectionReader {
    private ProjectionReader() {}

    /// How a property is aggregated, where `DEFAULT` is what its relationships say.
    private enum Aggregated {
        DEFAULT,
        NONE,
        SINGLE,
        COUNT,
        MIN,
        MAX,
        SUM
    }

    /// @param nodeProperties of all labels, besides those that a label has of its own
    /// @param relationshipProperties of all types, likewise
    static ProjectionRequest read(
            Value nodeProjection,
            Value relationshipProjection,
            Value nodeProperties,
            Value relationshipProperties,
            boolean complete) {
        List<Nodes> nodes = new ArrayList<>();
        projections("nodeProjection", nodeProjection)
                .forEach((name, details) -> nodes.add(nodes(name, details, nodeProperties)));
        List<Relationships> relationships = new ArrayList<>();
        projections("relationshipProjection", relationshipProjection)
                .forEach((name, details) -> relationships.add(relationships(name, details, relationshipProperties)));
        return new ProjectionRequest(nodes, relationships, complete);
    }

    /// Details by name.
    private static Map<String, Value> projections(String parameter, Value value) {
        Map<String, Value> projections = new LinkedHashMap<>();
        collect(parameter, value, projections);
        if (projections.isEmpty()) {
            throw Configuration.failure("`" + parameter + "` is empty; '*' projects all");
        }
        return projections;
    }

    private static void collect(String parameter, Value value, Map<String, Value> into) {
        switch (value) {
            case StringValue(String name) -> put(parameter, name, Value.of(name), into);
            case ListValue(List<Value> elements) -> elements.forEach(element -> collect(parameter, element, into));
            case MapValue map -> map.entries().forEach((name, details) -> put(parameter, name, details, into));
            default -> throw CatalogCall.wrongType(parameter, "a name, a list or a map", value);
        }
    }

    private static void put(String parameter, String name, Value details, Map<String, Value> into) {
        if (name.isBlank()) {
            throw Configuration.failure("`" + parameter + "` has an empty name");
        }
        String called = name.equals(ProjectionRequest.ANY) ? ProjectedGraph.ALL : name;
        if (into.putIfAbsent(called, details) != null) {
            throw Configuration.failure("`" + parameter + "` has '" + name + "' twice");
        }
    }

    private static String stored(String name) {
        return name.equals(ProjectedGraph.ALL) ? ProjectionRequest.ANY : name;
    }

    private static Nodes nodes(String name, Value details, Value commonProperties) {
        List<Property> properties = new ArrayList<>();
        String label;
        if (details instanceof MapValue map) {
            Configuration keys = new Configuration(map);
            label = keys.text("label", stored(name));
            addAll(properties, nodeProperties(name, keys.value("properties")), name);
            requireNoOthers(keys, "node projection '" + name + "'");
        } else {
            label = CatalogCall.text("nodeProjection." + name, details);
        }
        addAll(properties, nodeProperties("nodeProperties", commonProperties), name);
        return new Nodes(name, label, properties);
    }

    private static void requireNoOthers(Configuration keys, String where) {
        try {
            keys.requireNoOthers();
        } catch (OrbitException e) {
            throw new OrbitException(e.code(), "In " + where + ": " + e.text(), null, e);
        }
    }

    private static void addAll(List<Property> properties, List<Property> more, String where) {
        for (Property property : more) {
            for (Property other : properties) {
                if (other.name().equals(property.name())) {
                    throw Configuration.failure(
                            "The projection '" + where + "' has the property '" + property.name() + "' twice");
                }
            }
            properties.add(property);
        }
    }

    /// Properties of nodes: a name, a list or a map.
    static List<Property> nodeProperties(String where, Value value) {
        List<Property> properties = new ArrayList<>();
        propertyDetails(where, value).forEach((name, details) -> {
            if (details instanceof MapValue map) {
                Configuration keys = new Configuration(map);
                String key = keys.text("property", name);
                Value defaultValue = keys.value("defaultValue");
                requireNoOthers(keys, "property '" + name + "'");
                properties.add(new Property(name, key, defaultValue, Aggregation.NONE));
            } else {
                String key = CatalogCall.text("properties." + name, details);
                properties.add(new Property(name, key, Value.NULL, Aggregation.NONE));
            }
        });
        return properties;
    }

    private static Map<String, Value> propertyDetails(String where, Value value) {
        Map<String, Value> details = new LinkedHashMap<>();
        if (!value.isNull()) {
            collectProperties(where, value, details);
        }
        return details;
    }

    private static void collectProperties(String where, Value value, Map<String, Value> into) {
        switch (value) {
            case StringValue(String name) -> putProperty(where, name, value, into);
            case ListValue(List<Value> elements) ->
                elements.forEach(element -> collectProperties(where, element, into));
            case MapValue map -> map.entries().forEach((name, details) -> putProperty(where, name, details, into));
            default -> throw CatalogCall.wrongType("properties of " + where, "a name, a list or a map", value);
        }
    }

    private static void putProperty(String where, String name, Value details, Map<String, Value> into) {
        if (into.putIfAbsent(name, details) != null) {
            throw Configuration.failure("'" + where + "' has the property '" + name + "' twice");
        }
    }

    private static Relationships relationships(String name, Value details, Value commonProperties) {
        List<Property> properties = new ArrayList<>();
        if (!(details instanceof MapValue map)) {
            String type = CatalogCall.text("relationshipProjection." + name, details);
            addAll(properties, relationshipProperties("relationshipProperties", commonProperties, null), name);
            return checked(new Relationships(name, type, Orientation.NATURAL, Aggregation.NONE, properties, false));
        }
        Configuration keys = new Configuration(map);
        String type = keys.text("type", stored(name));
        Orientation orientation = keys.choice("orientation", Orientation.NATURAL);
        Aggregation aggregation = aggregation(keys, null);
        boolean inverse = keys.flag("indexInverse", false);
        addAll(properties, relationshipProperties(name, keys.value("properties"), aggregation), name);
        addAll(properties, relationshipProperties("relationshipProperties", commonProperties, aggregation), name);
        requireNoOthers(keys, "relationship projection '" + name + "'");
        if (inverse && orientation == Orientation.UNDIRECTED) {
            throw Configuration.failure("The relationship projection '" + name
                    + "' is UNDIRECTED, which has both directions already; leave `indexInverse` out");
        }
        return checked(new Relationships(name, type, orientation, aggregation, properties, inverse));
    }

    private static Aggregation aggregation(Configuration keys, @Nullable Aggregation otherwise) {
        return switch (keys.choice("aggregation", Aggregated.DEFAULT)) {
            case DEFAULT -> otherwise == null ? Aggregation.NONE : otherwise;
            case NONE -> Aggregation.NONE;
            case SINGLE -> Aggregation.SINGLE;
            case COUNT -> Aggregation.COUNT;
            case MIN -> Aggregation.MIN;
            case MAX -> Aggregation.MAX;
            case SUM -> Aggregation.SUM;
        };
    }

    private static List<Property> relationshipProperties(String where, Value value, @Nullable Aggregation aggregation) {
        List<Property> properties = new ArrayList<>();
        propertyDetails(where, value).forEach((name, details) -> {
            if (details instanceof MapValue map) {
                Configuration keys = new Configuration(map);
                String key = keys.text("property", name);
                Value defaultValue = keys.value("defaultValue");
                if (keys.has("defaultValue")) {
                    keys.number("defaultValue", 0);
                }
                Aggregation own = aggregation(keys, aggregation);
                requireNoOthers(keys, "property '" + name + "'");
                properties.add(new Property(name, key, defaultValue, own));
            } else {
                String key = CatalogCall.text("properties." + name, details);
                properties.add(
                        new Property(name, key, Value.NULL, aggregation == null ? Aggregation.NONE : aggregation));
            }
        });
        return properties;
    }

    /// If parallel relationships become one, each property must say how.
    private static Relationships checked(Relationships relationships) {
        boolean merges = relationships.aggregation() != Aggregation.NONE;
        for (Property property : relationships.properties()) {
            merges |= property.aggregation() != Aggregation.NONE;
        }
        for (Property property : relationships.properties()) {
            if (merges && property.aggregation() == Aggregation.NONE) {
                throw Configuration.failure("The relationship projection '" + relationships.name()
                        + "' aggregates parallel relationships, but its property '" + property.name()
                        + "' has the aggregation NONE; give it one of "
                        + "SINGLE, SUM, MIN, MAX and COUNT");
            }
            if (property.key().equals(ProjectionRequest.ANY) && property.aggregation() != Aggregation.COUNT) {
                throw Configuration.failure("The property '" + property.name() + "' of the relationship projection '"
                        + relationships.name() + "' is '*', which is only counted: aggregation 'COUNT'");
            }
        }
        return relationships;
    }

    /// Node projections, written out.
    static MapValue nodes(ProjectionRequest request) {
        Map<String, Value> map = new LinkedHashMap<>();
        for (Nodes nodes : request.nodes()) {
            Map<String, Value> properties = new LinkedHashMap<>();
            for (Property property : nodes.properties()) {
                properties.put(property.name(), details(property, false));
            }
            Map<String, Value> details = new LinkedHashMap<>();
            details.put("label", Value.of(nodes.label()));
            details.put("properties", MapValue.copyOf(properties));
            map.put(nodes.name(), MapValue.copyOf(details));
        }
        return MapValue.copyOf(map);
    }

    /// Relationship projections, written out.
    static MapValue relationships(ProjectionRequest request) {
        Map<String, Value> map = new LinkedHashMap<>();
        for (Relationships relationships : request.relationships()) {
            Map<String, Value> properties = new LinkedHashMap<>();
            for (Property property : relationships.properties()) {
                properties.put(property.name(), details(property, true));
            }
            Map<String, Value> details = new LinkedHashMap<>();
            details.put("aggregation", name(relationships.aggregation()));
            details.put("indexInverse", Value.of(relationships.inverse()));
            details.put("orientation", Value.of(relationships.orientation().name()));
            details.put("properties", MapValue.copyOf(properties));
            details.put("type", Value.of(relationships.type()));
            map.put(relationships.name(), MapValue.copyOf(details));
        }
        return MapValue.copyOf(map);
    }

    private static MapValue details(Property property, boolean aggregated) {
        Map<String, Value> details = new LinkedHashMap<>();
        if (aggregated) {
            details.put("aggregation", name(property.aggregation()));
        }
        details.put("defaultValue", property.defaultValue());
        details.put("property", Value.of(property.key()));
        return MapValue.copyOf(details);
    }

    private static Value name(Aggregation aggregation) {
        return Value.of(
                aggregation == Aggregation.NONE
                        ? Aggregated.DEFAULT.name()
                        : aggregation.name().toUpperCase(Locale.ROOT));
    }
}
