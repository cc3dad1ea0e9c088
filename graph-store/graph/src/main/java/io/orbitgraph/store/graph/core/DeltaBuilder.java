package io.orbitgraph.store.graph.core;

import io.orbitgraph.model.value.Value;
import io.orbitgraph.store.graph.Direction;
import io.orbitgraph.store.graph.RelationshipId;
import io.orbitgraph.store.graph.format.AdjacencyDelta;
import io.orbitgraph.store.graph.format.Delta;
import io.orbitgraph.store.graph.format.DeltaCodec;
import io.orbitgraph.store.graph.format.PropertyDelta;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/// Turns a write set into one delta for each group that it touches. Linear in the writes, plus sorting.
final class DeltaBuilder {
    private static final PropertyDelta[] NO_PROPERTIES = {};
    private static final AdjacencyDelta[] NO_LISTS = {};
    /// Added to a type to name its incoming lists.
    private static final long IN_LISTS = 1L << 32;

    private final int group;
    private final Ints created = new Ints();
    private final Ints deleted = new Ints();
    private final Ints reclassed = new Ints();
    private final Ints classes = new Ints();
    private @Nullable TreeMap<Integer, Column> nodeColumns;
    private @Nullable TreeMap<Integer, Column> relationshipColumns;
    private @Nullable TreeMap<Long, Lists> lists;
    private int ordinalLimit;
    private int classId = -1;

    private static final class Ints {
        private static final int[] NONE = {};
        int[] values = NONE;
        int size;

