package io.orbitgraph.store.graph.page;

import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.store.graph.Direction;
import io.orbitgraph.store.graph.format.AdjacencyDelta;
import io.orbitgraph.store.graph.format.Delta;
import io.orbitgraph.store.graph.format.PropertyDelta;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Makes a new image of an old one and the deltas after it. Columns and lists that no delta touches are shared.
///
/// The one place where deltas become images: loading, folding in memory and folding on disk all come here.
final class ImageMerger {
    private static final Value[] NONE = {};

    private final GroupImage base;
    private final List<Delta> deltas;
    private int slotLimit;
    private int ordinalLimit;
    private final long[] live;
    private int @Nullable [] overrides;
    private boolean ownsOverrides;
    private final long[] gone = new long[8];

    private ImageMerger(GroupImage base, List<Delta> deltas) {
        this.base = base;
        this.deltas = deltas;
        this.slotLimit = base.slotLimit;
        this.ordinalLimit = base.ordinalLimit;
        this.live = base.live.clone();
        this.overrides = base.overrides;
    }

    /// @param deltas in the order of their commits
    /// @param commit of the last of them
    static GroupImage merge(GroupImage base, List<Delta> deltas, long commit) {
        return new ImageMerger(base, deltas).merge(commit);
    }

    private GroupImage merge(long commit) {
        mergeHeaders();
        Map<Integer, Vector> columns = mergeNodeColumns();
        Map<Integer, RelationshipColumn> relationshipColumns = mergeRelationshipColumns();
        int classId = base.classId >= 0 || deltas.isEmpty()
                ? base.classId
                : deltas.getFirst().classId();
        return new GroupImage(
                base.group,
                classId,
                commit,
                slotLimit,
                ordinalLimit,
                live,
                overrides,
                columns.keySet().stream().mapToInt(Integer::intValue).toArray(),
                columns.values().toArray(Vector[]::new),
                mergeAdjacency(Direction.OUT, base.out),
                mergeAdjacency(Direction.IN, base.in),
                relationshipColumns.values().toArray(RelationshipColumn[]::new));
    }

    private void mergeHeaders() {
        for (Delta delta : deltas) {
            for (int slot : delta.created()) {
                live[slot >>> 6] |= 1L << slot;
                slotLimit = Math.max(slotLimit, slot + 1);
            }
            for (int i = 0; i < delta.reclassed().length; i++) {
                setClass(delta.reclassed()[i], delta.classes()[i]);
            }
            for (int slot : delta.deleted()) {
                live[slot >>> 6] &= ~(1L << slot);
                gone[slot >>> 6] |= 1L << slot;
                slotLimit = Math.max(slotLimit, slot + 1);
                setClass(slot, -1);
            }
            ordinalLimit = Math.max(ordinalLimit, delta.ordinalLimit());
        }
    }

    private void setClass(int slot, int classId) {
        int value = classId == base.classId ? -1 : classId;
        if (overrides == null) {
            if (value < 0) {
                return;
            }
            overrides = new int[512];
            Arrays.fill(overrides, -1);
        } else if (!ownsOverrides) {
            overrides = overrides.clone();
        }
        ownsOverrides = true;
        overrides[slot] = value;
    }

    private Map<Integer, Vector> mergeNodeColumns() {
        Map<Integer, ColumnBuilder> builders = new TreeMap<>();
        for (Delta delta : deltas) {
            for (PropertyDelta change : delta.nodeProperties()) {
                ColumnBuilder builder = builders.computeIfAbsent(change.key(), this::columnBuilder);
                for (int i = 0; i < change.rows().length; i++) {
                    builder.set(change.rows()[i], change.values()[i]);
                }
            }
        }
        clearDeleted(builders);
        TreeMap<Integer, Vector> columns = new TreeMap<>();
        for (int i = 0; i < base.keys.length; i++) {
            columns.put(base.keys[i], base.columns[i]);
        }
        builders.forEach((key, builder) -> {
            Vector column = builder.build();
            if (column == null) {
                columns.remove(key);
            } else {
                columns.put(key, column);
            }
        });
        return columns;
    }

