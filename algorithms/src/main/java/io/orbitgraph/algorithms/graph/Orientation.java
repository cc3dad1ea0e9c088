package io.orbitgraph.algorithms.graph;

/// How relationships become adjacency entries.
public enum Orientation {
    /// An entry at the source.
    NATURAL,
    /// An entry at the target.
    REVERSE,
    /// An entry at both ends; one only, where they are the same node.
    UNDIRECTED
}
