package io.orbitgraph.store.graph.page;

import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.store.graph.Direction;
import io.orbitgraph.store.graph.Neighbours;
import io.orbitgraph.store.graph.RelationshipId;
import io.orbitgraph.store.graph.format.ColumnCodec;
import io.orbitgraph.store.graph.format.Delta;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A group in memory: an image, and over it the versions of the nodes and relationships that commits have changed
/// since.
///
/// Reads take a snapshot, never lock, and are valid for snapshots from {@link #base} on; for older ones there is
/// {@link #older}. Only {@link PagePatch} writes, under the monitor of the group's {@link GroupState}.
public final class Page {
    private static final VarHandle VERSION = MethodHandles.arrayElementVarHandle(NodeVersion[].class);

    final GroupImage image;
    /// The image's own, here too so that a hop needs fewer steps.
    private final long base;
    private final Adjacency[] out;
    private final Adjacency[] in;
    /// Versions by slot; null while the page is clean.
    @Nullable
    NodeVersion @Nullable [] overlay;

    @Nullable
    RelationshipOverlay relationships;
    /// The page before a fold in memory, while there are snapshots that need it.
    volatile @Nullable Page older;
    /// Set by readers, cleared by the clock.
    boolean touched = true;
    /// What has been laid over the image, in order, for the next merge. Under the group's monitor.
    private final List<Delta> deltas = new ArrayList<>(0);
    private int operations;
    private volatile long newest;

    Page(GroupImage image, @Nullable Page older) {
        this.image = image;
        this.base = image.commit;
        this.out = image.out;
        this.in = image.in;
        this.older = older;
        this.newest = image.commit;
    }

    /// Under the group's monitor: notes a delta that is about to be laid over the image.
    void remember(long commit, Delta delta, int count) {
        deltas.add(delta);
        operations += count;
        newest = commit;
    }

    /// The last commit that lies over the image.
    long newest() {
        return newest;
    }

    /// Under the group's monitor: whether merging is better than laying another delta of `count` changes over the
    /// image. Many versions slow readers down and take space; a merge costs about 2 ns an entry of the page.
    boolean wantsMerge(int count) {
        long entries = image.bytes >>> 3;
        long most = 64 + (older == null ? entries >>> 3 : entries);
        // The first nodes of a group say of which class it is: that must be in the image.
        return image.classId < 0 || operations > most || (count > 48 && count > entries >>> 4);
    }

    /// Under the group's monitor: an image with everything merged in.
    GroupImage merged() {
        return ImageMerger.merge(image, deltas, newest);
    }

    /// About how much heap the page takes.
    long bytes() {
        return image.bytes + 200L * operations;
    }

    public int group() {
        return image.group;
    }

    /// -1 if the group has never held a node.
    public int classId() {
        return image.classId;
    }

    /// The oldest snapshot that the page can answer.
    public long base() {
        return base;
    }

    /// This page, or the older one that answers `snapshot`.
    public Page at(long snapshot) {
        Page page = this;
        while (page.base > snapshot) {
            Page before = page.older;
            if (before == null) {
                throw new IllegalStateException(
                        "snapshot " + snapshot + " of group " + image.group + " is gone; base is " + page.image.commit);
            }
            page = before;
        }
        if (!touched) {
            touched = true;
        }
        return page;
    }

    /// Slots from here on have never held a node, as far as commits go.
    public int slotLimit() {
        int limit = image.slotLimit;
        @Nullable NodeVersion[] versions = overlay;
        if (versions != null) {
            for (int slot = limit; slot < versions.length; slot++) {
                if (VERSION.getAcquire(versions, slot) != null) {
                    limit = slot + 1;
                }
            }
        }
        return limit;
    }

    public boolean isClean() {
        return overlay == null && relationships == null;
    }

    private @Nullable NodeVersion version(int slot, long snapshot) {
        @Nullable NodeVersion[] versions = overlay;
        if (versions == null) {
            return null;
        }
        NodeVersion version = (NodeVersion) VERSION.getAcquire(versions, slot);
        while (version != null && version.commit > snapshot) {
            version = version.older;
        }
        return version;
    }

    static void publish(@Nullable NodeVersion[] versions, int slot, NodeVersion version) {
        VERSION.setRelease(versions, slot, version);
    }

    // nodes

    public boolean isLive(int slot, long snapshot) {
        NodeVersion version = version(slot, snapshot);
        return version == null ? image.isLive(slot) : version.live;
    }

