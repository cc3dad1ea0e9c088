package io.orbitgraph.store.graph;

/// The adjacency of one node in one direction and one type: a slice of a page's arrays where the page is clean, of a
/// merged copy where it is not. A reusable out-parameter of {@link GraphReader#neighbours}; valid until the reader's
/// transaction changes the node or ends. Not thread-safe.
///
/// Entries are sorted by neighbour id (as unsigned numbers), parallel relationships beside each other by ordinal.
public final class Neighbours {
    /// Low 32 bits of the neighbours' ids as unsigned numbers; entries `from` (inclusive) to `to` (exclusive) count.
    public int[] nodes = EMPTY;
    /// Ordinals of the relationships, parallel to `nodes`: the low {@link RelationshipId#ORDINAL_BITS} bits of their
    /// ids.
    public int[] ordinals = EMPTY;
    public int from;
    public int to;

    private long node;
    private boolean outgoing;

    private static final int[] EMPTY = new int[0];

    /// Points this at a slice. For the store's use.
    ///
    /// @param node whose list it is
    /// @param direction OUT if `node` is the source of these relationships
    public void set(long node, Direction direction, int[] nodes, int[] ordinals, int from, int to) {
        this.node = node;
        this.outgoing = direction == Direction.OUT;
        this.nodes = nodes;
        this.ordinals = ordinals;
        this.from = from;
        this.to = to;
    }

    /// Makes this an empty list.
    public void clear() {
        set(0, Direction.OUT, EMPTY, EMPTY, 0, 0);
    }

    public int size() {
        return to - from;
    }

    /// The neighbour at array position `position`.
    public long neighbour(int position) {
        return nodes[position] & 0xFFFF_FFFFL;
    }

    /// The id of the relationship at array position `position`.
    public long relationship(int position) {
        return RelationshipId.of(outgoing ? node : neighbour(position), ordinals[position]);
    }
}
