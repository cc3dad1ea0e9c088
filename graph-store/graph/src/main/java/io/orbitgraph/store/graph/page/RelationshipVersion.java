package io.orbitgraph.store.graph.page;

import io.orbitgraph.model.value.Value;
import org.jspecify.annotations.Nullable;

/// What a relationship is after a commit, as far as it differs from the image of its source group.
final class RelationshipVersion {
    final long commit;
    final boolean live;
    /// False if the image knows where the relationship is, and only properties differ.
    final boolean placed;
    final int type;
    /// Of its source node.
    final int slot;
    /// Low 32 bits of its end node.
    final int end;
    final int[] keys;
    final Value[] values;
    /// The version before; see {@link NodeVersion#older}.
    @Nullable
    RelationshipVersion older;

    RelationshipVersion(
            long commit,
            boolean live,
            boolean placed,
            int type,
            int slot,
            int end,
            int[] keys,
            Value[] values,
            @Nullable RelationshipVersion older) {
        this.commit = commit;
        this.live = live;
        this.placed = placed;
        this.type = type;
        this.slot = slot;
        this.end = end;
        this.keys = keys;
        this.values = values;
        this.older = older;
    }
}
