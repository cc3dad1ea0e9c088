package io.orbitgraph.query.session;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.session.QueryResult;
import io.orbitgraph.model.session.Session;
import io.orbitgraph.model.session.Transaction;
import io.orbitgraph.model.session.TransactionOptions;
import io.orbitgraph.model.value.MapValue;
import org.jspecify.annotations.Nullable;

/// One client's session. Opening a result ends a result of an auto-commit statement that is still open.
final class EngineSession implements Session {
    private final Engine engine;
    private final String user;
    private final String clientAddress;
    private @Nullable ExplicitTransaction explicit;
    private @Nullable AutoCommitResult result;
    private volatile @Nullable OpenTransaction running;

    EngineSession(Engine engine, String user, String clientAddress) {
        this.engine = engine;
        this.user = user;
        this.clientAddress = clientAddress;
    }

    @Override
    public String user() {
        return user;
    }

    @Override
    public String homeDatabase() {
        return DatabaseNames.HOME;
    }

    @Override
    public QueryResult run(String query, MapValue parameters, TransactionOptions options) {
        requireNoTransaction();
        endResult();
        AutoCommitResult opened = new AutoCommitResult(this, query, parameters, options);
        result = opened;
        opened.start();
        return opened;
    }

    @Override
    public Transaction begin(TransactionOptions options) {
        requireNoTransaction();
        endResult();
        ExplicitTransaction opened = new ExplicitTransaction(open(options));
        explicit = opened;
        return opened;
    }

    private void requireNoTransaction() {
        if (explicit != null && explicit.isOpen()) {
            throw new OrbitException(
                    ErrorCode.TRANSACTION_ALREADY_OPEN,
                    "The session has an open transaction; commit it or roll it back first");
        }
        explicit = null;
    }

    private void endResult() {
        AutoCommitResult open = result;
        if (open != null) {
            open.close();
            result = null;
        }
    }

    /// Begins a transaction that {@link #interrupt} reaches.
    OpenTransaction open(TransactionOptions options) {
        OpenTransaction opened = OpenTransaction.begin(engine, user, clientAddress, options);
        running = opened;
        return opened;
    }

    @Override
    public void interrupt() {
        OpenTransaction open = running;
        if (open != null) {
            open.entry().terminate();
        }
    }

    @Override
    public void close() {
        endResult();
        if (explicit != null) {
            explicit.close();
            explicit = null;
        }
    }
}
