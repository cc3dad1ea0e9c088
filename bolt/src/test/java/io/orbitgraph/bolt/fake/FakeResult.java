package io.orbitgraph.bolt.fake;

import io.orbitgraph.model.error.SourcePosition;
import io.orbitgraph.model.session.Counters;
import io.orbitgraph.model.session.Notification;
import io.orbitgraph.model.session.PlanDescription;
import io.orbitgraph.model.session.QueryResult;
import io.orbitgraph.model.session.RecordSink;
import io.orbitgraph.model.session.Summary;
import io.orbitgraph.model.session.TransactionOptions;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.Vector;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

final class FakeResult implements QueryResult {
    private static final int BATCH = 256;

    private final FakeSession session;
    private final Script script;
    private final String database;
    private final List<String> writes;
    private final boolean autoCommit;
    private long next;
    private boolean complete;
    private @Nullable String bookmark;

    FakeResult(
            FakeSession session, Script script, TransactionOptions options, List<String> writes, boolean autoCommit) {
        this.session = session;
        this.script = script;
        this.database = FakeSession.database(options);
        this.writes = writes;
        this.autoCommit = autoCommit;
        if (script.write() != null) {
            writes.add(script.write());
        }
    }

    @Override
    public List<String> fields() {
        return script.fields();
    }

    @Override
    public boolean pull(long limit, RecordSink sink) {
        return session.interruptibly(() -> produce(limit, sink));
    }

    private boolean produce(long limit, @Nullable RecordSink sink) {
        if (script.sleepMillis() > 0 && next == 0) {
            sleep();
        }
        long end = limit < 0 ? script.rows() : Math.min(script.rows(), next + limit);
        while (next < end) {
            session.checkInterrupted();
            int count = (int) Math.min(BATCH, end - next);
            Vector[] columns = script.columns().make(next, count);
            next += count;
            if (sink != null) {
                sink.accept(columns, null, count);
            }
        }
        if (next < script.rows()) {
            return true;
        }
        if (!complete) {
            complete = true;
            bookmark = autoCommit ? session.graph.commit(writes) : null;
        }
        return false;
    }

    private void sleep() {
        long end = System.nanoTime() + script.sleepMillis() * 1_000_000;
        session.graph.sleeping.incrementAndGet();
        try {
            while (System.nanoTime() < end) {
                session.checkInterrupted();
                LockSupport.parkNanos(1_000_000);
            }
        } finally {
            session.graph.sleeping.decrementAndGet();
        }
    }

    @Override
    public boolean discard(long limit) {
        return session.interruptibly(() -> produce(limit, null));
    }

    @Override
    public Summary summary() {
        boolean wrote = script.write() != null;
        return new Summary(
                wrote ? Summary.QueryType.WRITE : Summary.QueryType.READ,
                wrote ? new Counters(1, 0, 0, 0, 2, 1, 0, 0, 0, 0, 0, 0) : Counters.NONE,
                database,
                bookmark,
                plan(),
                notifications(),
                1,
                2);
    }

    private @Nullable PlanDescription plan() {
        PlanDescription.Profile profile = new PlanDescription.Profile(3, 4, 5000);
        return switch (script.word()) {
            case "EXPLAIN" -> operator(null);
            case "PROFILE" -> operator(profile);
            default -> null;
        };
    }

    private static PlanDescription operator(PlanDescription.@Nullable Profile profile) {
        PlanDescription child =
                new PlanDescription("AllNodesScan", Map.of("Details", Value.of("n")), List.of("n"), List.of(), profile);
        return new PlanDescription(
                "ProduceResults", Map.of("EstimatedRows", Value.of(1.5)), List.of("n"), List.of(child), profile);
    }

    private List<Notification> notifications() {
        if (!script.word().equals("WARN")) {
            return List.of();
        }
        return List.of(
                new Notification(
                        "Neo.ClientNotification.Statement.CartesianProduct",
                        "03N90",
                        "Cartesian product",
                        "the patterns are not connected",
                        Notification.Severity.INFORMATION,
                        Notification.Classification.PERFORMANCE,
                        new SourcePosition(3, 1, 4)),
                new Notification(
                        "Neo.ClientNotification.Statement.FeatureDeprecationWarning",
                        "01N01",
                        "Deprecated",
                        "id() is deprecated",
                        Notification.Severity.WARNING,
                        Notification.Classification.DEPRECATION,
                        null));
    }

    @Override
    public void close() {
        if (autoCommit && !complete) {
            writes.clear();
        }
    }
}
