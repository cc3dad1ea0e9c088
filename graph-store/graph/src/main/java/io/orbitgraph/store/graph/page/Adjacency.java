package io.orbitgraph.store.graph.page;

import org.jspecify.annotations.Nullable;

/// The lists of one type and one direction of all nodes of a group, as compressed sparse rows: the list of slot `s`
/// stands at positions `start(s)` to `start(s + 1)` of `nodes` and `ordinals`, sorted by neighbour (unsigned), then
/// ordinal. Immutable.
///
/// Offsets are two bytes wide unless the group has more than 65,535 entries of the type. They end with the last slot
/// that has a list; slots beyond it have none.
public final class Adjacency {
    static final int[] NONE = {};

    final int type;
    /// Low 32 bits of the neighbours.
    final int[] nodes;
    /// Parallel to `nodes`: ordinals of the relationships in their source groups.
    final int[] ordinals;

    private final char @Nullable [] narrow;
    /// Empty where offsets are narrow.
    private final int[] wide;
    private final int slots;

    /// @param offsets one more than there are slots, ascending from 0
    Adjacency(int type, int[] offsets, int[] nodes, int[] ordinals) {
        this.type = type;
        this.nodes = nodes;
        this.ordinals = ordinals;
        this.slots = offsets.length - 1;
        if (nodes.length <= Character.MAX_VALUE) {
            narrow = new char[offsets.length];
            for (int i = 0; i < offsets.length; i++) {
                narrow[i] = (char) offsets[i];
            }
            wide = NONE;
        } else {
            narrow = null;
            wide = offsets;
        }
    }

    /// Slots that may have a list: those from here on have none.
    int slots() {
        return slots;
    }

    /// The first position of the slot's list; `slot` may equal {@link #slots}.
    int start(int slot) {
        return narrow != null ? narrow[slot] : wide[slot];
    }

    int degree(int slot) {
        return slot < slots ? start(slot + 1) - start(slot) : 0;
    }

    int size() {
        return nodes.length;
    }

    /// The slot whose list the position is in.
    int slotAt(int position) {
        int low = 0;
        int high = slots - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (start(middle) <= position) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    long bytes() {
        return 80L + 8L * nodes.length + (narrow != null ? 2L : 4L) * slots;
    }
}
