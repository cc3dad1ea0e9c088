package io.orbitgraph.store.graph.core;

import io.orbitgraph.store.graph.RelationshipId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that a transaction has written. Not thread-safe.
final class WriteSet {
    /// Whether anything was really written: an entry below may only stand for an intent.
    boolean changed;
    final LongMap<NodeWrites> nodes = new LongMap<>();
    final LongMap<RelationshipWrites> relationships = new LongMap<>();
    /// Nodes whose deletion no consistency check has seen yet.
    final List<NodeWrites> uncheckedDeletions = new ArrayList<>();
    /// Nodes whose labels this transaction has changed: a scan may have to look where no class leads it.
    final List<NodeWrites> reclassed = new ArrayList<>();
    /// Changes of counts that readers of this transaction see, by key of {@link Counts}.
    final LongCounts counts = new LongCounts();

    /// The written nodes of a group by slot; null if there are none.
    ///
    /// @param firstNode of the group
    @Nullable
    NodeWrites @Nullable [] nodesOfGroup(long firstNode) {
        @Nullable NodeWrites[] found = null;
        for (int slot = 0; slot < RelationshipId.GROUP_SIZE; slot++) {
            NodeWrites node = nodes.get(firstNode + slot);
            if (node != null) {
                if (found == null) {
                    found = new @Nullable NodeWrites[RelationshipId.GROUP_SIZE];
                }
                found[slot] = node;
            }
        }
        return found;
    }
}
