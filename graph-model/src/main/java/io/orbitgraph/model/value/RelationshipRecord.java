package io.orbitgraph.model.value;

/// A relationship with its type and properties as one snapshot saw them; what a driver receives.
///
/// @param id negative for a relationship that is not in the graph but was made up by a procedure
public record RelationshipRecord(long id, long startId, long endId, String relationshipType, MapValue properties)
        implements RelationshipValue {
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
        return "[#" + id + " :" + relationshipType + " " + startId + "->" + endId + " " + properties + "]";
    }
}
