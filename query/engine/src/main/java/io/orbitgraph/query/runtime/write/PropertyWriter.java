package io.orbitgraph.query.runtime.write;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.store.graph.Tokens;
import java.util.HashMap;
import java.util.Map;

/// Sets properties and labels, and counts what it did.
final class PropertyWriter {
    private final ExecutionContext context;
    private final Map<String, Integer> keys = new HashMap<>();

    PropertyWriter(ExecutionContext context) {
        this.context = context;
    }

    private int key(String name) {
        Integer known = keys.get(name);
        if (known == null) {
            known = context.tokens().createPropertyKey(name);
            keys.put(name, known);
        }
        return known;
    }

    /// Sets a property, or removes it with null; counts a removal only if there was something.
    void setOfNode(long node, String name, Value value) {
        if (value == Value.NULL) {
            int key = context.tokens().propertyKey(name);
            if (key == Tokens.NONE) {
                context.reader().labels(node);
            } else if (context.transaction().setNodeProperty(node, key, value) != Value.NULL) {
                context.updates().propertiesSet++;
            }
            return;
        }
        check(name, value);
        context.transaction().setNodeProperty(node, key(name), value);
        context.updates().propertiesSet++;
    }

    /// As {@link #setOfNode}.
    void setOfRelationship(long relationship, String name, Value value) {
        if (value == Value.NULL) {
            int key = context.tokens().propertyKey(name);
            if (key == Tokens.NONE) {
                context.reader().relationshipType(relationship);
            } else if (context.transaction().setRelationshipProperty(relationship, key, value) != Value.NULL) {
                context.updates().propertiesSet++;
            }
            return;
        }
        check(name, value);
        context.transaction().setRelationshipProperty(relationship, key(name), value);
        context.updates().propertiesSet++;
    }

    void setAllOfNode(long node, MapValue properties) {
        for (Map.Entry<String, Value> entry : properties.entries().entrySet()) {
            setOfNode(node, entry.getKey(), entry.getValue());
        }
    }

    void setAllOfRelationship(long relationship, MapValue properties) {
        for (Map.Entry<String, Value> entry : properties.entries().entrySet()) {
            setOfRelationship(relationship, entry.getKey(), entry.getValue());
        }
    }

    /// What the store would take but Cypher does not: maps.
    private static void check(String name, Value value) {
        boolean refused = switch (value.type()) {
            case MAP, NODE, RELATIONSHIP, PATH -> true;
            case LIST -> {
                for (Value element : (ListValue) value) {
                    if (element == Value.NULL) {
                        throw new OrbitException(
                                ErrorCode.INVALID_PROPERTY_TYPE,
                                "Property `" + name + "` cannot hold a list with a null in it");
                    }
                    check(name, element);
                }
                yield false;
            }
            case DATE_TIME,
                    LOCAL_DATE_TIME,
                    DATE,
                    TIME,
                    LOCAL_TIME,
                    DURATION,
                    POINT,
                    VECTOR,
                    UUID,
                    BYTES,
                    STRING,
                    BOOLEAN,
                    INTEGER,
                    FLOAT,
                    NULL -> false;
        };
        if (refused) {
            throw new OrbitException(
                    ErrorCode.INVALID_PROPERTY_TYPE,
                    "Property `" + name + "` cannot hold a value of type "
                            + value.type().typeName());
        }
    }
}
