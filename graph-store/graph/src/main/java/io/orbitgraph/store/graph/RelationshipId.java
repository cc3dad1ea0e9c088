package io.orbitgraph.store.graph;

/// The layout of relationship ids: the source node's group above, an ordinal within that group below. Ordinals count up
/// per source group over all types and are never reused, so an id names one relationship for ever. Ids stay below 2^53,
/// the largest integer that a double holds exactly, because JavaScript clients keep them in doubles.
///
/// | bits | meaning |
/// | --- | --- |
/// | 52-29 | group of the source node: 2^24 groups of 512 are 8.6 billion nodes |
/// | 28-0 | ordinal in the group: 536 million relationships start in one group |
public final class RelationshipId {
    /// Nodes of one group: `node >>> GROUP_SHIFT` is the group, the rest the slot.
    public static final int GROUP_SHIFT = 9;
    public static final int GROUP_SIZE = 1 << GROUP_SHIFT;
    public static final int ORDINAL_BITS = 29;
    private static final long ORDINAL_MASK = (1L << ORDINAL_BITS) - 1;

    private RelationshipId() {}

    public static long of(long sourceNode, int ordinal) {
        return (sourceNode >>> GROUP_SHIFT) << ORDINAL_BITS | ordinal;
    }

    /// The group of the source node.
    public static int group(long relationship) {
        return (int) (relationship >>> ORDINAL_BITS);
    }

    public static int ordinal(long relationship) {
        return (int) (relationship & ORDINAL_MASK);
    }
}