    private ColumnBuilder columnBuilder(int key) {
        return new ColumnBuilder(base.column(key), slotLimit, 0);
    }

    private void clearDeleted(Map<Integer, ColumnBuilder> builders) {
        for (int word = 0; word < gone.length; word++) {
            for (long rest = gone[word]; rest != 0; rest &= rest - 1) {
                int slot = (word << 6) + Long.numberOfTrailingZeros(rest);
                for (int i = 0; i < base.keys.length; i++) {
                    if (slot < base.columns[i].capacity() && !base.columns[i].isNull(slot)) {
                        builders.computeIfAbsent(base.keys[i], this::columnBuilder);
                    }
                }
                builders.values().forEach(builder -> builder.set(slot, Value.NULL));
            }
        }
    }

    private Map<Integer, RelationshipColumn> mergeRelationshipColumns() {
        Map<Integer, List<RelationshipColumn.Change>> changes = new TreeMap<>();
        int removals = 0;
        for (Delta delta : deltas) {
            for (PropertyDelta change : delta.relationshipProperties()) {
                changes.computeIfAbsent(change.key(), _ -> new ArrayList<>())
                        .add(new RelationshipColumn.Change(change.rows(), change.values()));
            }
            for (AdjacencyDelta list : delta.adjacency()) {
                if (list.direction() == Direction.OUT) {
                    for (boolean removed : list.removed()) {
                        removals += removed ? 1 : 0;
                    }
                }
            }
        }
        TreeMap<Integer, RelationshipColumn> columns = new TreeMap<>();
        for (RelationshipColumn column : base.relationshipColumns) {
            columns.put(column.key, column);
        }
        if (removals > 0) {
            RelationshipColumn.Change removal = removal(removals);
            for (Integer key : columns.keySet()) {
                changes.computeIfAbsent(key, _ -> new ArrayList<>());
            }
            changes.values().forEach(list -> list.add(removal));
        }
        changes.forEach((key, list) -> {
            RelationshipColumn column = RelationshipColumn.merge(key, columns.get(key), list);
            if (column == null) {
                columns.remove(key);
            } else {
                columns.put(key, column);
            }
        });
        return columns;
    }

    /// The properties of all relationships that the deltas remove, set to null.
    private RelationshipColumn.Change removal(int count) {
        int[] ordinals = new int[count];
        int next = 0;
        for (Delta delta : deltas) {
            for (AdjacencyDelta list : delta.adjacency()) {
                if (list.direction() == Direction.OUT) {
                    for (int i = 0; i < list.size(); i++) {
                        if (list.removed()[i]) {
                            ordinals[next++] = list.ordinals()[i];
                        }
                    }
                }
            }
        }
        Arrays.sort(ordinals);
        Value[] values = Arrays.copyOf(NONE, count);
        Arrays.fill(values, Value.NULL);
        return new RelationshipColumn.Change(ordinals, values);
    }

    private Adjacency[] mergeAdjacency(Direction direction, Adjacency[] old) {
        TreeMap<Integer, List<AdjacencyDelta>> changes = new TreeMap<>();
        for (Delta delta : deltas) {
            for (AdjacencyDelta list : delta.adjacency()) {
                if (list.direction() == direction) {
                    changes.computeIfAbsent(list.type(), _ -> new ArrayList<>()).add(list);
                }
            }
        }
        if (changes.isEmpty()) {
            return old;
        }
        TreeMap<Integer, Adjacency> merged = new TreeMap<>();
        for (Adjacency adjacency : old) {
            merged.put(adjacency.type, adjacency);
        }
        changes.forEach((type, lists) -> {
            Adjacency adjacency = AdjacencyMerger.merge(type, merged.get(type), lists);
            if (adjacency == null) {
                merged.remove(type);
            } else {
                merged.put(type, adjacency);
            }
        });
        return merged.values().toArray(Adjacency[]::new);
    }
}
