package io.orbitgraph.store.graph.core;

import io.orbitgraph.store.graph.Direction;
import io.orbitgraph.store.graph.Neighbours;
import java.util.Arrays;

/// What a transaction adds to and removes from one list of one node. Once the list has been read, the merged list is
/// kept and changed in place. Not thread-safe.
final class AdjacencyWrites {
    private static final long[] NOTHING = {};

    final Direction direction;
    final int type;
    private long[] added = NOTHING;
    private int addedCount;
    private long[] removed = NOTHING;
    private int removedCount;
    private boolean merged;
    private int[] nodes = {};
    private int[] ordinals = {};
    private int size;

    AdjacencyWrites(Direction direction, int type) {
        this.direction = direction;
        this.type = type;
    }

    /// Neighbour and ordinal in one number whose signed order is the order of lists.
    static long pack(long node, int ordinal) {
        return (node << 32 | ordinal) ^ Long.MIN_VALUE;
    }

    static int node(long packed) {
        return (int) ((packed ^ Long.MIN_VALUE) >>> 32);
    }

    static int ordinal(long packed) {
        return (int) packed;
    }

    void add(long node, int ordinal) {
        long entry = pack(node, ordinal);
        if (addedCount == added.length) {
            added = Arrays.copyOf(added, Math.max(2, 2 * addedCount));
        }
        added[addedCount++] = entry;
        if (merged) {
            insert(entry);
        }
    }

    void remove(long node, int ordinal) {
        long entry = pack(node, ordinal);
        if (merged) {
            erase(entry);
        }
        for (int i = addedCount - 1; i >= 0; i--) {
            if (added[i] == entry) {
                added[i] = added[--addedCount];
                return;
            }
        }
        if (removedCount == removed.length) {
            removed = Arrays.copyOf(removed, Math.max(2, 2 * removedCount));
        }
        removed[removedCount++] = entry;
    }

    /// How many more entries the list has than in the snapshot.
    int growth() {
        return addedCount - removedCount;
    }

    boolean isEmpty() {
        return addedCount == 0 && removedCount == 0;
    }

    long[] sortedAdded() {
        return sorted(added, addedCount);
    }

    long[] sortedRemoved() {
        return sorted(removed, removedCount);
    }

    private static long[] sorted(long[] entries, int count) {
        if (count == 0) {
            return NOTHING;
        }
        long[] copy = Arrays.copyOf(entries, count);
        Arrays.sort(copy);
        return copy;
    }

    /// Points `list`, which holds the list as in the snapshot, at the merged list.
    /// Several readers may come here at once.
    synchronized void mergeInto(long node, Neighbours list) {
        if (!merged) {
            merge(list);
        }
        list.set(node, direction, nodes, ordinals, 0, size);
    }

    private void merge(Neighbours base) {
        long[] more = sortedAdded();
        long[] less = sortedRemoved();
        nodes = new int[base.size() + more.length + 4];
        ordinals = new int[nodes.length];
        size = 0;
        int next = 0;
        int gone = 0;
        for (int position = base.from; position < base.to; position++) {
            long entry = pack(base.nodes[position], base.ordinals[position]);
            while (next < more.length && more[next] < entry) {
                append(more[next++]);
            }
            while (gone < less.length && less[gone] < entry) {
                gone++;
            }
            if (gone == less.length || less[gone] != entry) {
                append(entry);
            }
        }
        while (next < more.length) {
            append(more[next++]);
        }
        merged = true;
    }

    private void append(long entry) {
        nodes[size] = node(entry);
        ordinals[size++] = ordinal(entry);
    }

    private int find(long entry) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long found = pack(nodes[middle], ordinals[middle]);
            if (found == entry) {
                return middle;
            }
            if (found < entry) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    private void insert(long entry) {
        if (size == nodes.length) {
            nodes = Arrays.copyOf(nodes, 2 * size + 4);
            ordinals = Arrays.copyOf(ordinals, nodes.length);
        }
        int at = -find(entry) - 1;
        System.arraycopy(nodes, at, nodes, at + 1, size - at);
        System.arraycopy(ordinals, at, ordinals, at + 1, size - at);
        nodes[at] = node(entry);
        ordinals[at] = ordinal(entry);
        size++;
    }

    private void erase(long entry) {
        int at = find(entry);
        if (at >= 0) {
            System.arraycopy(nodes, at + 1, nodes, at, size - at - 1);
            System.arraycopy(ordinals, at + 1, ordinals, at, size - at - 1);
            size--;
        }
    }
}
