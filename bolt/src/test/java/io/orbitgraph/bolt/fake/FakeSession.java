package io.orbitgraph.bolt.fake;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.session.QueryResult;
import io.orbitgraph.model.session.Session;
import io.orbitgraph.model.session.Transaction;
import io.orbitgraph.model.session.TransactionOptions;
import io.orbitgraph.model.value.MapValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

public final class FakeSession implements Session {
    final FakeGraph graph;
    private final String user;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile boolean interrupted;
    private @Nullable FakeTransaction open;

    FakeSession(FakeGraph graph, String user) {
        this.graph = graph;
        this.user = user;
    }

    @Override
    public String user() {
        return user;
    }

    @Override
    public String homeDatabase() {
        return "neo4j";
    }

    @Override
    public QueryResult run(String query, MapValue parameters, TransactionOptions options) {
        if (open != null) {
            throw new OrbitException(ErrorCode.TRANSACTION_ALREADY_OPEN, "a transaction is open");
        }
        List<String> writes = new ArrayList<>();
        Script script = Script.of(query, parameters, options);
        return new FakeResult(this, script, options, writes, true);
    }

    @Override
    public Transaction begin(TransactionOptions options) {
        if (open != null) {
            throw new OrbitException(ErrorCode.TRANSACTION_ALREADY_OPEN, "a transaction is open");
        }
        FakeTransaction transaction = new FakeTransaction(options, database(options));
        open = transaction;
        graph.openTransactions.incrementAndGet();
        return transaction;
    }

    static String database(TransactionOptions options) {
        for (String bookmark : options.bookmarks()) {
            if (!bookmark.startsWith("fake:")) {
                throw new OrbitException(ErrorCode.INVALID_BOOKMARK, "no bookmark of this database: " + bookmark);
            }
        }
        String name = options.database();
        String database = name == null ? "neo4j" : name.toLowerCase(Locale.ROOT);
        if (!FakeGraph.DATABASES.contains(database)) {
            throw new OrbitException(ErrorCode.DATABASE_NOT_FOUND, "there is no database " + name);
        }
        return database;
    }

    @Override
    public void interrupt() {
        if (running.get()) {
            interrupted = true;
        }
    }

    /// Runs `work` as something that can be interrupted.
    <T> T interruptibly(java.util.function.Supplier<T> work) {
        interrupted = false;
        running.set(true);
        try {
            return work.get();
        } finally {
            running.set(false);
        }
    }

    void checkInterrupted() {
        if (interrupted) {
            throw new OrbitException(ErrorCode.TRANSACTION_TERMINATED, "the transaction was terminated");
        }
    }

    @Override
    public void close() {
        if (open != null) {
            open.close();
        }
        graph.openSessions.remove(this);
    }

    private final class FakeTransaction implements Transaction {
        private final TransactionOptions options;
        private final String database;
        private final List<String> writes = new ArrayList<>();
        private boolean closed;

        FakeTransaction(TransactionOptions options, String database) {
            this.options = options;
            this.database = database;
        }

        @Override
        public QueryResult run(String query, MapValue parameters) {
            requireOpen();
            return new FakeResult(FakeSession.this, Script.of(query, parameters, options), options, writes, false);
        }

        @Override
        public String database() {
            return database;
        }

        @Override
        public String commit() {
            requireOpen();
            if (writes.contains("conflict")) {
                throw new OrbitException(ErrorCode.WRITE_CONFLICT, "another transaction was first");
            }
            close();
            return graph.commit(writes);
        }

        @Override
        public void rollback() {
            requireOpen();
            close();
        }

        private void requireOpen() {
            if (closed) {
                throw new OrbitException(ErrorCode.TRANSACTION_NOT_OPEN, "the transaction is over");
            }
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                open = null;
                graph.openTransactions.decrementAndGet();
            }
        }
    }
}
