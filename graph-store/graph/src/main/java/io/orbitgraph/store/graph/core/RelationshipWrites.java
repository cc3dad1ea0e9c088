package io.orbitgraph.store.graph.core;

import org.jspecify.annotations.Nullable;

/// What a transaction does to one relationship. Not thread-safe.
final class RelationshipWrites {
    final long id;
    final int type;
    final long start;
    final long end;
    final boolean created;
    boolean deleted;
    boolean locked;
    private @Nullable PropertyWrites properties;

    RelationshipWrites(long id, int type, long start, long end, boolean created) {
        this.id = id;
        this.type = type;
        this.start = start;
        this.end = end;
        this.created = created;
    }

    @Nullable
    PropertyWrites properties() {
        return properties;
    }

    PropertyWrites propertiesToWrite() {
        PropertyWrites writes = properties;
        if (writes == null) {
            writes = new PropertyWrites();
            properties = writes;
        }
        return writes;
    }
}
