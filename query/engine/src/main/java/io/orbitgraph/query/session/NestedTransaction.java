package io.orbitgraph.query.session;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.session.QueryResult;
import io.orbitgraph.model.session.Transaction;
import io.orbitgraph.model.value.MapValue;

/// The transaction of a running statement as a procedure sees it: it can run further statements but not end it. A
/// result is
/// produced at once where the statement writes, so that the outer one does not run on in the middle of it.
final class NestedTransaction implements Transaction {
    private final OpenTransaction transaction;

    NestedTransaction(OpenTransaction transaction) {
        this.transaction = transaction;
    }

    @Override
    public QueryResult run(String query, MapValue parameters) {
        StatementRun run = transaction.prepareNested(query, parameters);
        run.start();
        if (run.writes()) {
            run.bufferRest();
        }
        return run;
    }

    @Override
    public String database() {
        return transaction.database();
    }

    @Override
    public String commit() {
        throw notHere();
    }

    @Override
    public void rollback() {
        throw notHere();
    }

    private static OrbitException notHere() {
        return new OrbitException(
                ErrorCode.PROCEDURE_CALL_FAILED, "A procedure cannot end the transaction that it is called in");
    }

    @Override
    public void close() {}
}
