package io.orbitgraph.model.value;

/// A node. Two node values are equal when their ids are.
public sealed interface NodeValue extends Value permits NodeReference, NodeRecord {
    /// The node's id: group and slot, below 2^33.
    long id();

    @Override
    default ValueType type() {
        return ValueType.NODE;
    }
}
