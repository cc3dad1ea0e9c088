package io.orbitgraph.store.graph.page;

import io.orbitgraph.store.graph.format.AdjacencyDelta;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Merges the changes of several commits into the lists of one type and direction: cost is linear in the lists, plus
/// n log n in the changes.
final class AdjacencyMerger {
    private final int[] slots;
    private final long[] entries;
    private final boolean[] removed;
    private int count;

    private AdjacencyMerger(int most) {
        slots = new int[most];
        entries = new long[most];
        removed = new boolean[most];
    }

    /// @param base the lists so far, null if there were none
    /// @param changes in the order of their commits
    /// @return null if all lists are empty
    static @Nullable Adjacency merge(int type, @Nullable Adjacency base, List<AdjacencyDelta> changes) {
        AdjacencyMerger all = of(changes.getFirst());
        if (changes.size() > 1) {
            all = union(changes, 0, changes.size());
        }
        return all.applyTo(type, base);
    }

    private static AdjacencyMerger union(List<AdjacencyDelta> changes, int from, int to) {
        if (to - from == 1) {
            return of(changes.get(from));
        }
        int middle = (from + to) >>> 1;
        return union(union(changes, from, middle), union(changes, middle, to));
    }

    private static AdjacencyMerger of(AdjacencyDelta delta) {
        AdjacencyMerger changes = new AdjacencyMerger(delta.size());
        for (int i = 0; i < delta.size(); i++) {
            changes.add(
                    delta.slots()[i], AdjacencyList.pack(delta.others()[i], delta.ordinals()[i]), delta.removed()[i]);
        }
        return changes;
    }

    /// Of two changes to the same entry the later wins.
    private static AdjacencyMerger union(AdjacencyMerger earlier, AdjacencyMerger later) {
        AdjacencyMerger both = new AdjacencyMerger(earlier.count + later.count);
        int e = 0;
        int l = 0;
        while (e < earlier.count || l < later.count) {
            int order;
            if (e == earlier.count) {
                order = 1;
            } else if (l == later.count) {
                order = -1;
            } else {
                order = Integer.compare(earlier.slots[e], later.slots[l]);
                if (order == 0) {
                    order = Long.compare(earlier.entries[e], later.entries[l]);
                }
            }
            if (order < 0) {
                both.add(earlier.slots[e], earlier.entries[e], earlier.removed[e]);
                e++;
            } else {
                both.add(later.slots[l], later.entries[l], later.removed[l]);
                l++;
                if (order == 0) {
                    e++;
                }
            }
        }
        return both;
    }

    private void add(int slot, long entry, boolean isRemoved) {
        slots[count] = slot;
        entries[count] = entry;
        removed[count++] = isRemoved;
    }

    private @Nullable Adjacency applyTo(int type, @Nullable Adjacency base) {
        int oldSlots = base == null ? 0 : base.slots();
        int lastSlot = Math.max(oldSlots - 1, count == 0 ? -1 : slots[count - 1]);
        int most = (base == null ? 0 : base.size()) + count;
        int[] offsets = new int[lastSlot + 2];
        int[] nodes = new int[most];
        int[] ordinals = new int[most];
        int size = 0;
        int change = 0;
        int position = 0;
        for (int slot = 0; slot <= lastSlot; slot++) {
            int end = base == null ? 0 : slot < oldSlots ? base.start(slot + 1) : base.size();
            int changeEnd = change;
            while (changeEnd < count && slots[changeEnd] == slot) {
                changeEnd++;
            }
            while (change < changeEnd) {
                long present = base != null && position < end
                        ? AdjacencyList.pack(base.nodes[position], base.ordinals[position])
                        : Long.MAX_VALUE;
                long next = entries[change];
                if (present < next) {
                    nodes[size] = AdjacencyList.node(present);
                    ordinals[size++] = AdjacencyList.ordinal(present);
                    position++;
                } else {
                    if (present == next) {
                        position++;
                    }
                    if (!removed[change]) {
                        nodes[size] = AdjacencyList.node(next);
                        ordinals[size++] = AdjacencyList.ordinal(next);
                    }
                    change++;
                }
            }
            if (base != null && position < end) {
                System.arraycopy(base.nodes, position, nodes, size, end - position);
                System.arraycopy(base.ordinals, position, ordinals, size, end - position);
                size += end - position;
                position = end;
            }
            offsets[slot + 1] = size;
        }
        if (size == 0) {
            return null;
        }
        return size == most
                ? new Adjacency(type, offsets, nodes, ordinals)
                : new Adjacency(type, offsets, Arrays.copyOf(nodes, size), Arrays.copyOf(ordinals, size));
    }
}
