package io.orbitgraph.query.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.session.AccessMode;
import io.orbitgraph.model.session.Credentials;
import io.orbitgraph.model.session.PlanDescription;
import io.orbitgraph.model.session.QueryResult;
import io.orbitgraph.model.session.Session;
import io.orbitgraph.model.session.Summary;
import io.orbitgraph.model.session.Transaction;
import io.orbitgraph.model.session.TransactionOptions;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.query.function.BuiltInFunctions;
import io.orbitgraph.query.procedure.ProcedureRegistry;
import io.orbitgraph.store.testkit.InMemoryGraphStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Sessions on the in-memory store, spoken to in {@link ScriptLanguage}.
final class EngineSessionTest {
    private final InMemoryGraphStore store = new InMemoryGraphStore();
    private final ScriptLanguage language = new ScriptLanguage();
    private final EngineGraphService service = new EngineGraphService(
            store,
            List.of(language),
            BuiltInFunctions.registry(),
            ProcedureRegistry.withBuiltIns(),
            new Services(),
            Authenticator.OPEN,
            EngineOptions.DEFAULT);
    private final Session session = service.login(new Credentials.Basic("ann", "secret"), "test");

    @AfterEach
    void close() {
        session.close();
        assertThat(service.transactions().all()).isEmpty();
        store.close();
    }

    @Test
    void resultIsPulledPageByPage() {
        QueryResult result = session.run("numbers", list(5_000), TransactionOptions.DEFAULT);
        assertThat(result.fields()).containsExactly("x");
        List<Value> first = new ArrayList<>();
        assertThat(pull(result, 3, first)).isTrue();
        assertThat(first).containsExactly(Value.of(0), Value.of(1), Value.of(2));
        List<Value> second = new ArrayList<>();
        assertThat(pull(result, 4_000, second)).isTrue();
        assertThat(second).hasSize(4_000).startsWith(Value.of(3)).endsWith(Value.of(4_002));
        List<Value> rest = new ArrayList<>();
        assertThat(pull(result, 997, rest)).isFalse();
        assertThat(rest).hasSize(997).endsWith(Value.of(4_999));
        assertThat(result.summary().type()).isEqualTo(Summary.QueryType.READ);
    }

    @Test
    void autoCommitIsVisibleWhenTheResultIsExhausted() {
        session.run("create", list(3), TransactionOptions.DEFAULT);
        assertThat(count()).as("the statement was never pulled").isZero();
        QueryResult result = session.run("create", list(3), TransactionOptions.DEFAULT);
        assertThat(all(result)).containsExactly(Value.of(0), Value.of(1), Value.of(2));
        assertThat(result.summary().counters().nodesCreated()).isEqualTo(3);
        assertThat(result.summary().counters().propertiesSet()).isEqualTo(3);
        assertThat(result.summary().type()).isEqualTo(Summary.QueryType.READ_WRITE);
        assertThat(result.summary().bookmark()).isNotNull();
        assertThat(count()).isEqualTo(3);
    }

    @Test
    void closingAnAutoCommitResultEarlyRollsBack() {
        QueryResult result = session.run("create", list(100_000), TransactionOptions.DEFAULT);
        assertThat(result.pull(1, (_, _, _) -> {})).isTrue();
        result.close();
        assertThat(count()).isZero();
    }

    @Test
    void explicitTransactionSeesItsWritesAndOthersDoNotUntilCommit() {
        Session other = service.login(new Credentials.None(), "test");
        try (Transaction transaction = session.begin(TransactionOptions.DEFAULT)) {
            transaction.run("make", MapValue.EMPTY);
            assertThat(all(transaction.run("count", MapValue.EMPTY))).containsExactly(Value.of(1));
            assertThat(all(other.run("count", MapValue.EMPTY, TransactionOptions.DEFAULT)))
                    .containsExactly(Value.of(0));
            String bookmark = transaction.commit();
            assertThat(all(other.run("count", MapValue.EMPTY, after(bookmark)))).containsExactly(Value.of(1));
        }
    }

