package io.orbitgraph.query.runtime;

/// A list vector: for each flat row the neighbours that an expansion found, as slices of page arrays (no copy). Binds
/// two symbols that are columns only after flattening.
public final class NeighbourLists {
    /// Symbol id of the neighbour node.
    public final int node;
    /// Symbol id of the relationship.
    public final int relationship;
    /// By row number: the array that the row's slice lies in.
    public final int[][] nodes;
    /// Parallel to `nodes`.
    public final int[][] ordinals;
    public final int[] from;
    public final int[] to;
    /// By row number: the node expanded from, which with a position gives the relationship.
    public final long[] source;
    /// Whether `source` is the relationships' start node.
    public final boolean outgoing;

    public NeighbourLists(int node, int relationship, boolean outgoing, int capacity) {
        this.node = node;
        this.relationship = relationship;
        this.outgoing = outgoing;
        this.nodes = new int[capacity][];
        this.ordinals = new int[capacity][];
        this.from = new int[capacity];
        this.to = new int[capacity];
        this.source = new long[capacity];
    }

    public int size(int row) {
        return to[row] - from[row];
    }
}