    /// The class of a live node.
    public int classOf(int slot, long snapshot) {
        NodeVersion version = version(slot, snapshot);
        return version == null ? image.classOf(slot) : version.classId;
    }

    public Value property(int slot, int key, long snapshot) {
        NodeVersion version = version(slot, snapshot);
        if (version != null) {
            int at = GroupImage.indexOf(version.keys, key);
            if (at >= 0) {
                return version.values[at];
            }
        }
        return image.property(slot, key);
    }

    /// The column if no version lies over it: then rows are slots, and slots beyond its capacity have no such property.
    public @Nullable Vector cleanColumn(int key) {
        return image.column(key);
    }

    /// The keys of the node's properties, ascending.
    public int[] propertyKeys(int slot, long snapshot) {
        NodeVersion version = version(slot, snapshot);
        int[] keys = new int[image.keys.length + (version == null ? 0 : version.keys.length)];
        int count = 0;
        for (int i = 0; i < image.keys.length; i++) {
            Vector column = image.columns[i];
            boolean over = version != null && GroupImage.indexOf(version.keys, image.keys[i]) >= 0;
            if (!over && slot < column.capacity() && !column.isNull(slot)) {
                keys[count++] = image.keys[i];
            }
        }
        if (version != null) {
            for (int i = 0; i < version.keys.length; i++) {
                if (!version.values[i].isNull()) {
                    keys[count++] = version.keys[i];
                }
            }
            Arrays.sort(keys, 0, count);
        }
        return Arrays.copyOf(keys, count);
    }

    /// A column by slot, for all slots up to {@link RelationshipId#GROUP_SIZE}, with the versions of `snapshot` merged
    /// in.
    public Vector mergedColumn(int key, long snapshot) {
        Vector column = image.column(key);
        ColumnBuilder builder = new ColumnBuilder(column, RelationshipId.GROUP_SIZE, 0);
        if (overlay != null) {
            for (int slot = 0; slot < RelationshipId.GROUP_SIZE; slot++) {
                NodeVersion version = version(slot, snapshot);
                if (version != null) {
                    int at = GroupImage.indexOf(version.keys, key);
                    if (at >= 0) {
                        builder.set(slot, version.values[at]);
                    }
                }
            }
        }
        Vector merged = builder.build();
        return merged == null ? ColumnCodec.newVectorFor(Value.NULL, RelationshipId.GROUP_SIZE) : merged;
    }

    /// The slots of live nodes whose class is the group's or, if `classes` says so, another.
    ///
    /// @param classes by class: whether its nodes match; null if all do
    /// @return how many were put into `slots`
    public int liveSlots(long snapshot, boolean @Nullable [] classes, int[] slots) {
        int count = 0;
        if (overlay == null && (image.overrides == null || classes == null)) {
            if (classes != null && !matches(classes, image.classId)) {
                return 0;
            }
            for (int word = 0; word < 8; word++) {
                for (long rest = image.live[word]; rest != 0; rest &= rest - 1) {
                    slots[count++] = (word << 6) + Long.numberOfTrailingZeros(rest);
                }
            }
            return count;
        }
        for (int slot = 0; slot < RelationshipId.GROUP_SIZE; slot++) {
            if (isLive(slot, snapshot) && (classes == null || matches(classes, classOf(slot, snapshot)))) {
                slots[count++] = slot;
            }
        }
        return count;
    }

    private static boolean matches(boolean[] classes, int classId) {
        return classId >= 0 && classId < classes.length && classes[classId];
    }

    // adjacency

    /// Points `into` at a list of the node in slot `slot`.
    public void neighbours(long node, Direction direction, int type, long snapshot, Neighbours into) {
        int slot = (int) node & RelationshipId.GROUP_SIZE - 1;
        if (overlay != null) {
            NodeVersion version = version(slot, snapshot);
            AdjacencyVersion changed = version == null ? null : version.list(direction, type);
            if (changed != null) {
                AdjacencyList list = changed.list();
                into.set(node, direction, list.nodes(), list.ordinals(), list.from(), list.to());
                return;
            }
        }
        Adjacency adjacency = GroupImage.find(direction == Direction.OUT ? out : in, type);
        if (adjacency == null || slot >= adjacency.slots()) {
            into.set(node, direction, Adjacency.NONE, Adjacency.NONE, 0, 0);
        } else {
            into.set(
                    node,
                    direction,
                    adjacency.nodes,
                    adjacency.ordinals,
                    adjacency.start(slot),
                    adjacency.start(slot + 1));
        }
    }

