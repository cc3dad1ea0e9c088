package io.orbitgraph.algorithms.run;

/// What memory estimates are computed from; a fictive graph has one too.
///
/// @param entries adjacency entries in the outgoing direction: relationships, counted twice where undirected
/// @param hasIncoming whether the incoming direction is at hand (always, where undirected)
public record GraphSize(long nodes, long entries, boolean isUndirected, boolean hasIncoming, boolean isWeighted) {
    /// Bytes of the incoming direction if an algorithm that needs it has to build it first, else 0.
    public long incomingBytes() {
        return hasIncoming ? 0 : 4 * (nodes + 1) + (isWeighted ? 24 : 8) * entries;
    }
}
