package io.orbitgraph.algorithms.graph;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.NearestName;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.FloatValue;
import io.orbitgraph.model.value.IntegerValue;
import io.orbitgraph.model.value.NullValue;
import io.orbitgraph.model.value.Value;
import java.util.Collection;

/// The errors about properties of projections.
final class PropertyErrors {
    private PropertyErrors() {}

    static OrbitException notANumber() {
        return new OrbitException(
                ErrorCode.INVALID_ARGUMENT_VALUE, "The property holds lists where numbers are needed");
    }

    static OrbitException noSuch(String kind, String name, Collection<String> known) {
        return new OrbitException(
                ErrorCode.INVALID_ARGUMENT,
                "The graph has no " + kind + " property '" + name + "'." + NearestName.hint(name, known) + has(known));
    }

    static OrbitException noSuchPart(String kind, String name, Collection<String> known) {
        return new OrbitException(
                ErrorCode.INVALID_ARGUMENT,
                "The graph has no " + kind + " '" + name + "'." + NearestName.hint(name, known) + has(known));
    }

    private static String has(Collection<String> known) {
        return known.isEmpty() ? " It has none" : " It has " + String.join(", ", known);
    }

    static OrbitException unusable(String property, Value value) {
        return new OrbitException(
                ErrorCode.INVALID_ARGUMENT_VALUE,
                "Property '" + property + "' has the value " + value
                        + "; a projection holds numbers and lists of numbers, one kind for each property");
    }

    /// A relationship property's value; NaN for null.
    static double number(String property, Value value) {
        return switch (value) {
            case IntegerValue(long number) -> number;
            case FloatValue(double number) -> number;
            case NullValue _ -> Double.NaN;
            default -> throw unusable(property, value);
        };
    }
}