    public int degree(int slot, Direction direction, int type, long snapshot) {
        NodeVersion version = version(slot, snapshot);
        AdjacencyVersion changed = version == null ? null : version.list(direction, type);
        if (changed != null) {
            return changed.size();
        }
        Adjacency adjacency = GroupImage.find(direction == Direction.OUT ? out : in, type);
        return adjacency == null ? 0 : adjacency.degree(slot);
    }

    /// The degree over all types.
    public int degree(int slot, Direction direction, long snapshot) {
        NodeVersion version = version(slot, snapshot);
        int degree = 0;
        for (Adjacency adjacency : direction == Direction.OUT ? out : in) {
            if (version == null || version.list(direction, adjacency.type) == null) {
                degree += adjacency.degree(slot);
            }
        }
        if (version != null) {
            for (AdjacencyVersion list : version.lists) {
                if (list.direction == direction) {
                    degree += list.size();
                }
            }
        }
        return degree;
    }

    /// The types of which the node has relationships.
    public int[] types(int slot, Direction direction, long snapshot) {
        NodeVersion version = version(slot, snapshot);
        Adjacency[] all = direction == Direction.OUT ? out : in;
        int[] types = new int[all.length + (version == null ? 0 : version.lists.length)];
        int count = 0;
        for (Adjacency adjacency : all) {
            if ((version == null || version.list(direction, adjacency.type) == null) && adjacency.degree(slot) > 0) {
                types[count++] = adjacency.type;
            }
        }
        if (version != null) {
            for (AdjacencyVersion list : version.lists) {
                if (list.direction == direction && list.size() > 0) {
                    types[count++] = list.type;
                }
            }
        }
        return Arrays.copyOf(types, count);
    }

    // relationships

    private @Nullable RelationshipVersion relationshipVersion(int ordinal, long snapshot) {
        RelationshipOverlay versions = relationships;
        if (versions == null) {
            return null;
        }
        RelationshipVersion version = versions.newest(ordinal);
        while (version != null && version.commit > snapshot) {
            version = version.older;
        }
        return version;
    }

    /// Where a relationship that starts in this group is.
    ///
    /// @return false if there is none of this ordinal
    public boolean locate(int ordinal, long snapshot, RelationshipPlace into) {
        RelationshipVersion version = relationshipVersion(ordinal, snapshot);
        if (version != null && !version.live) {
            return false;
        }
        if (version != null && version.placed) {
            into.set(version.type, nodeOf(version.slot), version.end & 0xFFFF_FFFFL);
            return true;
        }
        long found = image.ordinalIndex().find(ordinal);
        if (found == OrdinalIndex.NOWHERE) {
            return false;
        }
        Adjacency adjacency = image.out[(int) (found >>> 32)];
        int position = (int) found;
        into.set(adjacency.type, nodeOf(adjacency.slotAt(position)), adjacency.nodes[position] & 0xFFFF_FFFFL);
        return true;
    }

    private long nodeOf(int slot) {
        return (image.group & 0xFFFF_FFFFL) << RelationshipId.GROUP_SHIFT | slot;
    }

    public Value relationshipProperty(int ordinal, int key, long snapshot) {
        RelationshipVersion version = relationshipVersion(ordinal, snapshot);
        if (version != null) {
            int at = GroupImage.indexOf(version.keys, key);
            if (at >= 0) {
                return version.values[at];
            }
        }
        RelationshipColumn column = image.relationshipColumn(key);
        return column == null ? Value.NULL : column.value(ordinal);
    }

    public int[] relationshipPropertyKeys(int ordinal, long snapshot) {
        RelationshipVersion version = relationshipVersion(ordinal, snapshot);
        int[] keys = new int[image.relationshipColumns.length + (version == null ? 0 : version.keys.length)];
        int count = 0;
        for (RelationshipColumn column : image.relationshipColumns) {
            boolean over = version != null && GroupImage.indexOf(version.keys, column.key) >= 0;
            if (!over && !column.value(ordinal).isNull()) {
                keys[count++] = column.key;
            }
        }
        if (version != null) {
            for (int i = 0; i < version.keys.length; i++) {
                if (!version.values[i].isNull()) {
                    keys[count++] = version.keys[i];
                }
            }
            Arrays.sort(keys, 0, count);
        }
        return Arrays.copyOf(keys, count);
    }
}
