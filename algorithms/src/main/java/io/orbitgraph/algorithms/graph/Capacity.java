package io.orbitgraph.algorithms.graph;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;

/// How large a projection can be. Kernels index plain arrays by `int`, which is what makes them fast. What is read from
/// the store row by row goes beyond one array in {@link Pages}; what has to be sorted is refused, where possible before
/// memory is spent on it.
public final class Capacity {
    /// The longest array that every JVM allocates.
    public static final int MOST = Integer.MAX_VALUE - 8;

    private Capacity() {}

    /// @throws OrbitException with `MEMORY_LIMIT` if one kind of relationship has more adjacency entries than fit into
    /// one page
    public static void requireEntries(long entries) {
        requireEntries(entries, MOST);
    }

    static void requireEntries(long entries, int limit) {
        if (entries > limit) {
            throw new OrbitException(
                    ErrorCode.MEMORY_LIMIT,
                    "One kind of relationship holds up to " + limit
                            + " adjacency entries here, but this one would have "
                            + entries + " or more; an undirected relationship has two. Project fewer nodes, one "
                            + "relationship type at a time, or with an orientation other than UNDIRECTED. Stored "
                            + "relationships are projected without such a limit if they have no properties or the "
                            + "orientation NATURAL");
        }
    }

    /// Says that a node has more adjacency entries than a page.
    ///
    /// @param limit of a page
    static OrbitException longRow(long node, long entries, int limit) {
        return new OrbitException(
                ErrorCode.MEMORY_LIMIT,
                "A node has up to " + limit + " adjacency entries in one direction, but the node with id " + node
                        + " has " + entries + " or more. Project it without some of its relationship types, or leave "
                        + "it out");
    }

    /// @throws OrbitException with `MEMORY_LIMIT` if there are more nodes than fit
    public static void requireNodes(long nodes) {
        if (nodes > MOST - 1) {
            throw new OrbitException(
                    ErrorCode.MEMORY_LIMIT,
                    "A projection holds up to " + (MOST - 1) + " nodes, but this one would have " + nodes
                            + "; project some of the labels");
        }
    }

    /// The length of an array that has to grow from `length` to at least `least`.
    static int grown(int length, long least) {
        requireEntries(least);
        return (int) Math.min(MOST, Math.max(least, length * 3L / 2 + 16));
    }
}
