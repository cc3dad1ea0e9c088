package io.orbitgraph.query.session;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.session.AccessMode;
import io.orbitgraph.model.session.Counters;
import io.orbitgraph.model.session.PlanDescription;
import io.orbitgraph.model.session.QueryResult;
import io.orbitgraph.model.session.RecordSink;
import io.orbitgraph.model.session.Summary;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.query.language.CompiledStatement;
import io.orbitgraph.query.planner.PlanDescriber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One run of a statement in an open transaction. As a {@link QueryResult} it belongs to an explicit transaction: a
/// failure rolls that back. {@link AutoCommitResult} uses {@link #advance} and sees to the transaction itself.
final class StatementRun implements QueryResult {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final OpenTransaction transaction;
    private final String query;
    private final PreparedStatement prepared;
    private final MapValue parameters;
    private long startedNanos = System.nanoTime();
    private long firstNanos = -1;
    private long lastNanos = -1;
    private @Nullable Execution execution;
    private Counters schemaChanges = Counters.NONE;
    private boolean schemaChanged;
    private boolean done;

    StatementRun(OpenTransaction transaction, String query, PreparedStatement prepared, MapValue parameters) {
        this.transaction = transaction;
        this.query = query;
        this.prepared = prepared;
        this.parameters = parameters;
    }

    private CompiledStatement.Mode mode() {
        return prepared.compiled().mode();
    }

    private boolean isExplain() {
        return mode() == CompiledStatement.Mode.EXPLAIN;
    }

    /// Whether running it changes anything.
    boolean writes() {
        return !isExplain()
                && switch (prepared) {
                    case PreparedStatement.Query planned -> planned.plan().writes();
                    case PreparedStatement.CreateIndex _, PreparedStatement.DropIndex _ -> true;
                };
    }

    /// Checks what can be checked before the first record is asked for.
    void start() {
        if (writes() && transaction.options().mode() == AccessMode.READ) {
            throw new OrbitException(
                    ErrorCode.WRITE_IN_READ_MODE,
                    "Writing in read access mode not allowed. Attempted write to " + transaction.database());
        }
        if (isExplain()) {
            checkParameters(prepared.compiled().implicitArguments());
            return;
        }
        checkParameters(prepared.compiled().parameters());
        switch (prepared) {
            case PreparedStatement.Query planned -> {
                if (transaction.database().equals(DatabaseNames.SYSTEM)
                        && planned.plan().touchesGraph()) {
                    throw noGraphInSystem();
                }
            }
            case PreparedStatement.CreateIndex _, PreparedStatement.DropIndex _ -> {
                if (transaction.database().equals(DatabaseNames.SYSTEM)) {
                    throw noGraphInSystem();
                }
            }
        }
    }

    private static OrbitException noGraphInSystem() {
        return new OrbitException(
                ErrorCode.UNSUPPORTED_FEATURE,
                "The database 'system' holds no graph; run the statement on '" + DatabaseNames.HOME + "'");
    }

    private void checkParameters(List<String> needed) {
        List<String> missing = needed.stream()
                .filter(name -> !parameters.containsKey(name))
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            throw new OrbitException(
                    ErrorCode.MISSING_PARAMETER, "Expected parameter(s): " + String.join(", ", missing));
        }
    }

    @Override
    public List<String> fields() {
        return prepared instanceof PreparedStatement.Query planned ? planned.fields() : List.of();
    }

    @Override
    public boolean pull(long limit, RecordSink sink) {
        return guarded(limit, sink);
    }

    @Override
    public boolean discard(long limit) {
        return guarded(limit, null);
    }

    private boolean guarded(long limit, @Nullable RecordSink sink) {
        try {
            return advance(limit, sink);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            transaction.rollback();
            throw Failures.of(e, query);
        }
    }

    /// Produces up to `limit` records.
    ///
    /// @return whether there is more
    boolean advance(long limit, @Nullable RecordSink sink) {
        if (done) {
            return false;
        }
        Execution running = execution();
        boolean more = running != null && running.stream().pull(limit, sink);
        if (firstNanos < 0) {
            firstNanos = System.nanoTime();
        }
        if (!more) {
            finish();
        }
        return more;
    }

    /// Runs ahead of the client; see {@link RecordStream#bufferUpTo}.
    ///
    /// @return whether all rows are there
    boolean bufferUpTo(long rows) {
        Execution running = done ? null : execution();
        boolean drained = running == null || running.stream().bufferUpTo(rows);
        if (drained && running != null) {
            running.checkConsistency();
        }
        return drained;
    }

    /// Produces everything now; the client gets it when it asks.
    void bufferRest() {
        bufferUpTo(Long.MAX_VALUE);
    }

    private @Nullable Execution execution() {
        Execution running = execution;
        if (running == null && !isExplain() && !schemaChanged) {
            switch (prepared) {
                case PreparedStatement.Query planned -> {
                    running = Execution.of(
                            transaction, query, planned.plan(), parameters, mode() == CompiledStatement.Mode.PROFILE);
                    execution = running;
                }
                case PreparedStatement.CreateIndex(var _, var statement) -> {
                    schemaChanged = true;
                    schemaChanges = new SchemaCommands(transaction).create(statement);
                }
                case PreparedStatement.DropIndex(var _, var statement) -> {
                    schemaChanged = true;
                    schemaChanges = new SchemaCommands(transaction).drop(statement);
                }
            }
        }
        return running;
    }

    private void finish() {
        done = true;
        lastNanos = System.nanoTime();
        if (execution != null) {
            execution.finish();
        }
    }

    /// Whether nothing is left to run; records may still wait for the client.
    boolean isDrained() {
        return done || schemaChanged || (execution != null && execution.stream().isDrained());
    }

    boolean isDone() {
        return done;
    }

    /// Lets go of everything without running to the end.
    void abandon() {
        done = true;
        if (execution != null) {
            execution.abandon();
        }
    }

    long startedNanos() {
        return startedNanos;
    }

    /// For a run that repeats another one: time counts from the first try.
    void startedAt(long nanos) {
        startedNanos = nanos;
    }

    @Override
    public Summary summary() {
        return summary(null);
    }

    Summary summary(@Nullable String bookmark) {
        long now = System.nanoTime();
        long first = firstNanos < 0 ? now : firstNanos;
        long last = lastNanos < 0 ? now : lastNanos;
        return new Summary(
                type(),
                execution == null ? schemaChanges : execution.counters(),
                transaction.database(),
                bookmark,
                plan(),
                prepared.compiled().notifications(),
                (first - startedNanos) / NANOS_PER_MILLI,
                Math.max(0, (last - first) / NANOS_PER_MILLI));
    }

    private Summary.QueryType type() {
        return switch (prepared) {
            case PreparedStatement.Query planned ->
                planned.plan().writes()
                        ? planned.fields().isEmpty() ? Summary.QueryType.WRITE : Summary.QueryType.READ_WRITE
                        : Summary.QueryType.READ;
            case PreparedStatement.CreateIndex _, PreparedStatement.DropIndex _ -> Summary.QueryType.SCHEMA;
        };
    }

    private @Nullable PlanDescription plan() {
        if (!(prepared instanceof PreparedStatement.Query planned) || mode() == CompiledStatement.Mode.EXECUTE) {
            return null;
        }
        PlanDescriber describer = new PlanDescriber(transaction.engine().store().tokens());
        Execution running = execution;
        return describer.describe(planned.plan(), plan -> running == null ? null : running.profile(plan));
    }

    @Override
    public void close() {
        abandon();
    }
}