    @Test
    void openResultKeepsWhatItWouldHaveSeenBeforeALaterWrite() {
        try (Transaction transaction = session.begin(TransactionOptions.DEFAULT)) {
            QueryResult numbers = transaction.run("numbers", list(10_000));
            List<Value> values = new ArrayList<>();
            assertThat(pull(numbers, 1, values)).isTrue();
            transaction.run("make", MapValue.EMPTY);
            assertThat(pull(numbers, -1, values)).isFalse();
            assertThat(values).hasSize(10_000).endsWith(Value.of(9_999));
        }
    }

    @Test
    void failureDoomsTheTransaction() {
        Transaction transaction = session.begin(TransactionOptions.DEFAULT);
        transaction.run("make", MapValue.EMPTY).discard(-1);
        QueryResult failing = transaction.run("divide", MapValue.of("by", Value.of(0)));
        assertFails(ErrorCode.DIVISION_BY_ZERO, () -> failing.discard(-1));
        assertFails(ErrorCode.TRANSACTION_NOT_OPEN, () -> transaction.run("count", MapValue.EMPTY));
        assertFails(ErrorCode.TRANSACTION_NOT_OPEN, transaction::commit);
        transaction.rollback();
        assertThat(count()).isZero();
    }

    @Test
    void concurrentUpdatesOfOneNodeAllHappen() throws InterruptedException {
        session.run("make", MapValue.EMPTY, TransactionOptions.DEFAULT).discard(-1);
        List<Throwable> failures = new ArrayList<>();
        Runnable twenty = () -> {
            try (Session own = service.login(new Credentials.None(), "test")) {
                for (int i = 0; i < 20; i++) {
                    own.run("touch", MapValue.EMPTY, TransactionOptions.DEFAULT).discard(-1);
                }
            } catch (RuntimeException e) {
                synchronized (failures) {
                    failures.add(e);
                }
            }
        };
        List<Thread> threads =
                List.of(Thread.ofPlatform().start(twenty), Thread.ofPlatform().start(twenty));
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failures).isEmpty();
        try (var graph = store.begin()) {
            assertThat(graph.nodeProperty(0, store.tokens().propertyKey("n"))).isEqualTo(Value.of(40));
        }
    }

    @Test
    void readModeRefusesToWrite() {
        TransactionOptions reading = TransactionOptions.DEFAULT.withMode(AccessMode.READ);
        assertFails(ErrorCode.WRITE_IN_READ_MODE, () -> session.run("make", MapValue.EMPTY, reading));
        assertFails(ErrorCode.WRITE_IN_READ_MODE, () -> session.run("index", MapValue.EMPTY, reading));
        assertThat(all(session.run("count", MapValue.EMPTY, reading))).containsExactly(Value.of(0));
    }

    @Test
    void missingParameterIsNamed() {
        assertThatThrownBy(() -> session.run("numbers", MapValue.EMPTY, TransactionOptions.DEFAULT))
                .hasMessage("Expected parameter(s): list");
    }

    @Test
    void interruptEndsWhatRuns() {
        QueryResult result = session.run("numbers", list(5), TransactionOptions.DEFAULT);
        session.interrupt();
        assertFails(ErrorCode.TRANSACTION_TERMINATED, () -> result.discard(-1));
        assertThat(count()).isZero();
    }

    @Test
    void timeoutEndsWhatRuns() throws InterruptedException {
        TransactionOptions hurried =
                new TransactionOptions(AccessMode.WRITE, null, Duration.ofMillis(1), MapValue.EMPTY, List.of(), null);
        QueryResult result = session.run("numbers", list(5), hurried);
        Thread.sleep(5);
        assertFails(ErrorCode.TRANSACTION_TIMED_OUT, () -> result.discard(-1));
    }

    @Test
    void bookmarksOfOthersAndGarbageAreRefused() {
        assertFails(ErrorCode.INVALID_BOOKMARK, () -> session.begin(after("garbage")));
        assertFails(ErrorCode.INVALID_BOOKMARK, () -> session.begin(after("OB:x:1")));
        assertFails(ErrorCode.INVALID_BOOKMARK, () -> session.begin(after("OB:" + new java.util.UUID(1, 2) + ":1")));
    }

    @Test
    void databaseNamesIgnoreCaseAndUnknownOnesAreRefused() {
        assertFails(ErrorCode.DATABASE_NOT_FOUND, () -> session.begin(on("movies")));
        assertThat(session.run("count", MapValue.EMPTY, on("NEO4J")).summary().database())
                .isEqualTo("neo4j");
        assertThat(all(session.run("call dbms.components", MapValue.EMPTY, on("SYSTEM"))))
                .contains(Value.of("Neo4j Kernel"));
        assertFails(ErrorCode.UNSUPPORTED_FEATURE, () -> session.run("make", MapValue.EMPTY, on("system")));
    }

    @Test
    void planIsMadeOnceUntilTheSchemaChanges() {
        count();
        count();
        assertThat(language.compilations).isEqualTo(1);
        QueryResult index = session.run("index", MapValue.EMPTY, TransactionOptions.DEFAULT);
        index.discard(-1);
        assertThat(index.summary().type()).isEqualTo(Summary.QueryType.SCHEMA);
        assertThat(index.summary().counters().indexesAdded()).isEqualTo(1);
        count();
        assertThat(language.compilations).isEqualTo(3);
    }

    @Test
    void explainGivesAPlanAndNoRecords() {
        QueryResult result = session.run("explain numbers", MapValue.EMPTY, TransactionOptions.DEFAULT);
        assertThat(all(result)).isEmpty();
        PlanDescription plan = Objects.requireNonNull(result.summary().plan());
        assertThat(plan.operatorType()).isEqualTo("ProduceResults");
        assertThat(plan.children().getFirst().operatorType()).isEqualTo("Unwind");
        assertThat(plan.profile()).isNull();
    }

    @Test
    void profileGivesRecordsAndWhatEachOperatorDid() {
        QueryResult result = session.run("profile numbers", list(7), TransactionOptions.DEFAULT);
        assertThat(all(result)).hasSize(7);
        PlanDescription plan = Objects.requireNonNull(result.summary().plan());
        assertThat(plan.children().getFirst().arguments()).containsEntry("Rows", Value.of(7));
    }

    @Test
    void proceduresSeeTheTransactionTheyAreCalledIn() {
        try (Transaction transaction = session.begin(TransactionOptions.DEFAULT)) {
            transaction.run("make", MapValue.EMPTY).discard(-1);
            assertThat(all(transaction.run("call db.labels", MapValue.EMPTY))).containsExactly(Value.of("Person"));
        }
        assertThat(all(session.run("call db.labels", MapValue.EMPTY, TransactionOptions.DEFAULT)))
                .isEmpty();
    }

    @Test
    void onlyOneTransactionIsOpenInASession() {
        try (Transaction _ = session.begin(TransactionOptions.DEFAULT)) {
            assertFails(
                    ErrorCode.TRANSACTION_ALREADY_OPEN,
                    () -> session.run("count", MapValue.EMPTY, TransactionOptions.DEFAULT));
        }
        assertThat(count()).isZero();
    }

    // what the tests are written in

    private long count() {
        List<Value> rows = all(session.run("count", MapValue.EMPTY, TransactionOptions.DEFAULT));
        return rows.getFirst() instanceof io.orbitgraph.model.value.IntegerValue(long value) ? value : -1;
    }

    private static List<Value> all(QueryResult result) {
        List<Value> values = new ArrayList<>();
        assertThat(pull(result, -1, values)).isFalse();
        return values;
    }

    private static boolean pull(QueryResult result, long limit, List<Value> into) {
        return result.pull(limit, (columns, rows, count) -> {
            for (int i = 0; i < count; i++) {
                into.add(columns[0].value(rows == null ? i : rows[i]));
            }
        });
    }

    private static MapValue list(int size) {
        return MapValue.of(
                "list",
                new ListValue(
                        LongStream.range(0, size).<Value>mapToObj(Value::of).toList()));
    }

    private static TransactionOptions after(String bookmark) {
        return new TransactionOptions(AccessMode.WRITE, null, null, MapValue.EMPTY, List.of(bookmark), null);
    }

    private static TransactionOptions on(String database) {
        return new TransactionOptions(AccessMode.WRITE, database, null, MapValue.EMPTY, List.of(), null);
    }

    private static void assertFails(ErrorCode code, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        OrbitException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
