package io.orbitgraph.query.runtime.expand;

import io.orbitgraph.query.logical.Pattern;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.store.graph.Direction;
import io.orbitgraph.store.graph.GraphReader;
import io.orbitgraph.store.graph.Neighbours;
import io.orbitgraph.store.graph.Tokens;
import java.util.Arrays;
import java.util.List;

/// Walks the relationships of a node in a pattern's direction and of its types, one slice of the store's arrays after
/// the other. In an
/// undirected pattern a self-loop is met once, among the outgoing ones.
///
/// ```java
/// hops.start(node);
/// while (hops.nextSlice()) {
///     for (int p = hops.slice.from; p < hops.slice.to; p++) {
///         if (!hops.isSkipped(p)) { ... hops.slice.neighbour(p) ... }
///     }
/// }
/// ```
final class Hops {
    private static final int[] NO_TYPES = new int[0];

    private final ExecutionContext context;
    private final Pattern.Direction direction;
    private final String[] typeNames;
    private final boolean copies;
    private int[] tokens = NO_TYPES;
    private int knownTypes = -1;

    /// The present slice.
    final Neighbours slice = new Neighbours();

    private long node;
    private Direction side = Direction.OUT;
    private int[] sideTypes = NO_TYPES;
    private int nextType;
    private boolean ended = true;

    /// @param types empty for all
    /// @param copies whether slices must stay as they are while the statement writes
    Hops(ExecutionContext context, Pattern.Direction direction, List<String> types, boolean copies) {
        this.context = context;
        this.direction = direction;
        this.typeNames = types.toArray(new String[0]);
        this.copies = copies;
    }

    Pattern.Direction direction() {
        return direction;
    }

    boolean isUndirected() {
        return direction == Pattern.Direction.BOTH;
    }

    /// Whether the pattern goes from start nodes to end nodes.
    boolean isForwards() {
        return direction == Pattern.Direction.OUT;
    }

    /// Begins with the relationships of `from`.
    void start(long from) {
        node = from;
        side = direction == Pattern.Direction.IN ? Direction.IN : Direction.OUT;
        startSide();
        ended = false;
        context.storeReads++;
    }

    private void startSide() {
        sideTypes = typeNames.length == 0 ? context.reader().types(node, side) : tokens();
        nextType = 0;
    }

    /// The numbers of the types that exist so far.
    private int[] tokens() {
        if (knownTypes < typeNames.length) {
            int[] found = new int[typeNames.length];
            int count = 0;
            for (String name : typeNames) {
                int token = context.tokens().relationshipType(name);
                if (token != Tokens.NONE && !contains(found, count, token)) {
                    found[count++] = token;
                }
            }
            // All found: they stay what they are. Else the statement itself may still make the missing ones.
            knownTypes = count == typeNames.length ? count : -1;
            tokens = Arrays.copyOf(found, count);
        }
        return tokens;
    }

    private static boolean contains(int[] tokens, int count, int token) {
        for (int i = 0; i < count; i++) {
            if (tokens[i] == token) {
                return true;
            }
        }
        return false;
    }

    /// Moves to the next slice that is not empty; false when there is none.
    boolean nextSlice() {
        if (ended) {
            return false;
        }
        GraphReader reader = context.reader();
        while (true) {
            while (nextType < sideTypes.length) {
                reader.neighbours(node, side, sideTypes[nextType++], slice);
                int size = slice.size();
                if (size > 0) {
                    context.storeReads += size;
                    if (copies) {
                        slice.set(
                                node,
                                side,
                                Arrays.copyOfRange(slice.nodes, slice.from, slice.to),
                                Arrays.copyOfRange(slice.ordinals, slice.from, slice.to),
                                0,
                                size);
                    }
                    return true;
                }
            }
            if (direction != Pattern.Direction.BOTH || side == Direction.IN) {
                ended = true;
                return false;
            }
            side = Direction.IN;
            startSide();
        }
    }

    /// The node whose relationships these are.
    long node() {
        return node;
    }

    /// Whether {@link #node} is the start of the present slice's relationships.
    boolean isOutgoing() {
        return side == Direction.OUT;
    }

    /// Whether the entry is a self-loop that was met before.
    boolean isSkipped(int position) {
        return direction == Pattern.Direction.BOTH && side == Direction.IN && slice.neighbour(position) == node;
    }

    /// Whether a relationship is of one of the types.
    boolean isWanted(long relationship) {
        if (typeNames.length == 0) {
            return true;
        }
        int[] wanted = tokens();
        return contains(wanted, wanted.length, context.reader().relationshipType(relationship));
    }

    /// How many relationships the node has, self-loops once.
    long degree(long of) {
        GraphReader reader = context.reader();
        context.storeReads++;
        long degree = 0;
        boolean both = direction == Pattern.Direction.BOTH;
        if (typeNames.length == 0) {
            if (direction != Pattern.Direction.IN) {
                degree += reader.degree(of, Direction.OUT, Tokens.NONE);
            }
            if (direction != Pattern.Direction.OUT) {
                degree += reader.degree(of, Direction.IN, Tokens.NONE);
            }
            if (both && degree > 0) {
                for (int type : reader.types(of, Direction.OUT)) {
                    degree -= loops(of, type);
                }
            }
            return degree;
        }
        for (int type : tokens()) {
            if (direction != Pattern.Direction.IN) {
                degree += reader.degree(of, Direction.OUT, type);
            }
            if (direction != Pattern.Direction.OUT) {
                degree += reader.degree(of, Direction.IN, type);
            }
            if (both) {
                degree -= loops(of, type);
            }
        }
        return degree;
    }

    private int loops(long of, int type) {
        context.reader().neighbours(of, Direction.OUT, type, slice);
        int loops = 0;
        for (int p = firstAt(slice, of); p < slice.to && slice.neighbour(p) == of; p++) {
            loops++;
        }
        return loops;
    }

    /// The position of the first entry whose neighbour is not below `neighbour`: entries are sorted.
    static int firstAt(Neighbours in, long neighbour) {
        int low = in.from;
        int high = in.to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (in.neighbour(middle) < neighbour) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
