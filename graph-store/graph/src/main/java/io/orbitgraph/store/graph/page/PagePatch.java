package io.orbitgraph.store.graph.page;

import io.orbitgraph.model.value.Value;
import io.orbitgraph.store.graph.Direction;
import io.orbitgraph.store.graph.RelationshipId;
import io.orbitgraph.store.graph.format.AdjacencyDelta;
import io.orbitgraph.store.graph.format.Delta;
import io.orbitgraph.store.graph.format.PropertyDelta;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Lays one commit's delta over a page: a new version of every node and relationship that it touches. Costs the
/// changes, not the page. The caller holds the group's monitor; readers go on meanwhile.
final class PagePatch {
    private static final long[] NOTHING = {};

    private final Page page;
    private final long commit;
    private final Delta delta;
    private final long oldestSnapshot;
    private final @Nullable Draft[] drafts = new @Nullable Draft[RelationshipId.GROUP_SIZE];

    private PagePatch(Page page, long commit, Delta delta, long oldestSnapshot) {
        this.page = page;
        this.commit = commit;
        this.delta = delta;
        this.oldestSnapshot = oldestSnapshot;
    }

    /// @param oldestSnapshot versions that no snapshot from this one on needs are let go
    static void apply(Page page, long commit, Delta delta, long oldestSnapshot) {
        PagePatch patch = new PagePatch(page, commit, delta, oldestSnapshot);
        patch.patchNodes();
        patch.patchRelationships();
    }

    /// A version in the making.
    private static final class Draft {
        boolean live;
        int classId;
        int[] keys = NodeVersion.NO_KEYS;
        Value[] values = NodeVersion.NO_VALUES;
        AdjacencyVersion[] lists = NodeVersion.NO_LISTS;

        @Nullable
        NodeVersion before;

        void set(int key, Value value) {
            int at = Arrays.binarySearch(keys, key);
            keys = with(keys, at, key);
            values = with(values, at, value);
        }

        void set(AdjacencyVersion list) {
            for (int i = 0; i < lists.length; i++) {
                if (lists[i].type == list.type && lists[i].direction == list.direction) {
                    lists = lists.clone();
                    lists[i] = list;
                    return;
                }
            }
            lists = Arrays.copyOf(lists, lists.length + 1);
            lists[lists.length - 1] = list;
        }
    }

    /// A copy in which `key` is at its place.
    ///
    /// @param at as of a binary search
    private static int[] with(int[] keys, int at, int key) {
        if (at >= 0) {
            return keys;
        }
        int[] more = new int[keys.length + 1];
        System.arraycopy(keys, 0, more, 0, -at - 1);
        more[-at - 1] = key;
        System.arraycopy(keys, -at - 1, more, -at, keys.length + at + 1);
        return more;
    }

    private static Value[] with(Value[] values, int at, Value value) {
        if (at >= 0) {
            Value[] changed = values.clone();
            changed[at] = value;
            return changed;
        }
        Value[] more = new Value[values.length + 1];
        System.arraycopy(values, 0, more, 0, -at - 1);
        more[-at - 1] = value;
        System.arraycopy(values, -at - 1, more, -at, values.length + at + 1);
        return more;
    }

    private Draft draft(int slot) {
        Draft draft = drafts[slot];
        if (draft == null) {
            draft = new Draft();
            NodeVersion before = page.overlay == null ? null : page.overlay[slot];
            if (before == null) {
                draft.live = page.image.isLive(slot);
                draft.classId = page.image.classOf(slot);
            } else {
                draft.live = before.live;
                draft.classId = before.classId;
                draft.keys = before.keys;
                draft.values = before.values;
                draft.lists = before.lists;
                draft.before = before;
            }
            drafts[slot] = draft;
        }
        return draft;
    }

    private void patchNodes() {
        for (int slot : delta.created()) {
            Draft draft = draft(slot);
            draft.live = true;
            draft.classId = delta.classId();
        }
        for (int i = 0; i < delta.reclassed().length; i++) {
            draft(delta.reclassed()[i]).classId = delta.classes()[i];
        }
        for (PropertyDelta column : delta.nodeProperties()) {
            for (int i = 0; i < column.rows().length; i++) {
                draft(column.rows()[i]).set(column.key(), column.values()[i]);
            }
        }
        for (AdjacencyDelta list : delta.adjacency()) {
            patchLists(list);
        }
        for (int slot : delta.deleted()) {
            delete(slot);
        }
        boolean any = false;
        for (Draft draft : drafts) {
            any |= draft != null;
        }
        if (any) {
            publish();
        }
    }

