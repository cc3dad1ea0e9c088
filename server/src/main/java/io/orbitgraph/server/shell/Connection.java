package io.orbitgraph.server.shell;

import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.AuthToken;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Query;
import org.neo4j.driver.Result;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.Transaction;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;
import org.neo4j.driver.exceptions.Neo4jException;

/// One user's session with a server: the database in use, the open transaction, the parameters.
///
/// Used by one thread; only [#cancel()] may be called by another.
final class Connection implements AutoCloseable {
    private final Driver driver;
    private final Map<String, Value> parameters = new TreeMap<>();
    private final Object cancelling = new Object();
    private String database;
    private Session session;
    private @Nullable Transaction transaction;
    /// The thread that waits for the server, guarded by `cancelling`.
    private @Nullable Thread running;

    private volatile boolean cancelled;

    private Connection(Driver driver, String database) {
        this.driver = driver;
        this.database = database;
        session = driver.session(config().build());
    }

    /// Connects and logs in.
    ///
    /// @param database empty for the user's home database
    static Connection open(URI address, AuthToken token, String database) {
        Config config = Config.builder()
                .withUserAgent("orbit-shell")
                .withMaxConnectionPoolSize(2)
                .withTelemetryDisabled(true)
                // A statement that the user cancelled must not run again.
                .withAutoCommitRetriesDisabled(true)
                .build();
        Driver driver = GraphDatabase.driver(address, token, config);
        try {
            driver.verifyConnectivity();
            return new Connection(driver, database);
        } catch (RuntimeException e) {
            driver.close();
            throw e;
        }
    }

    String database() {
        return database;
    }

    void use(String name) {
        if (transaction != null) {
            throw new ShellException("A transaction is open; :commit or :rollback it before changing the database.");
        }
        session.close();
        database = name;
        session = driver.session(config().build());
    }

    Map<String, Value> parameters() {
        return Collections.unmodifiableMap(parameters);
    }

    void setParameter(String name, Value value) {
        parameters.put(name, value);
    }

    void clearParameters() {
        parameters.clear();
    }

    boolean inTransaction() {
        return transaction != null;
    }

    void begin() {
        if (transaction != null) {
            throw new ShellException("A transaction is open already; :commit or :rollback it first.");
        }
        transaction = session.beginTransaction();
    }

    void commit() {
        end(Transaction::commit);
    }

    void rollback() {
        end(Transaction::rollback);
    }

    /// Runs a statement, in the open transaction if there is one, and hands its result to `reader`.
    /// After a failure the transaction is gone, on the server too.
    ///
    /// @throws ShellException if the statement was cancelled
    <T> T run(String statement, Function<Result, T> reader) {
        cancelled = false;
        synchronized (cancelling) {
            running = Thread.currentThread();
        }
        boolean done = false;
        try {
            Query query = new Query(statement, Values.value(Collections.<String, Object>unmodifiableMap(parameters)));
            Result result = transaction == null ? session.run(query) : transaction.run(query);
            T answer = reader.apply(result);
            done = true;
            return answer;
        } catch (Neo4jException e) {
            if (cancelled) {
                throw new ShellException("Cancelled.");
            }
            throw e;
        } finally {
            synchronized (cancelling) {
                running = null;
                // A late cancellation may have left the flag set, and the next wait would trip over it.
                Thread.interrupted();
            }
            if (!done) {
                recover();
            }
        }
    }

    boolean isCancelled() {
        return cancelled;
    }

    /// Stops the running statement, if any. The driver closes the connection of a thread that is interrupted, and the
    /// server ends what a lost client had asked for.
    void cancel() {
        synchronized (cancelling) {
            if (running != null) {
                cancelled = true;
                running.interrupt();
            }
        }
    }

    @Override
    public void close() {
        closeQuietly(transaction);
        closeQuietly(session);
        driver.close();
    }

    private void end(java.util.function.Consumer<Transaction> how) {
        if (transaction == null) {
            throw new ShellException("No transaction is open; :begin starts one.");
        }
        try (Transaction ending = transaction) {
            transaction = null;
            how.accept(ending);
        }
    }

    private void recover() {
        closeQuietly(transaction);
        transaction = null;
        var bookmarks = session.lastBookmarks();
        closeQuietly(session);
        session = driver.session(config().withBookmarks(bookmarks).build());
    }

    private SessionConfig.Builder config() {
        return database.isEmpty()
                ? SessionConfig.builder()
                : SessionConfig.builder().withDatabase(database);
    }

    private static void closeQuietly(@Nullable AutoCloseable resource) {
        if (resource != null) {
            try {
                resource.close();
            } catch (Exception e) {
                // Its failure was reported when it happened; closing only repeats it.
            }
        }
    }
}
