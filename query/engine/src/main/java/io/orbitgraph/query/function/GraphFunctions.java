package io.orbitgraph.query.function;

import static io.orbitgraph.query.language.FunctionSignature.Type.INTEGER;
import static io.orbitgraph.query.language.FunctionSignature.Type.LIST;
import static io.orbitgraph.query.language.FunctionSignature.Type.MAP;
import static io.orbitgraph.query.language.FunctionSignature.Type.NODE;
import static io.orbitgraph.query.language.FunctionSignature.Type.PATH;
import static io.orbitgraph.query.language.FunctionSignature.Type.RELATIONSHIP;
import static io.orbitgraph.query.language.FunctionSignature.Type.STRING;

import io.orbitgraph.model.value.ElementId;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.NodeRecord;
import io.orbitgraph.model.value.NodeReference;
import io.orbitgraph.model.value.NodeValue;
import io.orbitgraph.model.value.PathValue;
import io.orbitgraph.model.value.RelationshipRecord;
import io.orbitgraph.model.value.RelationshipReference;
import io.orbitgraph.model.value.RelationshipValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.LongVector;
import io.orbitgraph.model.vector.NodeVector;
import io.orbitgraph.model.vector.RelationshipVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.store.graph.GraphReader;
import io.orbitgraph.store.graph.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Functions of nodes, relationships and paths.
final class GraphFunctions {
    private static final String SCALAR = "Scalar";
    private static final String LISTS = "List";

    private GraphFunctions() {}

    static List<ScalarFunction> all() {
        return List.of(
                id(),
                elementId(),
                labels(),
                type(),
                keys(),
                properties(),
                end("startNode", true),
                end("endNode", false),
                nodes(),
                relationships(),
                length());
    }

    private static ScalarFunction id() {
        return new Definition("id", INTEGER, SCALAR, "The number of a node or relationship.")
                .takes("entity", NODE, RELATIONSHIP)
                .kernel((arguments, rows, count, capacity) -> switch (arguments[0]) {
                    case NodeVector nodes -> ids(nodes, nodes.values, rows, count, capacity);
                    case RelationshipVector relationships ->
                        ids(relationships, relationships.ids, rows, count, capacity);
                    default -> null;
                })
                .as((_, arguments) -> switch (arguments[0]) {
                    case NodeValue node -> Value.of(node.id());
                    case RelationshipValue relationship -> Value.of(relationship.id());
                    default -> throw Arguments.wrongType("id", "a NODE or RELATIONSHIP", arguments[0]);
                });
    }

