package io.orbitgraph.model.value;

import java.util.List;

/// An alternating sequence of nodes and relationships: `nodes` has one element more than `relationships`.
/// Relationship `i` connects nodes `i` and `i + 1`, in either direction.
public record PathValue(List<NodeValue> nodes, List<RelationshipValue> relationships) implements Value {
    public PathValue {
        if (nodes.size() != relationships.size() + 1) {
            throw new IllegalArgumentException(
                    "a path of " + relationships.size() + " relationships has " + nodes.size() + " nodes");
        }
    }

    /// The number of relationships.
    public int length() {
        return relationships.size();
    }

    @Override
    public ValueType type() {
        return ValueType.PATH;
    }

    @Override
    public String toString() {
        return ValueText.of(this);
    }
}
