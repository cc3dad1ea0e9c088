package io.orbitgraph.store.graph.page;

import io.orbitgraph.model.value.Value;
import io.orbitgraph.store.graph.Direction;
import org.jspecify.annotations.Nullable;

/// What a node is after a commit: everything in which it differs from the page's image, so that a reader needs only the
/// newest version that its snapshot allows, and the image for the rest.
final class NodeVersion {
    static final int[] NO_KEYS = {};
    static final Value[] NO_VALUES = {};
    static final AdjacencyVersion[] NO_LISTS = {};

    final long commit;
    final boolean live;
    final int classId;
    /// Keys of properties that differ from the image, ascending.
    final int[] keys;
    /// Parallel to `keys`; null where the property is gone.
    final Value[] values;
    final AdjacencyVersion[] lists;
    /// The version before, which older snapshots need; cut when there are none any more. Read after an acquire of this
    /// object.
    @Nullable
    NodeVersion older;

    NodeVersion(
            long commit,
            boolean live,
            int classId,
            int[] keys,
            Value[] values,
            AdjacencyVersion[] lists,
            @Nullable NodeVersion older) {
        this.commit = commit;
        this.live = live;
        this.classId = classId;
        this.keys = keys;
        this.values = values;
        this.lists = lists;
        this.older = older;
    }

    /// The list in which it differs from the image; null if it does not.
    @Nullable
    AdjacencyVersion list(Direction direction, int type) {
        for (AdjacencyVersion list : lists) {
            if (list.type == type && list.direction == direction) {
                return list;
            }
        }
        return null;
    }
}
