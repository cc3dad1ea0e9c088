package io.orbitgraph.store.graph.core;

import io.orbitgraph.store.graph.RelationshipId;
import java.util.Arrays;

/// Sorts the relationships at one end of the nodes of a group into lists, for bulk import: by type, then slot, then
/// neighbour. Each step is a counting sort, but for the last one, which sorts single lists. Not thread-safe.
final class GroupSorter {
    private static final int SLOT_MASK = RelationshipId.GROUP_SIZE - 1;

    private long[] sorted = new long[1024];
    private int[] byType = new int[1024];

    /// Is given one type's lists after the other, by ascending type.
    interface Visitor {
        /// @param offsets of the lists in `neighbours`, by slot, with the end of the last one
        /// @param rest what the entries have below the neighbour, parallel to `neighbours`
        void lists(int type, int[] offsets, int[] neighbours, int[] rest);
    }

    /// Sorts some rows of one group.
    ///
    /// @param rows numbers of the rows `[from, to)`
    /// @param typeOfRow below `types`
    /// @param nodeOfRow the node of the group, low 32 bits
    /// @param entryOfRow the neighbour, 32 bits, above `restBits` bits that tell entries apart
    void sort(
            int[] rows,
            int from,
            int to,
            int types,
            int[] typeOfRow,
            int[] nodeOfRow,
            long[] entryOfRow,
            int restBits,
            Visitor visitor) {
        int count = to - from;
        if (sorted.length < count) {
            sorted = new long[count * 2];
            byType = new int[count * 2];
        }
        int[] typeStarts = new int[types + 1];
        for (int i = from; i < to; i++) {
            typeStarts[typeOfRow[rows[i]] + 1]++;
        }
        for (int type = 0; type < types; type++) {
            typeStarts[type + 1] += typeStarts[type];
        }
        int[] next = Arrays.copyOf(typeStarts, types);
        for (int i = from; i < to; i++) {
            byType[next[typeOfRow[rows[i]]]++] = rows[i];
        }
        for (int type = 0; type < types; type++) {
            if (typeStarts[type] < typeStarts[type + 1]) {
                sortType(type, typeStarts[type], typeStarts[type + 1], nodeOfRow, entryOfRow, restBits, visitor);
            }
        }
    }

    private void sortType(
            int type, int from, int to, int[] nodeOfRow, long[] entryOfRow, int restBits, Visitor visitor) {
        int slots = 0;
        int[] starts = new int[RelationshipId.GROUP_SIZE + 1];
        for (int i = from; i < to; i++) {
            int slot = nodeOfRow[byType[i]] & SLOT_MASK;
            starts[slot + 1]++;
            slots = Math.max(slots, slot + 1);
        }
        for (int slot = 0; slot < slots; slot++) {
            starts[slot + 1] += starts[slot];
        }
        int[] next = Arrays.copyOf(starts, slots);
        for (int i = from; i < to; i++) {
            int row = byType[i];
            sorted[next[nodeOfRow[row] & SLOT_MASK]++] = entryOfRow[row];
        }
        int count = to - from;
        int[] neighbours = new int[count];
        int[] rest = new int[count];
        long restMask = (1L << restBits) - 1;
        for (int slot = 0; slot < slots; slot++) {
            Arrays.sort(sorted, starts[slot], starts[slot + 1]);
        }
        for (int i = 0; i < count; i++) {
            neighbours[i] = (int) (sorted[i] >>> restBits);
            rest[i] = (int) (sorted[i] & restMask);
        }
        visitor.lists(type, Arrays.copyOf(starts, slots + 1), neighbours, rest);
    }
}
