package io.orbitgraph.algorithms.procedure.function;

import io.orbitgraph.algorithms.similarity.LinkPrediction;
import io.orbitgraph.store.graph.Direction;
import io.orbitgraph.store.graph.GraphReader;
import io.orbitgraph.store.graph.Neighbours;
import io.orbitgraph.store.graph.Tokens;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Neighbours as a statement sees them in the database.
final class StoreNeighbourhoods implements LinkPrediction.Neighbourhoods {
    /// Which relationships of a node count.
    enum Side {
        OUTGOING,
        INCOMING,
        BOTH
    }

    private final GraphReader graph;
    private final Side side;
    private final boolean anyType;
    private final int type;
    private final Neighbours list = new Neighbours();
    private long[] ends = new long[16];
    private int size;

    /// @param typeName null for all; a name that the database does not know has no relationships
    StoreNeighbourhoods(GraphReader graph, Tokens tokens, @Nullable String typeName, Side side) {
        this.graph = graph;
        this.side = side;
        this.anyType = typeName == null;
        this.type = typeName == null ? Tokens.NONE : tokens.relationshipType(typeName);
    }

    @Override
    public long[] of(long node) {
        size = 0;
        if (side != Side.INCOMING) {
            add(node, Direction.OUT);
        }
        if (side != Side.OUTGOING) {
            add(node, Direction.IN);
        }
        return LinkPrediction.neighbourhood(node, ends, size);
    }

    private void add(long node, Direction direction) {
        if (anyType) {
            for (int each : graph.types(node, direction)) {
                add(node, direction, each);
            }
        } else if (type != Tokens.NONE) {
            add(node, direction, type);
        }
    }

    private void add(long node, Direction direction, int ofType) {
        graph.neighbours(node, direction, ofType, list);
        if (size + list.size() > ends.length) {
            ends = Arrays.copyOf(ends, Math.max(2 * ends.length, size + list.size()));
        }
        for (int at = list.from; at < list.to; at++) {
            ends[size++] = list.neighbour(at);
        }
    }
}
