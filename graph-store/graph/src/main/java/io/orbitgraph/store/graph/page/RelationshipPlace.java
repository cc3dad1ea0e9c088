package io.orbitgraph.store.graph.page;

/// An out-parameter: type and ends of a relationship. Not thread-safe.
public final class RelationshipPlace {
    public int type;
    public long start;
    public long end;

    public void set(int type, long start, long end) {
        this.type = type;
        this.start = start;
        this.end = end;
    }
}
