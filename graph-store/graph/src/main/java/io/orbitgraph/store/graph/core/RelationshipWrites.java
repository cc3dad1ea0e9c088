package io.orbitgraph.store.graph.core;

/// What a transaction does to one relationship. Not thread-safe.
final class RelationshipWrites extends EntityWrites {
    final long id;
    final int type;
    final long start;
    final long end;
    boolean locked;

    RelationshipWrites(long id, int type, long start, long end, boolean created) {
        super(created);
        this.id = id;
        this.type = type;
        this.start = start;
        this.end = end;
    }
}
