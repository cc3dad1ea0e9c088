package io.orbitgraph.store.graph.page;

import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.BooleanVector;
import io.orbitgraph.model.vector.DoubleVector;
import io.orbitgraph.model.vector.LongVector;
import io.orbitgraph.model.vector.NodeVector;
import io.orbitgraph.model.vector.RelationshipVector;
import io.orbitgraph.model.vector.StringVector;
import io.orbitgraph.model.vector.ValueVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.store.graph.Direction;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A group as it was after one commit, decoded into arrays. Immutable.
public final class GroupImage {
    static final Adjacency[] NO_ADJACENCY = {};
    static final Vector[] NO_COLUMNS = {};
    static final RelationshipColumn[] NO_RELATIONSHIP_COLUMNS = {};

    final int group;
    final int classId;
    /// All commits up to this one are in the image.
    final long commit;
    /// Slots from here on were never used.
    final int slotLimit;
    /// Ordinals from here on were never used.
    final int ordinalLimit;
    /// One bit per slot, set where a node is alive.
    final long[] live;
    /// Classes of the slots where labels have changed, -1 elsewhere; null if there are none.
    final int @Nullable [] overrides;
    /// Property keys of the columns, ascending.
    final int[] keys;
    /// Parallel to `keys`, addressed by slot; may be shorter than `slotLimit`.
    final Vector[] columns;
    /// By type, ascending.
    final Adjacency[] out;
    final Adjacency[] in;
    /// By key, ascending.
    final RelationshipColumn[] relationshipColumns;
    final long bytes;
    private volatile @Nullable OrdinalIndex ordinalIndex;

    GroupImage(
            int group,
            int classId,
            long commit,
            int slotLimit,
            int ordinalLimit,
            long[] live,
            int @Nullable [] overrides,
            int[] keys,
            Vector[] columns,
            Adjacency[] out,
            Adjacency[] in,
            RelationshipColumn[] relationshipColumns) {
        this.group = group;
        this.classId = classId;
        this.commit = commit;
        this.slotLimit = slotLimit;
        this.ordinalLimit = ordinalLimit;
        this.live = live;
        this.overrides = overrides;
        this.keys = keys;
        this.columns = columns;
        this.out = out;
        this.in = in;
        this.relationshipColumns = relationshipColumns;
        this.bytes = size();
    }

    static GroupImage empty(int group, int classId) {
        return new GroupImage(
                group,
                classId,
                0,
                0,
                0,
                new long[8],
                null,
                NodeVersion.NO_KEYS,
                NO_COLUMNS,
                NO_ADJACENCY,
                NO_ADJACENCY,
                NO_RELATIONSHIP_COLUMNS);
    }

    boolean isLive(int slot) {
        return (live[slot >>> 6] & 1L << slot) != 0;
    }

    int classOf(int slot) {
        return overrides == null || overrides[slot] < 0 ? classId : overrides[slot];
    }

    /// null if no node has the property.
    @Nullable
    Vector column(int key) {
        int at = indexOf(keys, key);
        return at < 0 ? null : columns[at];
    }

    Value property(int slot, int key) {
        Vector column = column(key);
        return column == null || slot >= column.capacity() ? Value.NULL : column.value(slot);
    }

    @Nullable
    Adjacency adjacency(Direction direction, int type) {
        return find(direction == Direction.OUT ? out : in, type);
    }

    AdjacencyList list(int slot, Direction direction, int type) {
        Adjacency adjacency = adjacency(direction, type);
        return adjacency == null ? AdjacencyList.EMPTY : AdjacencyList.of(adjacency, slot);
    }

    @Nullable
    RelationshipColumn relationshipColumn(int key) {
        for (RelationshipColumn column : relationshipColumns) {
            if (column.key == key) {
                return column;
            }
        }
        return null;
    }

    /// Where the image's relationships are, by ordinal; built when first asked for.
    OrdinalIndex ordinalIndex() {
        OrdinalIndex index = ordinalIndex;
        if (index == null) {
            index = OrdinalIndex.of(out, ordinalLimit);
            ordinalIndex = index;
        }
        return index;
    }

    static @Nullable Adjacency find(Adjacency[] all, int type) {
        if (all.length > 8) {
            int low = 0;
            int high = all.length - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                int found = all[middle].type;
                if (found == type) {
                    return all[middle];
                }
                if (found < type) {
                    low = middle + 1;
                } else {
                    high = middle - 1;
                }
            }
            return null;
        }
        for (Adjacency adjacency : all) {
            if (adjacency.type == type) {
                return adjacency;
            }
        }
        return null;
    }

    static int indexOf(int[] keys, int key) {
        if (keys.length > 8) {
            return Arrays.binarySearch(keys, key);
        }
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] == key) {
                return i;
            }
        }
        return -1;
    }

    private long size() {
        long total = 400;
        for (Vector column : columns) {
            total += bytesOf(column);
        }
        for (Adjacency adjacency : out) {
            total += adjacency.bytes();
        }
        for (Adjacency adjacency : in) {
            total += adjacency.bytes();
        }
        for (RelationshipColumn column : relationshipColumns) {
            total += column.bytes();
        }
        return overrides == null ? total : total + 4L * overrides.length;
    }

    /// About how much heap the vector takes.
    static long bytesOf(Vector vector) {
        return 64
                + switch (vector) {
                    case LongVector longs -> 8L * longs.capacity();
                    case DoubleVector doubles -> 8L * doubles.capacity();
                    case BooleanVector booleans -> booleans.capacity();
                    case StringVector strings -> {
                        long bytes = 0;
                        for (String text : strings.values) {
                            bytes += text == null ? 4 : 48L + text.length();
                        }
                        yield bytes;
                    }
                    case ValueVector values -> 72L * values.capacity();
                    case NodeVector nodes -> 8L * nodes.capacity();
                    case RelationshipVector relationships -> 24L * relationships.capacity();
                };
    }
}
