package io.orbitgraph.model.session;

import io.orbitgraph.model.vector.Vector;

/// Where records go, batch by batch.
public interface RecordSink {
    /// Takes `count` records. Record `i` is row `rows[i]` of every column, or row `i` where `rows` is null. Values are
    /// materialised: no {@code NodeReference} or {@code RelationshipReference}, node columns are value vectors. Vectors
    /// and `rows` are valid only during the call.
    void accept(Vector[] columns, int @org.jspecify.annotations.Nullable [] rows, int count);
}
