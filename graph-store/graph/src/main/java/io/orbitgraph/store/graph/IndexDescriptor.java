package io.orbitgraph.store.graph;

/// An index over one property of the nodes with one label, for equality, range, prefix and existence.
///
/// @param id number in keys
public record IndexDescriptor(int id, String name, int label, int propertyKey, State state) {
    public enum State {
        /// Being filled; not used by queries.
        POPULATING,
        ONLINE,
        /// Filling failed; to be dropped.
        FAILED
    }
}
