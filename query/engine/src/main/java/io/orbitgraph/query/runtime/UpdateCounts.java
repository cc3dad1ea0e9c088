package io.orbitgraph.query.runtime;

import io.orbitgraph.model.session.Counters;

/// What a running statement has changed so far; becomes {@link Counters} at its end. Counts as Neo4j does: a property
/// set to the value it
/// had counts, a removal counts only if there was something to remove.
public final class UpdateCounts {
    public long nodesCreated;
    public long nodesDeleted;
    public long relationshipsCreated;
    public long relationshipsDeleted;
    public long propertiesSet;
    public long labelsAdded;
    public long labelsRemoved;

    public Counters toCounters() {
        return new Counters(
                nodesCreated,
                nodesDeleted,
                relationshipsCreated,
                relationshipsDeleted,
                propertiesSet,
                labelsAdded,
                labelsRemoved,
                0,
                0,
                0,
                0,
                0);
    }
}
