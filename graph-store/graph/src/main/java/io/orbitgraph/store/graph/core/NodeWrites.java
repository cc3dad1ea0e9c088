package io.orbitgraph.store.graph.core;

import io.orbitgraph.store.graph.Direction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a transaction does to one node. Not thread-safe.
final class NodeWrites extends EntityWrites {
    final long node;
    /// The class in the snapshot, or at creation.
    final int originalClass;
    /// The class now.
    int classId;
    /// Whether it stands in {@link WriteSet#reclassed}.
    boolean everReclassed;
    /// The intents held, as bits of {@link Intent}.
    int intents;
    private final List<AdjacencyWrites> lists = new ArrayList<>(2);

    NodeWrites(long node, boolean created, int classId) {
        super(created);
        this.node = node;
        this.originalClass = classId;
        this.classId = classId;
    }

    List<AdjacencyWrites> lists() {
        return lists;
    }

    @Nullable
    AdjacencyWrites list(Direction direction, int type) {
        for (int i = 0; i < lists.size(); i++) {
            AdjacencyWrites list = lists.get(i);
            if (list.type == type && list.direction == direction) {
                return list;
            }
        }
        return null;
    }

    AdjacencyWrites listToWrite(Direction direction, int type) {
        AdjacencyWrites list = list(direction, type);
        if (list == null) {
            list = new AdjacencyWrites(direction, type);
            lists.add(list);
        }
        return list;
    }

    boolean isReclassed() {
        return classId != originalClass;
    }

    /// Whether anything but lists has changed.
    boolean hasDataChanges() {
        return created || deleted || isReclassed() || properties() != null;
    }
}
