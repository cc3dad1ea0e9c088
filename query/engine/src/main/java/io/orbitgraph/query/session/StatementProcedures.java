package io.orbitgraph.query.session;

import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.session.Transaction;
import io.orbitgraph.query.runtime.ProcedureLookup;
import io.orbitgraph.store.graph.GraphTransaction;
import io.orbitgraph.store.graph.Tokens;

/// The procedures as one statement calls them, and what they may use: the statement's transaction and the host's
/// services.
final class StatementProcedures implements ProcedureLookup, ProcedureContext {
    private final OpenTransaction transaction;

    StatementProcedures(OpenTransaction transaction) {
        this.transaction = transaction;
    }

    @Override
    public Procedure procedure(String name) {
        return transaction.engine().procedures().procedure(name);
    }

    @Override
    public ProcedureContext context() {
        return this;
    }

    @Override
    public Transaction transaction() {
        return new NestedTransaction(transaction);
    }

    @Override
    public String database() {
        return transaction.database();
    }

    @Override
    public String user() {
        return transaction.entry().user();
    }

    @Override
    public void checkCancelled() {
        transaction.cancellation().check();
    }

    @Override
    public <T> T service(Class<T> type) {
        if (type == GraphTransaction.class) {
            return type.cast(transaction.graph());
        }
        if (type == RunningTransaction.class) {
            return type.cast(transaction.entry());
        }
        if (type == Tokens.class) {
            return type.cast(transaction.engine().store().tokens());
        }
        return transaction.engine().services().service(type);
    }
}
