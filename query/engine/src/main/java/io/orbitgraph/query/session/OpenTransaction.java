package io.orbitgraph.query.session;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.session.TransactionOptions;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.query.runtime.Cancellation;
import io.orbitgraph.store.graph.GraphTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A transaction of the store with what the engine adds: mode, deadline, its place in the registry, its open results.
final class OpenTransaction {
    private final Engine engine;
    private final GraphTransaction graph;
    private final TransactionOptions options;
    private final String database;
    private final long schemaVersion;
    private final Instant started;
    private final Cancellation cancellation;
    private final RunningTransaction entry;
    private final List<StatementRun> runs = new ArrayList<>();
    private boolean open = true;

    private OpenTransaction(
            Engine engine,
            GraphTransaction graph,
            TransactionOptions options,
            String database,
            long schemaVersion,
            Cancellation cancellation,
            RunningTransaction entry) {
        this.engine = engine;
        this.graph = graph;
        this.options = options;
        this.database = database;
        this.schemaVersion = schemaVersion;
        this.started = entry.started();
        this.cancellation = cancellation;
        this.entry = entry;
    }

    /// Waits for the bookmarks, then begins.
    static OpenTransaction begin(Engine engine, String user, String clientAddress, TransactionOptions options) {
        String database = DatabaseNames.resolve(options.database());
        String impersonated = options.impersonatedUser();
        if (impersonated != null && !impersonated.equals(user)) {
            throw new OrbitException(
                    ErrorCode.FORBIDDEN, "User '" + user + "' may not impersonate '" + impersonated + "'");
        }
        engine.bookmarks().await(options.bookmarks());
        Cancellation cancellation = new Cancellation(System::nanoTime, deadline(engine, options));
        RunningTransaction entry = new RunningTransaction(
                engine.transactions().nextNumber(),
                database,
                user,
                clientAddress,
                engine.options().clock().instant(),
                cancellation,
                options.metadata());
        long schemaVersion = engine.store().schemaVersion();
        OpenTransaction opened = new OpenTransaction(
                engine, engine.store().begin(), options, database, schemaVersion, cancellation, entry);
        engine.transactions().add(entry);
        return opened;
    }

    private static long deadline(Engine engine, TransactionOptions options) {
        Duration asked = options.timeout();
        Duration timeout = asked == null ? engine.options().transactionTimeout() : asked;
        return timeout.isZero() ? Cancellation.NEVER : System.nanoTime() + timeout.toNanos();
    }

    /// Prepares a statement to be run here. Results that are still open keep what they would have seen before it.
    StatementRun prepare(String query, MapValue parameters) {
        requireOpen();
        StatementRun run = prepareNested(query, parameters);
        for (StatementRun other : runs) {
            if (other.writes() || run.writes()) {
                other.bufferRest();
            }
        }
        runs.removeIf(StatementRun::isDone);
        runs.add(run);
        return run;
    }

    /// Prepares a statement that runs inside another one (from a procedure), which goes on afterwards.
    StatementRun prepareNested(String query, MapValue parameters) {
        entry.query(query);
        cancellation.check();
        PreparedStatement prepared = engine.preparer().prepare(query, schemaVersion, graph);
        return new StatementRun(this, query, prepared, parameters);
    }

    private void requireOpen() {
        if (!open) {
            throw new OrbitException(ErrorCode.TRANSACTION_NOT_OPEN, "The transaction has ended; begin another one");
        }
    }

    /// Runs open results to their end and makes everything durable.
    ///
    /// @return the bookmark
    String commit() {
        requireOpen();
        for (StatementRun run : runs) {
            if (!run.isDrained()) {
                run.discard(-1);
            }
        }
        cancellation.check();
        long commit = graph.commit();
        end();
        return engine.bookmarks().of(commit);
    }

    void rollback() {
        if (open) {
            try {
                runs.forEach(StatementRun::abandon);
                graph.rollback();
            } finally {
                end();
            }
        }
    }

    private void end() {
        open = false;
        runs.clear();
        graph.close();
        engine.transactions().remove(entry);
    }

    boolean isOpen() {
        return open;
    }

    Engine engine() {
        return engine;
    }

    GraphTransaction graph() {
        return graph;
    }

    TransactionOptions options() {
        return options;
    }

    String database() {
        return database;
    }

    Instant started() {
        return started;
    }

    Cancellation cancellation() {
        return cancellation;
    }

    RunningTransaction entry() {
        return entry;
    }
}
