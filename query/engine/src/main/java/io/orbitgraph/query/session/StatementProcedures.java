package io.orbitgraph.query.session;

import io.orbitgraph.model.error.SourcePosition;
import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.procedure.ProcedureSignature;
import io.orbitgraph.model.session.Transaction;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.query.runtime.ProcedureLookup;
import io.orbitgraph.store.graph.GraphReader;
import io.orbitgraph.store.graph.GraphTransaction;
import io.orbitgraph.store.graph.Tokens;

/// The procedures as one statement calls them, and what they may use: the statement's transaction and the host's
/// services.
///
/// @param query the statement's text
record StatementProcedures(OpenTransaction transaction, String query) implements ProcedureLookup {
    @Override
    public Procedure procedure(String name) {
        return transaction.engine().procedures().procedure(name);
    }

    @Override
    public ProcedureContext context(ExecutionContext execution, ProcedureSignature.Mode mode) {
        return new CallContext(transaction, execution, mode);
    }

    @Override
    public SourcePosition position(int offset) {
        return SourcePosition.of(query, offset);
    }

    private record CallContext(OpenTransaction open, ExecutionContext execution, ProcedureSignature.Mode mode)
            implements ProcedureContext {
        @Override
        public Transaction transaction() {
            return new NestedTransaction(open, execution.updates(), mode);
        }

        @Override
        public String database() {
            return open.database();
        }

        @Override
        public String user() {
            return open.entry().user();
        }

        @Override
        public void checkCancelled() {
            open.cancellation().check();
        }

        @Override
        public <T> T service(Class<T> type) {
            if (type == GraphReader.class) {
                return type.cast(open.graph());
            }
            if (type == GraphTransaction.class) {
                return type.cast(new CountedTransaction(execution, mode));
            }
            if (type == RunningTransaction.class) {
                return type.cast(open.entry());
            }
            if (type == Tokens.class) {
                return type.cast(open.engine().store().tokens());
            }
            return open.engine().services().service(type);
        }
    }
}
