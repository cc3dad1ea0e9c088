package io.orbitgraph.query.session;

import io.orbitgraph.model.session.QueryResult;
import io.orbitgraph.model.session.Transaction;
import io.orbitgraph.model.value.MapValue;

/// An explicit transaction. A failure rolls it back at once, so that it holds no locks while the client finds out.
final class ExplicitTransaction implements Transaction {
    private final OpenTransaction transaction;

    ExplicitTransaction(OpenTransaction transaction) {
        this.transaction = transaction;
    }

    boolean isOpen() {
        return transaction.isOpen();
    }

    @Override
    public QueryResult run(String query, MapValue parameters) {
        try {
            StatementRun run = transaction.prepare(query, parameters);
            run.start();
            return run;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            rollback();
            throw Failures.of(e, query);
        }
    }

    @Override
    public String database() {
        return transaction.database();
    }

    @Override
    public String commit() {
        try {
            return transaction.commit();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            rollback();
            throw Failures.of(e, "COMMIT");
        }
    }

    @Override
    public void rollback() {
        transaction.rollback();
    }

    @Override
    public void close() {
        rollback();
    }
}
