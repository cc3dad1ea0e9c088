package io.orbitgraph.store.graph;

/// A side of a node's adjacency.
public enum Direction {
    OUT,
    IN;

    public Direction reverse() {
        return this == OUT ? IN : OUT;
    }
}
