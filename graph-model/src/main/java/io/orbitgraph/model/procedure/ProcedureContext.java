package io.orbitgraph.model.procedure;

import io.orbitgraph.model.session.Transaction;

/// What a running procedure or function may use of the database. Extended by capabilities that a host offers through
/// {@link #service}: the statement's graph as {@code GraphReader}, to read, or as {@code GraphTransaction}, to write.
/// Writes through either way are seen by the rest of the statement and counted in its summary; only a procedure of a
/// writing {@link ProcedureSignature.Mode} may make them.
public interface ProcedureContext {
    /// The transaction that the calling statement runs in; queries run here see its writes. Do not commit it.
    Transaction transaction();

    /// The name of the database.
    String database();

    /// The user who called.
    String user();

    /// Throws {@code TRANSACTION_TERMINATED} or {@code TRANSACTION_TIMED_OUT} if the statement is to stop. Call it in
    /// long loops, from any thread: it reads a volatile field, and the clock where there is a timeout.
    void checkCancelled();

    /// A capability of the host by its type.
    ///
    /// @throws io.orbitgraph.model.error.OrbitException with {@code PROCEDURE_CALL_FAILED} if the host does not
    /// offer it
    <T> T service(Class<T> type);
}
