package io.orbitgraph.store.graph.page;

import io.orbitgraph.store.graph.Direction;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One list of one node as some commit left it. Short lists are merged at once; for a long one the commit only adds to
/// sorted buffers over the list before, and the first reader merges them. So adding to a hub does not cost its degree.
/// Safe to share between threads.
final class AdjacencyVersion {
    private static final int SHORT_LIST = 512;
    private static final int MOST_BUFFERED = 1024;
    private static final long[] NOTHING = {};

    final Direction direction;
    final int type;
    private final int size;
    private final AdjacencyList base;
    private final long[] added;
    private final long[] removed;
    /// Whoever comes first merges; two at once get equal lists.
    private volatile @Nullable AdjacencyList merged;

    private AdjacencyVersion(
            Direction direction, int type, int size, AdjacencyList base, long[] added, long[] removed) {
        this.direction = direction;
        this.type = type;
        this.size = size;
        this.base = base;
        this.added = added;
        this.removed = removed;
        this.merged = added.length == 0 && removed.length == 0 ? base : null;
    }

    static AdjacencyVersion of(Direction direction, int type, AdjacencyList list) {
        return new AdjacencyVersion(direction, type, list.size(), list, NOTHING, NOTHING);
    }

    int size() {
        return size;
    }

    AdjacencyList list() {
        AdjacencyList list = merged;
        if (list == null) {
            list = base.with(added, removed);
            merged = list;
        }
        return list;
    }

    /// @param newAdded packed, ascending, none of them here
    /// @param newRemoved packed, ascending, all of them here
    AdjacencyVersion with(long[] newAdded, long[] newRemoved) {
        int newSize = size + newAdded.length - newRemoved.length;
        if (newSize <= SHORT_LIST || newAdded.length + newRemoved.length > MOST_BUFFERED) {
            return of(direction, type, list().with(newAdded, newRemoved));
        }
        AdjacencyList known = merged;
        if (known != null) {
            return new AdjacencyVersion(direction, type, newSize, known, newAdded, newRemoved);
        }
        if (added.length + removed.length + newAdded.length + newRemoved.length > MOST_BUFFERED) {
            return of(direction, type, list().with(newAdded, newRemoved));
        }
        long[] stillRemoved = minus(newRemoved, added);
        return new AdjacencyVersion(
                direction, type, newSize, base, plus(minus(added, newRemoved), newAdded), plus(removed, stillRemoved));
    }

    private static long[] plus(long[] left, long[] right) {
        if (left.length == 0) {
            return right;
        }
        if (right.length == 0) {
            return left;
        }
        long[] all = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, all, left.length, right.length);
        Arrays.sort(all);
        return all;
    }

    private static long[] minus(long[] from, long[] without) {
        if (from.length == 0 || without.length == 0) {
            return from;
        }
        long[] rest = new long[from.length];
        int count = 0;
        for (long one : from) {
            if (Arrays.binarySearch(without, one) < 0) {
                rest[count++] = one;
            }
        }
        return Arrays.copyOf(rest, count);
    }
}
