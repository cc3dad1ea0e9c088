package io.orbitgraph.algorithms.community.cores;

/// @param countsLoops whether a node with a self-loop is a neighbour of its own, as in GDS
public record KCoreParameters(boolean countsLoops) {
    /// Self-loops do not count.
    public static final KCoreParameters DEFAULT = new KCoreParameters(false);
}
