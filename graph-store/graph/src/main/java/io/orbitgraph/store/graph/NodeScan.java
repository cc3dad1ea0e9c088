package io.orbitgraph.store.graph;

import io.orbitgraph.model.vector.Vector;

/// A scan over nodes, one group of up to 512 at a time. Not thread-safe; close it.
public interface NodeScan extends AutoCloseable {
    /// Moves to the next group that holds a matching node; false at the end.
    boolean nextGroup();

    /// The id of slot 0 of the present group; slot `s` is node `firstNode() + s`.
    long firstNode();

    /// How many nodes of the group match.
    int count();

    /// The matching slots, ascending, in the first {@link #count} elements; not to be changed.
    int[] slots();

    /// A property column of the present group, addressed by slot: the page's own vector where the group is clean (no
    /// copy), else a merged copy. Rows of slots that do not match are undefined. Valid until {@link #nextGroup}.
    Vector column(int key);

    @Override
    void close();
}
