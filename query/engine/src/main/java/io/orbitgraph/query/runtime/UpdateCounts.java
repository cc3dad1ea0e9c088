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
    public long indexesAdded;
    public long indexesRemoved;

    /// Adds what a statement inside this one changed.
    public void add(Counters counters) {
        nodesCreated += counters.nodesCreated();
        nodesDeleted += counters.nodesDeleted();
        relationshipsCreated += counters.relationshipsCreated();
        relationshipsDeleted += counters.relationshipsDeleted();
        propertiesSet += counters.propertiesSet();
        labelsAdded += counters.labelsAdded();
        labelsRemoved += counters.labelsRemoved();
        indexesAdded += counters.indexesAdded();
        indexesRemoved += counters.indexesRemoved();
    }

    public Counters toCounters() {
        return new Counters(
                nodesCreated,
                nodesDeleted,
                relationshipsCreated,
                relationshipsDeleted,
                propertiesSet,
                labelsAdded,
                labelsRemoved,
                indexesAdded,
                indexesRemoved,
                0,
                0,
                0);
    }
}