    private static LongVector ids(Vector entities, long[] ids, int @Nullable [] rows, int count, int capacity) {
        LongVector result = new LongVector(capacity);
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            if (entities.isNull(row)) {
                result.setNull(row);
            } else {
                result.values[row] = ids[row];
            }
        }
        return result;
    }

    private static ScalarFunction elementId() {
        return new Definition("elementId", STRING, SCALAR, "The id of a node or relationship as a string.")
                .takes("entity", NODE, RELATIONSHIP)
                .as((_, arguments) -> switch (arguments[0]) {
                    case NodeValue node -> Value.of(ElementId.ofNode(node.id()));
                    case RelationshipValue relationship -> Value.of(ElementId.ofRelationship(relationship.id()));
                    default -> throw Arguments.wrongType("elementId", "a NODE or RELATIONSHIP", arguments[0]);
                });
    }

    private static ScalarFunction labels() {
        return new Definition("labels", LIST, LISTS, "The labels of a node.")
                .takes("node", NODE)
                .as((context, arguments) -> switch (arguments[0]) {
                    case NodeReference(long node) -> {
                        List<Value> names = new ArrayList<>();
                        for (int label : context.graph().labels(node)) {
                            names.add(Value.of(context.tokens().labelName(label)));
                        }
                        yield new ListValue(names);
                    }
                    case NodeRecord node -> strings(node.labels());
                    default -> throw Arguments.wrongValue("labels", "a NODE", arguments[0]);
                });
    }

    private static ListValue strings(Iterable<String> strings) {
        List<Value> values = new ArrayList<>();
        for (String string : strings) {
            values.add(Value.of(string));
        }
        return new ListValue(values);
    }

    private static ScalarFunction type() {
        return new Definition("type", STRING, SCALAR, "The type of a relationship.")
                .takes("relationship", RELATIONSHIP)
                .as((context, arguments) -> switch (arguments[0]) {
                    case RelationshipReference relationship ->
                        Value.of(context.tokens()
                                .relationshipTypeName(context.graph().relationshipType(relationship.id())));
                    case RelationshipRecord relationship -> Value.of(relationship.relationshipType());
                    default -> throw Arguments.wrongValue("type", "a RELATIONSHIP", arguments[0]);
                });
    }

    private static ScalarFunction keys() {
        return new Definition("keys", LIST, LISTS, "The property keys of a node or relationship, the keys of a map.")
                .takes("input", NODE, RELATIONSHIP, MAP)
                .as((context, arguments) -> {
                    Set<String> keys =
                            properties(context, "keys", arguments[0], true).keys();
                    return strings(keys);
                });
    }

    private static ScalarFunction properties() {
        return new Definition("properties", MAP, SCALAR, "The properties of a node or relationship as a map.")
                .takes("input", NODE, RELATIONSHIP, MAP)
                .as((context, arguments) -> properties(context, "properties", arguments[0], false));
    }

    /// The properties of an entity or map; with the values left out (null) if only keys are wanted.
    private static MapValue properties(FunctionContext context, String function, Value entity, boolean onlyKeys) {
        GraphReader graph = context.graph();
        Tokens tokens = context.tokens();
        return switch (entity) {
            case NodeReference(long node) -> {
                Map<String, Value> properties = new LinkedHashMap<>();
                for (int key : graph.nodePropertyKeys(node)) {
                    properties.put(tokens.propertyKeyName(key), onlyKeys ? Value.NULL : graph.nodeProperty(node, key));
                }
                yield new MapValue(properties);
            }
            case RelationshipReference relationship -> {
                Map<String, Value> properties = new LinkedHashMap<>();
                for (int key : graph.relationshipPropertyKeys(relationship.id())) {
                    properties.put(
                            tokens.propertyKeyName(key),
                            onlyKeys ? Value.NULL : graph.relationshipProperty(relationship.id(), key));
                }
                yield new MapValue(properties);
            }
            case NodeRecord node -> node.properties();
            case RelationshipRecord relationship -> relationship.properties();
            case MapValue map -> map;
            default -> throw Arguments.wrongType(function, "a NODE, RELATIONSHIP or MAP", entity);
        };
    }

    private static ScalarFunction end(String name, boolean start) {
        return new Definition(name, NODE, SCALAR, "The node at one end of a relationship.")
                .takes("relationship", RELATIONSHIP)
                .as((_, arguments) -> {
                    if (!(arguments[0] instanceof RelationshipValue relationship)) {
                        throw Arguments.wrongType(name, "a RELATIONSHIP", arguments[0]);
                    }
                    return new NodeReference(start ? relationship.startId() : relationship.endId());
                });
    }

    private static PathValue path(String function, Value argument) {
        if (argument instanceof PathValue path) {
            return path;
        }
        throw Arguments.wrongType(function, "a PATH", argument);
    }

    private static ScalarFunction nodes() {
        return new Definition("nodes", LIST, LISTS, "The nodes of a path in order.")
                .takes("path", PATH)
                .as((_, arguments) ->
                        new ListValue(List.copyOf(path("nodes", arguments[0]).nodes())));
    }

    private static ScalarFunction relationships() {
        return new Definition("relationships", LIST, LISTS, "The relationships of a path in order.")
                .takes("path", PATH)
                .as((_, arguments) -> new ListValue(
                        List.copyOf(path("relationships", arguments[0]).relationships())));
    }

    private static ScalarFunction length() {
        return new Definition("length", INTEGER, SCALAR, "The number of relationships of a path.")
                .takes("path", PATH)
                .as((_, arguments) ->
                        Value.of((long) path("length", arguments[0]).length()));
    }
}