    private void delete(int slot) {
        Draft draft = draft(slot);
        draft.live = false;
        for (int i = 0; i < draft.keys.length; i++) {
            draft.set(draft.keys[i], Value.NULL);
        }
        for (int key : page.image.keys) {
            if (!page.image.property(slot, key).isNull()) {
                draft.set(key, Value.NULL);
            }
        }
    }

    private void publish() {
        @Nullable NodeVersion[] versions = page.overlay;
        if (versions == null) {
            versions = new @Nullable NodeVersion[RelationshipId.GROUP_SIZE];
            page.overlay = versions;
        }
        for (int slot = 0; slot < drafts.length; slot++) {
            Draft draft = drafts[slot];
            if (draft != null) {
                NodeVersion before = draft.before;
                if (before != null && before.commit <= oldestSnapshot) {
                    before.older = null;
                }
                Page.publish(
                        versions,
                        slot,
                        new NodeVersion(
                                commit, draft.live, draft.classId, draft.keys, draft.values, draft.lists, before));
            }
        }
    }

    private void patchLists(AdjacencyDelta list) {
        int from = 0;
        while (from < list.size()) {
            int slot = list.slots()[from];
            int to = from;
            int removals = 0;
            while (to < list.size() && list.slots()[to] == slot) {
                removals += list.removed()[to++] ? 1 : 0;
            }
            long[] added = to - from == removals ? NOTHING : new long[to - from - removals];
            long[] removed = removals == 0 ? NOTHING : new long[removals];
            int a = 0;
            int r = 0;
            for (int i = from; i < to; i++) {
                long entry = AdjacencyList.pack(list.others()[i], list.ordinals()[i]);
                if (list.removed()[i]) {
                    removed[r++] = entry;
                } else {
                    added[a++] = entry;
                }
            }
            Draft draft = draft(slot);
            AdjacencyVersion before = listOf(draft, list.direction(), list.type(), slot);
            draft.set(before.with(added, removed));
            from = to;
        }
    }

    private AdjacencyVersion listOf(Draft draft, Direction direction, int type, int slot) {
        for (AdjacencyVersion version : draft.lists) {
            if (version.type == type && version.direction == direction) {
                return version;
            }
        }
        return AdjacencyVersion.of(direction, type, page.image.list(slot, direction, type));
    }

    private void patchRelationships() {
        for (AdjacencyDelta list : delta.adjacency()) {
            if (list.direction() == Direction.OUT) {
                for (int i = 0; i < list.size(); i++) {
                    put(
                            list.ordinals()[i],
                            new RelationshipVersion(
                                    commit,
                                    !list.removed()[i],
                                    true,
                                    list.type(),
                                    list.slots()[i],
                                    list.others()[i],
                                    NodeVersion.NO_KEYS,
                                    NodeVersion.NO_VALUES,
                                    newest(list.ordinals()[i])));
                }
            }
        }
        for (PropertyDelta column : delta.relationshipProperties()) {
            for (int i = 0; i < column.rows().length; i++) {
                setProperty(column.rows()[i], column.key(), column.values()[i]);
            }
        }
    }

    private void setProperty(int ordinal, int key, Value value) {
        RelationshipVersion before = newest(ordinal);
        int[] keys = before == null ? NodeVersion.NO_KEYS : before.keys;
        Value[] values = before == null ? NodeVersion.NO_VALUES : before.values;
        int at = Arrays.binarySearch(keys, key);
        put(
                ordinal,
                new RelationshipVersion(
                        commit,
                        before == null || before.live,
                        before != null && before.placed,
                        before == null ? 0 : before.type,
                        before == null ? 0 : before.slot,
                        before == null ? 0 : before.end,
                        with(keys, at, key),
                        with(values, at, value),
                        before != null && before.commit == commit ? before.older : before));
    }

    private @Nullable RelationshipVersion newest(int ordinal) {
        return page.relationships == null ? null : page.relationships.newest(ordinal);
    }

    private void put(int ordinal, RelationshipVersion version) {
        RelationshipVersion before = version.older;
        if (before != null && before.commit <= oldestSnapshot) {
            before.older = null;
        }
        if (page.relationships == null) {
            page.relationships = new RelationshipOverlay();
        }
        page.relationships.put(ordinal, version);
    }
}
