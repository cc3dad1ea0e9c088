package io.orbitgraph.query.runtime.expression;

import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.query.expr.TypeExpr;

/// `x IS :: TYPE`.
final class TypeTest {
    private TypeTest() {}

    static boolean holds(Value value, TypeExpr type) {
        return switch (type) {
            case TypeExpr.Of(var expected, boolean nullable) ->
                value == Value.NULL ? nullable : value.type() == expected;
            case TypeExpr.ListOf(TypeExpr element, boolean nullable) ->
                value == Value.NULL ? nullable : value instanceof ListValue list && all(list, element);
            case TypeExpr.Union(var alternatives) -> {
                for (TypeExpr alternative : alternatives) {
                    if (holds(value, alternative)) {
                        yield true;
                    }
                }
                yield false;
            }
            case TypeExpr.Any(boolean propertyValue, boolean nullable) ->
                value == Value.NULL ? nullable : !propertyValue || isPropertyValue(value);
            case TypeExpr.Nothing() -> false;
        };
    }

    private static boolean all(ListValue list, TypeExpr element) {
        for (Value value : list) {
            if (!holds(value, element)) {
                return false;
            }
        }
        return true;
    }

    /// What a property can hold.
    private static boolean isPropertyValue(Value value) {
        return switch (value.type()) {
            case MAP, NODE, RELATIONSHIP, PATH, NULL -> false;
            case LIST -> {
                for (Value element : (ListValue) value) {
                    if (!isPropertyValue(element)) {
                        yield false;
                    }
                }
                yield true;
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
                    FLOAT -> true;
        };
    }
}
