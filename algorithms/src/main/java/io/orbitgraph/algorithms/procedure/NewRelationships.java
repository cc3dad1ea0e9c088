package io.orbitgraph.algorithms.procedure;

import io.orbitgraph.model.value.Value;
import java.util.Map;
import java.util.function.IntFunction;

/// Relationships that an algorithm makes, by node number: relationship `i` goes from `sources[i]` to `targets[i]`.
///
/// @param numbers properties, parallel to `sources`
/// @param others properties that only the database can hold, such as lists; left out of projections
public record NewRelationships(
        int[] sources, int[] targets, Map<String, double[]> numbers, Map<String, IntFunction<Value>> others) {
    public static NewRelationships of(int[] sources, int[] targets, Map<String, double[]> numbers) {
        return new NewRelationships(sources, targets, numbers, Map.of());
    }

    public int count() {
        return sources.length;
    }
}
