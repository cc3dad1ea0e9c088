package io.orbitgraph.model.value;

/// A node inside the engine: known by its id, its labels and properties are read from the snapshot when asked for.
/// Never leaves the engine; results carry {@link NodeRecord}.
public record NodeReference(long id) implements NodeValue {
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
        return "(#" + id + ")";
    }
}
