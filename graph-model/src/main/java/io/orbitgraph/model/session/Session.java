package io.orbitgraph.model.session;

import io.orbitgraph.model.value.MapValue;

/// One client's conversation with the database. Used by one thread at a time, except {@link #interrupt}.
public interface Session extends AutoCloseable {
    /// The user that logged in; empty when the server runs without authentication.
    String user();

    /// The name of the database that this session uses when a transaction names none.
    String homeDatabase();

    /// Runs one statement in a transaction of its own, which commits when the result is exhausted or discarded
    /// and rolls back when it fails or is closed early. Compiles the statement and checks parameters before it
    /// returns.
    ///
    /// @throws io.orbitgraph.model.error.OrbitException if the statement is wrong, or fails
    QueryResult run(String query, MapValue parameters, TransactionOptions options);

    /// Opens an explicit transaction. At most one is open in a session.
    Transaction begin(TransactionOptions options);

    /// Asks whatever runs in this session now to stop with {@code TRANSACTION_TERMINATED}. Safe from any thread,
    /// returns at once, does nothing if nothing runs.
    void interrupt();

    /// Rolls back what is open. Never throws for that reason.
    @Override
    void close();
}
