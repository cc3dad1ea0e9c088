package io.orbitgraph.algorithms.graph;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;

/// How large a projection can be. Kernels index plain arrays by `int`, which is what makes them fast; a graph that
/// needs more is refused before memory is spent on it.
public final class Capacity {
    /// The longest array that every JVM allocates.
    public static final int MOST = Integer.MAX_VALUE - 8;

    private Capacity() {}

    /// @throws OrbitException with `MEMORY_LIMIT` if one kind of relationship has more adjacency entries than fit
    public static void requireEntries(long entries) {
        if (entries > MOST) {
            throw new OrbitException(
                    ErrorCode.MEMORY_LIMIT,
                    "One kind of relationship of a projection holds up to " + MOST
                            + " adjacency entries, but this one would have " + entries
                            + " or more; an undirected relationship has two. Project fewer nodes, or one relationship "
                            + "type at a time, or with an orientation other than UNDIRECTED");
        }
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
