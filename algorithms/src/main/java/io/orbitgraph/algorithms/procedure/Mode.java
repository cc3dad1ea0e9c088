package io.orbitgraph.algorithms.procedure;

import java.util.Locale;

/// What becomes of a result.
public enum Mode {
    /// Rows.
    STREAM,
    /// One row of figures about it.
    STATS,
    /// It is added to the projection.
    MUTATE,
    /// It is written to the database, in the transaction of the statement.
    WRITE;

    /// As the names of procedures end.
    String suffix() {
        return name().toLowerCase(Locale.ROOT);
    }
}
