package io.orbitgraph.query.procedure;

import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.value.ValueType;

/// The names that Neo4j's schema procedures give to the types of properties: `String`, `Long`, `StringArray`.
final class PropertyTypeName {
    private PropertyTypeName() {}

    static String of(Value value) {
        if (value instanceof ListValue list) {
            return (list.size() == 0 ? "Any" : name(list.get(0).type())) + "Array";
        }
        return name(value.type());
    }

    private static String name(ValueType type) {
        return switch (type) {
            case STRING -> "String";
            case INTEGER -> "Long";
            case FLOAT -> "Double";
            case BOOLEAN -> "Boolean";
            case DATE -> "Date";
            case TIME -> "Time";
            case LOCAL_TIME -> "LocalTime";
            case DATE_TIME -> "DateTime";
            case LOCAL_DATE_TIME -> "LocalDateTime";
            case DURATION -> "Duration";
            case POINT -> "Point";
            case BYTES -> "ByteArray";
            case VECTOR -> "Vector";
            case UUID -> "Uuid";
            case MAP -> "Map";
            case LIST -> "Array";
            case NODE, RELATIONSHIP, PATH, NULL -> "Any";
        };
    }
}
