package io.orbitgraph.store.graph;

import io.orbitgraph.model.value.Value;
import org.jspecify.annotations.Nullable;

/// What to look for in an index.
public sealed interface IndexQuery {
    /// Nodes whose property equals `value` (Cypher equality; a null or NaN finds nothing).
    record Exact(Value value) implements IndexQuery {}

    /// Nodes whose property lies between two bounds of one comparable type; a null bound is open. Values that are not
    /// comparable to the bounds are not found, as with `<` in WHERE.
    record Range(
            @Nullable Value from,
            boolean fromInclusive,
            @Nullable Value to,
            boolean toInclusive) implements IndexQuery {}

    /// Nodes whose property is a string that starts with `prefix`.
    record Prefix(String prefix) implements IndexQuery {}

    /// Nodes that have the property.
    record Exists() implements IndexQuery {}
}
