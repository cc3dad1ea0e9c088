package io.orbitgraph.server.shell;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.error.SourcePosition;
import io.orbitgraph.model.session.Counters;
import io.orbitgraph.model.session.Credentials;
import io.orbitgraph.model.session.GraphService;
import io.orbitgraph.model.session.PlanDescription;
import io.orbitgraph.model.session.QueryResult;
import io.orbitgraph.model.session.RecordSink;
import io.orbitgraph.model.session.Session;
import io.orbitgraph.model.session.Summary;
import io.orbitgraph.model.session.Transaction;
import io.orbitgraph.model.session.TransactionOptions;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.LongVector;
import io.orbitgraph.model.vector.ValueVector;
import io.orbitgraph.model.vector.Vector;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A database that knows a few words: `RETURN <integer or $name>`, `ROWS <count>`, `CREATE`, `EXPLAIN`, `FAIL`, `WAIT`.
/// User `ann`, password `secret`.
final class ScriptedGraph implements GraphService {
    /// What happened, in order: statements, `BEGIN`, `COMMIT`, `ROLLBACK`.
    final List<String> log = new CopyOnWriteArrayList<>();

    final CountDownLatch waiting = new CountDownLatch(1);
    final CountDownLatch interrupted = new CountDownLatch(1);

    @Override
    public Session login(Credentials credentials, String clientAddress) {
        if (credentials instanceof Credentials.Basic(var user, var password)
                && user.equals("ann")
                && password.equals("secret")) {
            return new ScriptedSession();
        }
        throw new OrbitException(ErrorCode.UNAUTHORIZED, "user name or password is wrong");
    }

    private QueryResult run(String query, MapValue parameters) {
        log.add(query);
        String[] words = query.split("\\s+");
        return switch (words[0]) {
            case "RETURN" -> {
                Value value = words[1].startsWith("$")
                        ? parameters.get(words[1].substring(1))
                        : Value.of(Long.parseLong(words[1]));
                yield new Rows(List.of("value"), 1, new ValueVector(new Value[] {value}), Counters.NONE, null);
            }
            case "ROWS" -> {
                LongVector numbers = new LongVector(Integer.parseInt(words[1]));
                for (int i = 0; i < numbers.values.length; i++) {
                    numbers.values[i] = i;
                }
                yield new Rows(List.of("n"), numbers.values.length, numbers, Counters.NONE, null);
            }
            case "CREATE" ->
                new Rows(List.of(), 0, new LongVector(0), new Counters(2, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0), null);
            case "EXPLAIN" ->
                new Rows(
                        List.of("n"),
                        0,
                        new LongVector(0),
                        Counters.NONE,
                        new PlanDescription(
                                "NodeByLabelScan",
                                Map.of("Details", Value.of("n:Person")),
                                List.of("n"),
                                List.of(),
                                null));
            case "WAIT" -> {
                waiting.countDown();
                try {
                    interrupted.await(20, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                throw new OrbitException(ErrorCode.TRANSACTION_TERMINATED, "interrupted");
            }
            default ->
                throw new OrbitException(
                        ErrorCode.UNEXPECTED_SYNTAX, "Unexpected word '" + words[1] + "'", new SourcePosition(5, 1, 6));
        };
    }

    private record Rows(
            List<String> fields,
            int count,
            Vector column,
            Counters counters,
            @Nullable PlanDescription plan) implements QueryResult {
        @Override
        public boolean pull(long limit, RecordSink sink) {
            // All at once: how a server cuts a result is not what is tested here.
            if (count > 0) {
                sink.accept(new Vector[] {column}, null, count);
            }
            return false;
        }

        @Override
        public boolean discard(long limit) {
            return false;
        }

        @Override
        public Summary summary() {
            return new Summary(Summary.QueryType.READ_WRITE, counters, "main", "b:1", plan, List.of(), 3, 4);
        }

        @Override
        public void close() {}
    }

    private final class ScriptedSession implements Session {
        @Override
        public String user() {
            return "ann";
        }

        @Override
        public String homeDatabase() {
            return "main";
        }

        @Override
        public QueryResult run(String query, MapValue parameters, TransactionOptions options) {
            return ScriptedGraph.this.run(query, parameters);
        }

        @Override
        public Transaction begin(TransactionOptions options) {
            log.add("BEGIN");
            return new ScriptedTransaction();
        }

        @Override
        public void interrupt() {
            // Clients reset their connections at other times too.
            if (waiting.getCount() == 0) {
                interrupted.countDown();
            }
        }

        @Override
        public void close() {}
    }

    private final class ScriptedTransaction implements Transaction {
        private boolean over;

        @Override
        public QueryResult run(String query, MapValue parameters) {
            return ScriptedGraph.this.run(query, parameters);
        }

        @Override
        public String database() {
            return "main";
        }

        @Override
        public String commit() {
            over = true;
            log.add("COMMIT");
            return "b:2";
        }

        @Override
        public void rollback() {
            close();
        }

        @Override
        public void close() {
            if (!over) {
                over = true;
                log.add("ROLLBACK");
            }
        }
    }
}
