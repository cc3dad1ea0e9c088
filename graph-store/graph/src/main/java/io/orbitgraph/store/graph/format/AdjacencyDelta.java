package io.orbitgraph.store.graph.format;

import io.orbitgraph.store.graph.Direction;

/// Relationships of one type that a commit added to and removed from the lists of a group's nodes in one direction.
/// The arrays are parallel and sorted by slot, then neighbour (unsigned), then ordinal.
///
/// @param slots the nodes whose lists change
/// @param others low 32 bits of the neighbours
/// @param ordinals of the relationships in their source groups
/// @param removed true where the entry is removed, false where it is added
public record AdjacencyDelta(
        Direction direction, int type, int[] slots, int[] others, int[] ordinals, boolean[] removed) {
    public int size() {
        return slots.length;
    }
}
