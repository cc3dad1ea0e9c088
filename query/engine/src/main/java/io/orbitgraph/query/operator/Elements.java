package io.orbitgraph.query.operator;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.temporal.TemporalProperties;
import io.orbitgraph.model.value.DateTimeValue;
import io.orbitgraph.model.value.DateValue;
import io.orbitgraph.model.value.DurationValue;
import io.orbitgraph.model.value.IntegerValue;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.LocalDateTimeValue;
import io.orbitgraph.model.value.LocalTimeValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.NodeRecord;
import io.orbitgraph.model.value.NodeReference;
import io.orbitgraph.model.value.NodeValue;
import io.orbitgraph.model.value.PointValue;
import io.orbitgraph.model.value.RelationshipRecord;
import io.orbitgraph.model.value.RelationshipReference;
import io.orbitgraph.model.value.RelationshipValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.TimeValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.store.graph.GraphReader;
import io.orbitgraph.store.graph.Tokens;
import java.util.List;

/// Access to the parts of values: `subject.key`, `subject[index]`, `list[from..to]`. Null of null; null where there is
/// no such part.
public final class Elements {
    private Elements() {}

    /// `subject.key` of a node, relationship, map, temporal value or point.
    public static Value property(GraphReader graph, Tokens tokens, Value subject, String key) {
        return switch (subject) {
            case NodeReference(long id) -> {
                int token = tokens.propertyKey(key);
                // Asked for even if no node has the key: a deleted node is an error all the same.
                yield token == Tokens.NONE ? missingOfNode(graph, id) : graph.nodeProperty(id, token);
            }
            case NodeRecord node -> node.properties().get(key);
            case RelationshipReference relationship -> {
                int token = tokens.propertyKey(key);
                yield token == Tokens.NONE
                        ? missingOfRelationship(graph, relationship.id())
                        : graph.relationshipProperty(relationship.id(), token);
            }
            case RelationshipRecord relationship -> relationship.properties().get(key);
            case MapValue map -> map.get(key);
            case PointValue point -> pointProperty(point, key);
            case DateValue _, DateTimeValue _, DurationValue _, LocalDateTimeValue _, LocalTimeValue _, TimeValue _ ->
                temporalProperty(subject, key);
            default -> {
                if (subject == Value.NULL) {
                    yield Value.NULL;
                }
                throw OperandTypes.refuse("read property '" + key + "' of", subject);
            }
        };
    }

    private static Value missingOfNode(GraphReader graph, long node) {
        graph.labels(node);
        return Value.NULL;
    }

    private static Value missingOfRelationship(GraphReader graph, long relationship) {
        graph.relationshipType(relationship);
        return Value.NULL;
    }

    private static Value temporalProperty(Value temporal, String key) {
        Value value = TemporalProperties.get(temporal, key);
        if (value == null) {
            throw new OrbitException(
                    ErrorCode.INVALID_ARGUMENT, "A " + temporal.type().typeName() + " has no component '" + key + "'");
        }
        return value;
    }

    private static Value pointProperty(PointValue point, String key) {
        boolean geographic = point.crs().isGeographic();
        boolean deep = point.crs().dimensions() == 3;
        return switch (key) {
            case "x" -> Value.of(point.x());
            case "y" -> Value.of(point.y());
            case "z" -> deep ? Value.of(point.z()) : Value.NULL;
            case "longitude" -> geographic ? Value.of(point.x()) : Value.NULL;
            case "latitude" -> geographic ? Value.of(point.y()) : Value.NULL;
            case "height" -> geographic && deep ? Value.of(point.z()) : Value.NULL;
            case "crs" -> Value.of(point.crs().crsName());
            case "srid" -> Value.of((long) point.crs().srid());
            default -> throw new OrbitException(ErrorCode.INVALID_ARGUMENT, "A POINT has no component '" + key + "'");
        };
    }

    /// `subject[index]`: a list by integer (from the end if negative), a map, node or relationship by string.
    public static Value index(GraphReader graph, Tokens tokens, Value subject, Value index) {
        return switch (subject) {
            case ListValue list ->
                switch (index) {
                    case IntegerValue(long position) -> at(list.values(), position);
                    default -> {
                        if (index == Value.NULL) {
                            yield Value.NULL;
                        }
                        throw new OrbitException(
                                ErrorCode.LIST_ELEMENT_ACCESS_BY_NON_INTEGER,
                                "A list is indexed by an INTEGER, not by a "
                                        + index.type().typeName());
                    }
                };
            case MapValue _, NodeValue _, RelationshipValue _ ->
                switch (index) {
                    case StringValue(String key) -> property(graph, tokens, subject, key);
                    default -> {
                        if (index == Value.NULL) {
                            yield Value.NULL;
                        }
                        throw new OrbitException(
                                ErrorCode.MAP_ELEMENT_ACCESS_BY_NON_STRING,
                                "A " + subject.type().typeName() + " is indexed by a STRING, not by a "
                                        + index.type().typeName());
                    }
                };
            default -> {
                if (subject == Value.NULL) {
                    yield Value.NULL;
                }
                throw OperandTypes.refuse("index", subject);
            }
        };
    }

    private static Value at(List<Value> values, long position) {
        long fromStart = position < 0 ? position + values.size() : position;
        return fromStart < 0 || fromStart >= values.size() ? Value.NULL : values.get((int) fromStart);
    }

    /// `list[from..to]`; bounds beyond the list are cut to it, negative ones count from the end.
    ///
    /// @param from `Value.of(0)` where it is left out
    /// @param to `Value.of(Long.MAX_VALUE)` where it is left out
    public static Value slice(Value list, Value from, Value to) {
        if (list == Value.NULL) {
            return Value.NULL;
        }
        if (!(list instanceof ListValue(List<Value> values))) {
            throw OperandTypes.refuse("slice", list);
        }
        if (from == Value.NULL || to == Value.NULL) {
            return Value.NULL;
        }
        if (!(from instanceof IntegerValue(long first)) || !(to instanceof IntegerValue(long end))) {
            throw new OrbitException(
                    ErrorCode.LIST_ELEMENT_ACCESS_BY_NON_INTEGER,
                    "A list is sliced by INTEGER bounds, not by " + from.type().typeName() + " and "
                            + to.type().typeName());
        }
        int begin = bound(first, values.size());
        int stop = bound(end, values.size());
        return begin >= stop ? ListValue.EMPTY : new ListValue(List.copyOf(values.subList(begin, stop)));
    }

    private static int bound(long position, int size) {
        long fromStart = position < 0 ? position + size : position;
        return Math.clamp(fromStart, 0, size);
    }
}
