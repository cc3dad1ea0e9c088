package io.orbitgraph.algorithms.run;

/// What memory estimates are computed from; a fictive graph has one too.
///
/// @param entries adjacency entries in the outgoing direction: relationships, counted twice where undirected
/// @param hasIncoming whether the incoming direction is at hand (always, where undirected)
public record GraphSize(long nodes, long entries, boolean isUndirected, boolean hasIncoming, boolean isWeighted) {
    /// Bytes that building the incoming direction takes if an algorithm that needs it has to do so first, else 0. Some
    /// two thirds of them are only needed while it is built.
    public long incomingBytes() {
        return hasIncoming ? 0 : 4 * nodes + (isWeighted ? 28 : 12) * entries;
    }
}
