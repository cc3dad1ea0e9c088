package io.orbitgraph.store.graph.core;

import org.jspecify.annotations.Nullable;

/// What a transaction does to one node or relationship. Not thread-safe.
abstract sealed class EntityWrites permits NodeWrites, RelationshipWrites {
    /// Made by this transaction.
    final boolean created;
    boolean deleted;
    private @Nullable PropertyWrites properties;

    EntityWrites(boolean created) {
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
