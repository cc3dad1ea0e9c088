package io.orbitgraph.model.procedure;

import io.orbitgraph.model.session.Transaction;

/// What a running procedure may use of the database. Extended by capabilities that a host offers through {@link
/// #service}.
public interface ProcedureContext {
    /// The transaction that the calling statement runs in; queries run here see its writes. Do not commit it.
    Transaction transaction();

    /// The name of the database.
    String database();

    /// The user who called.
    String user();

    /// Throws {@code TRANSACTION_TERMINATED} if the statement was cancelled; call it in long loops.
    void checkCancelled();

    /// A capability of the host by its type.
    ///
    /// @throws io.orbitgraph.model.error.OrbitException with {@code PROCEDURE_CALL_FAILED} if the host does not
    /// offer it
    <T> T service(Class<T> type);
}
