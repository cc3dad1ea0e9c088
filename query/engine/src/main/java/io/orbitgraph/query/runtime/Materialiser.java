package io.orbitgraph.query.runtime;

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
import io.orbitgraph.model.vector.BooleanVector;
import io.orbitgraph.model.vector.DoubleVector;
import io.orbitgraph.model.vector.LongVector;
import io.orbitgraph.model.vector.NodeVector;
import io.orbitgraph.model.vector.RelationshipVector;
import io.orbitgraph.model.vector.StringVector;
import io.orbitgraph.model.vector.ValueVector;
import io.orbitgraph.model.vector.Vector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Turns references into records: what leaves the engine. A node or relationship that this transaction deleted has no
/// labels and no properties left; a relationship keeps its type.
public final class Materialiser {
    private final ExecutionContext context;
    private final EntityReader entities;

    public Materialiser(ExecutionContext context) {
        this.context = context;
        this.entities = new EntityReader(context);
    }

    /// The column with records in place of references, for the selected rows.
    public Vector materialise(Vector column, Batch batch) {
        return switch (column) {
            case LongVector _, DoubleVector _, BooleanVector _, StringVector _ -> column;
            case NodeVector _, RelationshipVector _, ValueVector _ -> {
                ValueVector into = new ValueVector(Math.max(1, Columns.extent(batch)));
                for (int i = 0; i < batch.size; i++) {
                    int row = batch.row(i);
                    into.values[row] = materialise(column.value(row));
                }
                yield into;
            }
        };
    }

    public Value materialise(Value value) {
        return switch (value) {
            case NodeValue node -> node(node);
            case RelationshipValue relationship -> relationship(relationship);
            case PathValue path -> path(path);
            case ListValue list -> list(list);
            case MapValue map -> map(map);
            default -> value;
        };
    }

    private NodeRecord node(NodeValue value) {
        return switch (value) {
            case NodeRecord node -> node;
            case NodeReference(long id) ->
                context.transaction().isNodeDeletedHere(id)
                        ? new NodeRecord(id, List.of(), MapValue.EMPTY)
                        : new NodeRecord(id, entities.labels(id), entities.nodeProperties(id));
        };
    }

    private RelationshipRecord relationship(RelationshipValue value) {
        return switch (value) {
            case RelationshipRecord relationship -> relationship;
            case RelationshipReference(long id, long start, long end) ->
                new RelationshipRecord(
                        id,
                        start,
                        end,
                        context.tokens().relationshipTypeName(context.graph().relationshipType(id)),
                        context.transaction().isRelationshipDeletedHere(id)
                                ? MapValue.EMPTY
                                : entities.relationshipProperties(id));
        };
    }

    private PathValue path(PathValue path) {
        List<NodeValue> nodes = new ArrayList<>(path.nodes().size());
        for (NodeValue node : path.nodes()) {
            nodes.add(node(node));
        }
        List<RelationshipValue> relationships = new ArrayList<>(path.length());
        for (RelationshipValue relationship : path.relationships()) {
            relationships.add(relationship(relationship));
        }
        return new PathValue(Collections.unmodifiableList(nodes), Collections.unmodifiableList(relationships));
    }

    private ListValue list(ListValue list) {
        if (!hasReferences(list)) {
            return list;
        }
        List<Value> values = new ArrayList<>(list.size());
        for (Value value : list) {
            values.add(materialise(value));
        }
        return new ListValue(Collections.unmodifiableList(values));
    }

    private MapValue map(MapValue map) {
        if (!hasReferences(map)) {
            return map;
        }
        Map<String, Value> entries = LinkedHashMap.newLinkedHashMap(map.size());
        for (Map.Entry<String, Value> entry : map.entries().entrySet()) {
            entries.put(entry.getKey(), materialise(entry.getValue()));
        }
        return new MapValue(Collections.unmodifiableMap(entries));
    }

    /// Most lists and maps hold none, and stay as they are.
    private static boolean hasReferences(Value value) {
        return switch (value) {
            case NodeReference _, RelationshipReference _, PathValue _ -> true;
            case ListValue list -> {
                for (Value element : list) {
                    if (hasReferences(element)) {
                        yield true;
                    }
                }
                yield false;
            }
            case MapValue map -> {
                for (Value element : map.entries().values()) {
                    if (hasReferences(element)) {
                        yield true;
                    }
                }
                yield false;
            }
            default -> false;
        };
    }
}