        void add(int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, Math.max(4, 2 * size));
            }
            values[size++] = value;
        }

        int[] toArray() {
            return size == values.length ? values : Arrays.copyOf(values, size);
        }
    }

    private static final class Column {
        final Ints rows = new Ints();
        final List<Value> values = new ArrayList<>();
    }

    private static final class Lists {
        final Ints slots = new Ints();
        final Ints others = new Ints();
        final Ints ordinals = new Ints();
        boolean[] removed = new boolean[4];

        void add(int slot, long entry, boolean isRemoved) {
            if (slots.size == removed.length) {
                removed = Arrays.copyOf(removed, 2 * removed.length);
            }
            removed[slots.size] = isRemoved;
            slots.add(slot);
            others.add(AdjacencyWrites.node(entry));
            ordinals.add(AdjacencyWrites.ordinal(entry));
        }
    }

    private DeltaBuilder(int group) {
        this.group = group;
    }

    /// @param classOfGroup the class of a group's number
    static List<GroupChange> build(WriteSet writes, IntUnaryOperator classOfGroup) {
        List<GroupChange> changes = new ArrayList<>();
        int[] nodes = writes.nodes.positionsByKey();
        int[] relationships = writes.relationships.positionsByKey();
        int n = 0;
        int r = 0;
        while (n < nodes.length || r < relationships.length) {
            int nodeGroup = n < nodes.length
                    ? (int) (writes.nodes.keyAt(nodes[n]) >>> RelationshipId.GROUP_SHIFT)
                    : Integer.MAX_VALUE;
            int relationshipGroup = r < relationships.length
                    ? RelationshipId.group(writes.relationships.keyAt(relationships[r]))
                    : Integer.MAX_VALUE;
            int group = Math.min(nodeGroup, relationshipGroup);
            DeltaBuilder builder = new DeltaBuilder(group);
            while (n < nodes.length && writes.nodes.keyAt(nodes[n]) >>> RelationshipId.GROUP_SHIFT == group) {
                builder.addNode(writes.nodes.valueAt(nodes[n++]));
            }
            while (r < relationships.length
                    && RelationshipId.group(writes.relationships.keyAt(relationships[r])) == group) {
                builder.addRelationship(writes.relationships.valueAt(relationships[r++]));
            }
            Delta delta = builder.finish(classOfGroup);
            // Relationships that were made and deleted leave nothing but ids that must not come again.
            if (delta.operations() > 0 || delta.ordinalLimit() > 0) {
                changes.add(new GroupChange(group, delta, DeltaCodec.encode(delta)));
            }
        }
        return changes;
    }

    private void addNode(NodeWrites node) {
        int slot = (int) node.node & RelationshipId.GROUP_SIZE - 1;
        if (node.created) {
            // The group's page may have been evicted since, and nothing on disk says of which class it is.
            classId = node.originalClass;
            created.add(slot);
        }
        if (node.deleted) {
            deleted.add(slot);
        } else {
            if (node.isReclassed()) {
                reclassed.add(slot);
                classes.add(node.classId);
            }
            PropertyWrites properties = node.properties();
            if (properties != null) {
                if (nodeColumns == null) {
                    nodeColumns = new TreeMap<>();
                }
                addProperties(nodeColumns, slot, properties, node.created);
            }
        }
        for (AdjacencyWrites list : node.lists()) {
            if (!list.isEmpty()) {
                addList(slot, list);
            }
        }
    }

    private void addList(int slot, AdjacencyWrites list) {
        if (lists == null) {
            lists = new TreeMap<>();
        }
        Lists all =
                lists.computeIfAbsent((list.direction == Direction.OUT ? 0 : IN_LISTS) | list.type, _ -> new Lists());
        long[] added = list.sortedAdded();
        long[] removed = list.sortedRemoved();
        int a = 0;
        int r = 0;
        while (a < added.length || r < removed.length) {
            if (r == removed.length || (a < added.length && added[a] < removed[r])) {
                all.add(slot, added[a++], false);
            } else {
                all.add(slot, removed[r++], true);
            }
        }
    }

    private void addRelationship(RelationshipWrites relationship) {
        if (relationship.created) {
            ordinalLimit = Math.max(ordinalLimit, RelationshipId.ordinal(relationship.id) + 1);
        }
        PropertyWrites properties = relationship.properties();
        if (!relationship.deleted && properties != null) {
            if (relationshipColumns == null) {
                relationshipColumns = new TreeMap<>();
            }
            addProperties(
                    relationshipColumns, RelationshipId.ordinal(relationship.id), properties, relationship.created);
        }
    }

    private static void addProperties(
            Map<Integer, Column> columns, int row, PropertyWrites properties, boolean created) {
        for (int i = 0; i < properties.size(); i++) {
            if (!created || !properties.value(i).isNull()) {
                Column column = columns.computeIfAbsent(properties.key(i), _ -> new Column());
                column.rows.add(row);
                column.values.add(properties.value(i));
            }
        }
    }

    private Delta finish(IntUnaryOperator classOfGroup) {
        AdjacencyDelta[] adjacency = NO_LISTS;
        if (lists != null) {
            adjacency = new AdjacencyDelta[lists.size()];
            int next = 0;
            for (var entry : lists.entrySet()) {
                Lists list = entry.getValue();
                long key = entry.getKey();
                adjacency[next++] = new AdjacencyDelta(
                        key < IN_LISTS ? Direction.OUT : Direction.IN,
                        (int) key,
                        list.slots.toArray(),
                        list.others.toArray(),
                        list.ordinals.toArray(),
                        Arrays.copyOf(list.removed, list.slots.size));
            }
        }
        return new Delta(
                classId >= 0 ? classId : classOfGroup.applyAsInt(group),
                created.toArray(),
                deleted.toArray(),
                reclassed.toArray(),
                classes.toArray(),
                columns(nodeColumns),
                adjacency,
                columns(relationshipColumns),
                ordinalLimit);
    }

    private static PropertyDelta[] columns(@Nullable Map<Integer, Column> columns) {
        if (columns == null) {
            return NO_PROPERTIES;
        }
        PropertyDelta[] deltas = new PropertyDelta[columns.size()];
        int next = 0;
        for (var entry : columns.entrySet()) {
            Column column = entry.getValue();
            deltas[next++] =
                    new PropertyDelta(entry.getKey(), column.rows.toArray(), column.values.toArray(Value[]::new));
        }
        return deltas;
    }
}
