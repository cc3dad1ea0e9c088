package io.orbitgraph.query.session;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.session.QueryResult;
import io.orbitgraph.model.session.RecordSink;
import io.orbitgraph.model.session.Summary;
import io.orbitgraph.model.session.TransactionOptions;
import io.orbitgraph.model.value.MapValue;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The result of a statement that is a transaction of its own.
///
/// A statement that writes is run ahead of the client: if it ends within {@link #AHEAD_ROWS} rows it is committed
/// before the first record goes out, and while nothing went out a conflict with another transaction makes it run again,
/// on a new snapshot.
final class AutoCommitResult implements QueryResult {
    private static final long AHEAD_ROWS = 8_192;
    private static final int ATTEMPTS = 20;

    private final EngineSession session;
    private final String query;
    private final MapValue parameters;
    private final TransactionOptions options;
    private @Nullable OpenTransaction transaction;
    private @Nullable StatementRun run;
    private @Nullable String bookmark;
    private boolean ahead;

    AutoCommitResult(EngineSession session, String query, MapValue parameters, TransactionOptions options) {
        this.session = session;
        this.query = query;
        this.parameters = parameters;
        this.options = options;
    }

    /// Compiles and checks.
    void start() {
        guarded(() -> {
            begin();
            return true;
        });
    }

    private StatementRun begin() {
        OpenTransaction opened = session.open(options);
        transaction = opened;
        StatementRun prepared = opened.prepare(query, parameters);
        run = prepared;
        prepared.start();
        return prepared;
    }

    private StatementRun run() {
        if (run == null) {
            throw new OrbitException(ErrorCode.TRANSACTION_NOT_OPEN, "The result is not open");
        }
        return run;
    }

    @Override
    public List<String> fields() {
        return run().fields();
    }

    @Override
    public boolean pull(long limit, RecordSink sink) {
        return pullOrDiscard(limit, sink);
    }

    @Override
    public boolean discard(long limit) {
        return pullOrDiscard(limit, null);
    }

    private boolean pullOrDiscard(long limit, @Nullable RecordSink sink) {
        return guarded(() -> {
            if (run().writes() && !ahead) {
                runAhead();
            }
            boolean more = run().advance(limit, sink);
            if (!more) {
                commit();
            }
            return more;
        });
    }

    private void runAhead() {
        for (int attempt = 1; ; attempt++) {
            try {
                if (run().bufferUpTo(AHEAD_ROWS)) {
                    commit();
                }
                ahead = true;
                return;
            } catch (OrbitException e) {
                boolean again = e.code() == ErrorCode.WRITE_CONFLICT || e.code() == ErrorCode.DEADLOCK_DETECTED;
                if (!again || attempt == ATTEMPTS || bookmark != null) {
                    throw e;
                }
                restart(attempt);
            }
        }
    }

    /// Waits a moment, longer and more at random each time, so that two statements do not meet again; then starts anew.
    private void restart(int attempt) {
        OpenTransaction failed = transaction;
        if (failed != null) {
            failed.rollback();
            failed.cancellation().check();
        }
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(100_000L << Math.min(attempt, 8)));
        long firstStart = run().startedNanos();
        begin().startedAt(firstStart);
    }

    private void commit() {
        OpenTransaction open = transaction;
        if (open != null && open.isOpen() && bookmark == null) {
            bookmark = open.commit();
        }
    }

    private interface Step {
        boolean run();
    }

    private boolean guarded(Step step) {
        try {
            return step.run();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            close();
            throw Failures.of(e, query);
        }
    }

    @Override
    public Summary summary() {
        return run().summary(bookmark);
    }

    @Override
    public void close() {
        if (transaction != null) {
            transaction.rollback();
        }
    }
}
