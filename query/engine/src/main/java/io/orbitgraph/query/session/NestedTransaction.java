package io.orbitgraph.query.session;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.procedure.ProcedureSignature;
import io.orbitgraph.model.session.QueryResult;
import io.orbitgraph.model.session.Transaction;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.query.runtime.UpdateCounts;

/// The transaction of a running statement as a procedure sees it: it can run further statements but not end it. A
/// result is produced at once where the statement writes, so that the outer one does not run on in the middle of it,
/// and what it wrote counts as the outer one's.
final class NestedTransaction implements Transaction {
    private final OpenTransaction transaction;
    private final UpdateCounts updates;
    private final ProcedureSignature.Mode mode;

    /// @param updates of the outer statement
    /// @param mode of the procedure
    NestedTransaction(OpenTransaction transaction, UpdateCounts updates, ProcedureSignature.Mode mode) {
        this.transaction = transaction;
        this.updates = updates;
        this.mode = mode;
    }

    @Override
    public QueryResult run(String query, MapValue parameters) {
        StatementRun run = transaction.prepareNested(query, parameters);
        if (run.writes() && !mode.isWriting()) {
            throw new OrbitException(
                    ErrorCode.PROCEDURE_CALL_FAILED,
                    "A function or a procedure of mode " + mode + " cannot run a statement that writes");
        }
        run.start();
        if (run.writes()) {
            run.bufferRest();
            updates.add(run.summary().counters());
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
