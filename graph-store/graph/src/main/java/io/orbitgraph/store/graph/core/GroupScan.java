package io.orbitgraph.store.graph.core;

import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.store.graph.NodeScan;
import io.orbitgraph.store.graph.RelationshipId;
import io.orbitgraph.store.graph.format.ColumnCodec;
import io.orbitgraph.store.graph.page.ColumnBuilder;
import io.orbitgraph.store.graph.page.Page;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Walks the groups that can hold matching nodes. Not thread-safe.
final class GroupScan implements NodeScan {
    private static final Vector NO_VALUES = ColumnCodec.newVectorFor(Value.NULL, RelationshipId.GROUP_SIZE);

    private final TransactionReader transaction;
    /// By class: whether its nodes match; null if all do.
    private final boolean @Nullable [] classes;
    private final int[] groups;
    private int next;
    private final int[] slots = new int[RelationshipId.GROUP_SIZE];
    private int count;
    private long firstNode;
    private @Nullable Page page;
    private boolean hasOwnWrites;

    GroupScan(TransactionReader transaction, int[] labels) {
        this.transaction = transaction;
        boolean[] matching = transaction.store.classes().withAll(labels);
        this.classes = labels.length == 0 ? null : matching;
        int[] all = transaction.store.directory().groupsWith(matching, labels);
        WriteSet writes = transaction.writes;
        if (writes != null && !writes.reclassed.isEmpty() && labels.length > 0) {
            int[] more = writes.reclassed.stream()
                    .filter(node -> matching[node.classId])
                    .mapToInt(node -> (int) (node.node >>> RelationshipId.GROUP_SHIFT))
                    .distinct()
                    .toArray();
            int[] both = Arrays.copyOf(all, all.length + more.length);
            System.arraycopy(more, 0, both, all.length, more.length);
            all = Arrays.stream(both).sorted().distinct().toArray();
        }
        this.groups = all;
    }

    @Override
    public boolean nextGroup() {
        while (next < groups.length) {
            firstNode = (long) groups[next++] << RelationshipId.GROUP_SHIFT;
            Page present = transaction.page(firstNode);
            page = present;
            count = present == null ? 0 : present.liveSlots(transaction.snapshot, classes, slots);
            hasOwnWrites = false;
            WriteSet writes = transaction.writes;
            if (writes != null) {
                mergeWrites(writes);
            }
            if (count > 0) {
                return true;
            }
        }
        return false;
    }

    private void mergeWrites(WriteSet writes) {
        @Nullable NodeWrites[] written = writes.nodesOfGroup(firstNode);
        if (written == null) {
            return;
        }
        hasOwnWrites = true;
        int[] base = Arrays.copyOf(slots, count);
        int position = 0;
        count = 0;
        for (int slot = 0; slot < RelationshipId.GROUP_SIZE; slot++) {
            boolean matches = position < base.length && base[position] == slot;
            position += matches ? 1 : 0;
            NodeWrites own = written[slot];
            if (own != null) {
                matches = !own.deleted && (classes == null || (own.classId < classes.length && classes[own.classId]));
            }
            if (matches) {
                slots[count++] = slot;
            }
        }
    }

    @Override
    public long firstNode() {
        return firstNode;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public int[] slots() {
        return slots;
    }

    @Override
    public Vector column(int key) {
        Page present = page;
        Vector column;
        if (present == null) {
            column = NO_VALUES;
        } else if (present.isClean()) {
            Vector clean = present.cleanColumn(key);
            // Slots beyond the column's capacity have no such property, but a reader would ask for them.
            column = clean == null
                    ? NO_VALUES
                    : count > 0 && slots[count - 1] >= clean.capacity()
                            ? present.mergedColumn(key, transaction.snapshot)
                            : clean;
        } else {
            column = present.mergedColumn(key, transaction.snapshot);
        }
        return hasOwnWrites ? withOwnWrites(column, key) : column;
    }

    private Vector withOwnWrites(Vector column, int key) {
        ColumnBuilder builder = new ColumnBuilder(RelationshipId.GROUP_SIZE);
        for (int i = 0; i < count; i++) {
            int slot = slots[i];
            NodeWrites own = transaction.written(firstNode + slot);
            builder.set(
                    slot,
                    own == null && slot < column.capacity()
                            ? column.value(slot)
                            : transaction.nodeProperty(firstNode + slot, key));
        }
        Vector merged = builder.build();
        return merged == null ? NO_VALUES : merged;
    }

    @Override
    public void close() {
        next = groups.length;
        page = null;
        count = 0;
    }
}
