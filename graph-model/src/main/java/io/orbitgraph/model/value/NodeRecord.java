package io.orbitgraph.model.value;

import java.util.List;

/// A node with its labels and properties as one snapshot saw them; what a driver receives.
///
/// @param id negative for a node that is not in the graph but was made up by a procedure
/// @param labels sorted by name, unmodifiable
public record NodeRecord(long id, List<String> labels, MapValue properties) implements NodeValue {
    @Override
    public boolean equals(Object other) {
        return other instanceof NodeValue node && node.id() == id;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(id);
    }

    @Override
    public String toString() {
        return "(#" + id + " " + labels + " " + properties + ")";
    }
}
