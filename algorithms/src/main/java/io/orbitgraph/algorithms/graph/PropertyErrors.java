package io.orbitgraph.algorithms.graph;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
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
                "The graph has no " + kind + " property '" + name + "'; it has " + String.join(", ", known));
    }

    static OrbitException noSuchPart(String kind, String name, Collection<String> known) {
        return new OrbitException(
                ErrorCode.INVALID_ARGUMENT,
                "The projection has no " + kind + " '" + name + "'; it has " + String.join(", ", known));
    }

    static OrbitException unusable(String property, Value value) {
        return new OrbitException(
                ErrorCode.INVALID_ARGUMENT_VALUE,
                "Property '" + property + "' has the value " + value
                        + "; a projection holds numbers and lists of numbers, one kind for each property");
    }
}
