package io.orbitgraph.model.value;

/// A relationship. Two relationship values are equal when their ids are.
public sealed interface RelationshipValue extends Value permits RelationshipReference, RelationshipRecord {
    /// The relationship's id: source group and ordinal, below 2^53 (JavaScript clients hold ids in doubles).
    long id();

    long startId();

    long endId();

    @Override
    default ValueType type() {
        return ValueType.RELATIONSHIP;
    }
}
