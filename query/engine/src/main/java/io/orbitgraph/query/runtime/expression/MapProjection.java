package io.orbitgraph.query.runtime.expression;

import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.NodeRecord;
import io.orbitgraph.model.value.NodeReference;
import io.orbitgraph.model.value.RelationshipRecord;
import io.orbitgraph.model.value.RelationshipReference;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.EntityReader;
import io.orbitgraph.query.runtime.ExecutionContext;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Maps made in expressions: `{key: value}` and `subject {.*, key: value}`.
final class MapProjection {
    private final EntityReader entities;
    private final boolean allProperties;
    private final List<String> keys;

    MapProjection(ExecutionContext context, boolean allProperties, List<String> keys) {
        this.entities = new EntityReader(context);
        this.allProperties = allProperties;
        this.keys = keys;
    }

    /// @param operands the values of the keys
    static Value map(List<String> keys, Value[] operands) {
        Map<String, Value> entries = LinkedHashMap.newLinkedHashMap(keys.size());
        for (int i = 0; i < operands.length; i++) {
            entries.put(keys.get(i), operands[i]);
        }
        return new MapValue(Collections.unmodifiableMap(entries));
    }

    /// @param operands the subject, then the values of the keys
    Value project(Value[] operands) {
        Value subject = operands[0];
        if (subject == Value.NULL) {
            return Value.NULL;
        }
        Map<String, Value> entries = new LinkedHashMap<>();
        MapValue all = properties(subject);
        if (allProperties) {
            entries.putAll(all.entries());
        }
        for (int i = 0; i < keys.size(); i++) {
            entries.put(keys.get(i), operands[i + 1]);
        }
        return new MapValue(Collections.unmodifiableMap(entries));
    }

    private MapValue properties(Value subject) {
        return switch (subject) {
            case NodeReference(long id) -> allProperties ? entities.nodeProperties(id) : MapValue.EMPTY;
            case RelationshipReference relationship ->
                allProperties ? entities.relationshipProperties(relationship.id()) : MapValue.EMPTY;
            case NodeRecord node -> node.properties();
            case RelationshipRecord relationship -> relationship.properties();
            case MapValue map -> map;
            default -> throw Columns.wrongType("a node, relationship or map", subject);
        };
    }
}
