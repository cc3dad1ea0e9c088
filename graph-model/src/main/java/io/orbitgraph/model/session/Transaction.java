package io.orbitgraph.model.session;

import io.orbitgraph.model.value.MapValue;

/// An explicit transaction. A failure of any statement dooms it: afterwards only {@link #rollback} and {@link
/// #close} work.
public interface Transaction extends AutoCloseable {
    /// Runs a statement; several results may be open at once.
    QueryResult run(String query, MapValue parameters);

    /// The name of the database that the transaction runs on.
    String database();

    /// Makes everything durable and visible. Open results are discarded.
    ///
    /// @return the bookmark of the commit
    String commit();

    void rollback();

    /// Rolls back unless committed. Never throws for that reason.
    @Override
    void close();
}
