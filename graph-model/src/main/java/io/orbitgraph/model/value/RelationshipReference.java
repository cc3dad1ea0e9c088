package io.orbitgraph.model.value;

/// A relationship inside the engine: known by its id and ends, its type and properties are read when asked for.
/// Never leaves the engine; results carry {@link RelationshipRecord}.
public record RelationshipReference(long id, long startId, long endId) implements RelationshipValue {
    @Override
    public boolean equals(Object other) {
        return other instanceof RelationshipValue relationship && relationship.id() == id;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(id);
    }

    @Override
    public String toString() {
        return "[#" + id + " " + startId + "->" + endId + "]";
    }
}
