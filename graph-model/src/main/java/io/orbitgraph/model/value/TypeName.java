package io.orbitgraph.model.value;

import java.util.Comparator;
import java.util.TreeSet;

/// The names of types as `valueType()` and error messages write them.
public final class TypeName {
    private TypeName() {}

    /// The exact type of a value: `INTEGER NOT NULL`, `LIST<INTEGER NOT NULL | STRING> NOT NULL`, `NULL`.
    public static String of(Value value) {
        return value == Value.NULL ? "NULL" : withoutNull(value) + " NOT NULL";
    }

    private static String withoutNull(Value value) {
        return switch (value) {
            case ListValue list -> "LIST<" + inner(list) + ">";
            case VectorValue vector -> "VECTOR<" + vector.coordinate().typeName() + ">(" + vector.dimensions() + ")";
            default -> value.type().typeName();
        };
    }

    private static String inner(ListValue list) {
        if (list.size() == 0) {
            return "NOTHING";
        }
        TreeSet<String> names = new TreeSet<>(
                Comparator.comparingInt((String name) -> rank(name)).thenComparing(Comparator.naturalOrder()));
        boolean nullable = false;
        for (Value value : list) {
            if (value == Value.NULL) {
                nullable = true;
            } else {
                names.add(withoutNull(value));
            }
        }
        if (names.isEmpty()) {
            return "NULL";
        }
        return nullable ? String.join(" | ", names) : String.join(" NOT NULL | ", names) + " NOT NULL";
    }

    /// The order in which a union lists its types (Cypher manual, "Values and types").
    private static int rank(String name) {
        String base = name.indexOf('<') < 0 ? name : name.substring(0, name.indexOf('<'));
        return switch (base) {
            case "BOOLEAN" -> 0;
            case "STRING" -> 1;
            case "INTEGER" -> 2;
            case "FLOAT" -> 3;
            case "DATE" -> 4;
            case "LOCAL TIME" -> 5;
            case "ZONED TIME" -> 6;
            case "LOCAL DATETIME" -> 7;
            case "ZONED DATETIME" -> 8;
            case "DURATION" -> 9;
            case "POINT" -> 10;
            case "UUID" -> 11;
            case "BYTES" -> 12;
            case "VECTOR" -> 13;
            case "NODE" -> 14;
            case "RELATIONSHIP" -> 15;
            case "MAP" -> 16;
            case "LIST" -> 17;
            default -> 18;
        };
    }
}
