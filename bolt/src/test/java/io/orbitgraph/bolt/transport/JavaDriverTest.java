package io.orbitgraph.bolt.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.bolt.BoltVersion;
import io.orbitgraph.bolt.fake.FakeGraph;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Record;
import org.neo4j.driver.Result;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.Transaction;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;
import org.neo4j.driver.exceptions.AuthenticationException;
import org.neo4j.driver.exceptions.ClientException;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.TransientException;
import org.neo4j.driver.summary.ResultSummary;
import org.neo4j.driver.types.Node;
import org.neo4j.driver.types.Path;
import org.neo4j.driver.types.Relationship;

/// The official Java driver, unmodified, against the fake database: in every version that it and the server
/// share.
class JavaDriverTest {
    private final FakeGraph graph = FakeGraph.guarded();
    private BoltServer server = start(BoltVersion.STANDARD);

    private BoltServer start(List<BoltVersion> versions) {
        return BoltServer.start(
                BoltConfig.DEFAULT
                        .withAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                        .withVersions(versions),
                graph);
    }

    @AfterEach
    void stop() {
        server.close();
        assertThat(graph.openSessions).isEmpty();
        assertThat(graph.openTransactions).hasValue(0);
    }

    private Driver driver(String scheme) {
        return GraphDatabase.driver(
                scheme + "://127.0.0.1:" + server.address().getPort(),
                AuthTokens.basic("neo4j", "secret"),
                Config.defaultConfig());
    }

    private void speakOnly(String version) {
        server.close();
        String[] parts = version.split("\\.");
        server = start(List.of(new BoltVersion(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bolt", "neo4j"})
    void connects(String scheme) {
        try (Driver driver = driver(scheme)) {
            driver.verifyConnectivity();
            assertThat(driver.executableQuery("RETURN 1")
                            .execute()
                            .records()
                            .getFirst()
                            .get(0)
                            .asLong())
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.4", "5.0", "5.1", "5.2", "5.3", "5.4", "5.6", "5.7", "5.8", "6.0", "6.1"})
    void allValuesComeBackInEachVersion(String version) {
        speakOnly(version);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("null", null);
        values.put("true", true);
        values.put("int", Long.MIN_VALUE);
        values.put("float", -0.1);
        values.put("infinity", Double.NEGATIVE_INFINITY);
        values.put("text", "Grüße, 世界 🌍" + "x".repeat(70_000));
        values.put("bytes", new byte[] {1, -2, 3});
        values.put("list", List.of(1L, List.of("a", 2.5), Map.of()));
        values.put("map", Map.of("a", Map.of("b", List.of())));
        values.put("date", LocalDate.of(-44, 3, 15));
        values.put("time", OffsetTime.of(23, 59, 59, 999_999_999, ZoneOffset.ofHoursMinutes(-3, -30)));
        values.put("localTime", LocalTime.of(1, 2, 3, 4));
        values.put("localDateTime", LocalDateTime.of(1969, 12, 31, 23, 59, 59, 5));
        values.put("offsetDateTime", ZonedDateTime.of(2020, 2, 29, 1, 2, 3, 4, ZoneOffset.ofHours(5)));
        values.put("zonedDateTime", ZonedDateTime.of(2024, 10, 27, 2, 30, 0, 1, ZoneId.of("Europe/Berlin")));
        values.put("duration", Values.isoDuration(14, -3, 5, 999).asIsoDuration());
        values.put("negative", Values.isoDuration(0, 0, -1, 500_000_000).asIsoDuration());
        values.put("point", Values.point(4326, 1.5, -2.5).asPoint());
        values.put("point3d", Values.point(9157, 1, 2, 3).asPoint());
        try (Driver driver = driver("neo4j")) {
            Record record = driver.executableQuery("ECHO")
                    .withParameters(values)
                    .execute()
                    .records()
                    .getFirst();
            assertThat(record.keys()).containsExactlyInAnyOrderElementsOf(values.keySet());
            for (Map.Entry<String, Object> expected : values.entrySet()) {
                assertThat(record.get(expected.getKey()))
                        .as(expected.getKey())
                        .isEqualTo(Values.value(expected.getValue()));
            }
        }
    }

    @Test
    void vectorsAndUuidsComeBackInTheVersionsThatHaveThem() {
        speakOnly("6.1");
        Map<String, Object> values = Map.of(
                "bytes", Values.vector(new byte[] {1, -1}),
                "ints", Values.vector(new int[] {1, Integer.MIN_VALUE}),
                "longs", Values.vector(new long[0]),
                "floats", Values.vector(new float[] {1.5f, Float.NaN}),
                "doubles", Values.vector(new double[] {Math.PI}),
                "uuid", Values.value(UUID.fromString("00112233-4455-6677-8899-aabbccddeeff")));
        try (Driver driver = driver("bolt")) {
            Record record = driver.executableQuery("ECHO")
                    .withParameters(values)
                    .execute()
                    .records()
                    .getFirst();
            values.forEach((key, value) -> assertThat(record.get(key)).as(key).isEqualTo(value));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.4", "5.0", "5.8"})
    void nodesRelationshipsAndPathsArrive(String version) {
        speakOnly(version);
        boolean named = !version.equals("4.4");
        try (Driver driver = driver("bolt")) {
            Record record = driver.executableQuery("GRAPH").execute().records().getFirst();
            Node node = record.get("n").asNode();
            assertThat(node.elementId()).isEqualTo(named ? "n:1" : "1");
            assertThat(node.labels()).containsExactly("Person");
            assertThat(node.get("name").asString()).isEqualTo("Ann");
            Relationship relationship = record.get("r").asRelationship();
            assertThat(relationship.elementId()).isEqualTo(named ? "r:9" : "9");
            assertThat(relationship.endNodeElementId()).isEqualTo(named ? "n:2" : "2");
            assertThat(relationship.type()).isEqualTo("KNOWS");
            Path path = record.get("p").asPath();
            assertThat(path.length()).isEqualTo(2);
            List<String> steps = new ArrayList<>();
            path.forEach(step -> steps.add(
                    step.relationship().startNodeElementId() + ">" + step.end().elementId()));
            assertThat(steps).containsExactly(named ? "n:1>n:2" : "1>2", named ? "n:1>n:1" : "1>1");
        }
    }

    @Test
    void longResultsArriveInPages() {
        try (Driver driver = driver("bolt");
                Session session = driver.session(
                        SessionConfig.builder().withFetchSize(1000).build())) {
            Result result = session.run("STREAM 25500");
            long expected = 0;
            while (result.hasNext()) {
                Record record = result.next();
                assertThat(record.get("i").asLong()).isEqualTo(expected);
                assertThat(record.get("text").asString()).isEqualTo("row " + expected);
                assertThat(record.get("half").isNull()).isEqualTo(expected % 10 == 9);
                expected++;
            }
            assertThat(expected).isEqualTo(25_500);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.4", "5.4", "5.8"})
    void transactionsCommitAndRollBack(String version) {
        speakOnly(version);
        try (Driver driver = driver("neo4j");
                Session session = driver.session()) {
            try (Transaction transaction = session.beginTransaction()) {
                transaction.run("CREATE lost");
                transaction.rollback();
            }
            session.executeWriteWithoutResult(transaction -> {
                Result first = transaction.run("STREAM 3000");
                Result second = transaction.run("STREAM 2");
                assertThat(second.list()).hasSize(2);
                assertThat(first.list()).hasSize(3000);
                ResultSummary summary = transaction.run("CREATE kept").consume();
                assertThat(summary.counters().nodesCreated()).isEqualTo(1);
                transaction.run("STREAM 5000");
            });
            assertThat(session.lastBookmarks()).isNotEmpty();
            assertThat(graph.committed).containsExactly("kept");
        }
    }

    // The driver has no other way yet to ask for plans and notifications.
    @SuppressWarnings("deprecation")
    @Test
    void summariesAreComplete() {
        try (Driver driver = driver("bolt")) {
            ResultSummary write = driver.executableQuery("CREATE x").execute().summary();
            assertThat(write.counters().nodesCreated()).isEqualTo(1);
            assertThat(write.counters().propertiesSet()).isEqualTo(2);
            assertThat(write.counters().containsUpdates()).isTrue();
            assertThat(write.queryType().name()).isEqualTo("WRITE_ONLY");
            assertThat(write.database().name()).isEqualTo("neo4j");
            assertThat(write.resultConsumedAfter(TimeUnit.MILLISECONDS)).isEqualTo(2);
            assertThat(write.server().agent()).isEqualTo("Neo4j/5.26.0");
            assertThat(write.server().protocolVersion()).isEqualTo("5.8");
            assertThat(write.gqlStatusObjects().iterator().next().gqlStatus()).isEqualTo("00001");
            ResultSummary profile =
                    driver.executableQuery("PROFILE x").execute().summary();
            assertThat(profile.profile().operatorType()).isEqualTo("ProduceResults");
            assertThat(profile.profile().dbHits()).isEqualTo(4);
            assertThat(profile.profile().children().getFirst().records()).isEqualTo(3);
            assertThat(profile.profile().arguments()).containsEntry("DbHits", Values.value(4));
            ResultSummary explain =
                    driver.executableQuery("EXPLAIN x").execute().summary();
            assertThat(explain.hasProfile()).isFalse();
            assertThat(explain.plan().arguments()).containsEntry("EstimatedRows", Values.value(1.5));
            ResultSummary warned = driver.executableQuery("WARN").execute().summary();
            assertThat(warned.gqlStatusObjects().stream().map(it -> it.gqlStatus()))
                    .containsExactlyInAnyOrder("00000", "01N01", "03N90");
            assertThat(warned.notifications()).hasSize(2);
            assertThat(warned.notifications().getFirst().code()).startsWith("Neo.ClientNotification");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.4", "5.4", "5.8"})
    void failuresCarryTheirCode(String version) {
        speakOnly(version);
        try (Driver driver = driver("bolt");
                Session session = driver.session()) {
            assertThatThrownBy(() -> session.run("FAIL UNEXPECTED_SYNTAX").consume())
                    .isInstanceOfSatisfying(ClientException.class, e -> {
                        assertThat(e.code()).isEqualTo("Neo.ClientError.Statement.SyntaxError");
                        assertThat(e.getMessage()).isEqualTo("failed as asked");
                        if (version.equals("5.8")) {
                            assertThat(e.gqlStatus()).isEqualTo("42I06");
                            assertThat(e.rawClassification()).hasValue("CLIENT_ERROR");
                        }
                    });
            assertThatThrownBy(() -> session.run("FAIL DEADLOCK_DETECTED").consume())
                    .isInstanceOf(TransientException.class);
            assertThatThrownBy(() -> session.run("CRASH").consume()).isInstanceOfSatisfying(Neo4jException.class, e -> {
                assertThat(e.code()).isEqualTo("Neo.DatabaseError.General.UnknownError");
                assertThat(e.getMessage()).doesNotContain("secret");
            });
            assertThatThrownBy(() -> session.run("OVERFLOW").consume()).isInstanceOf(Neo4jException.class);
            assertThatThrownBy(() -> session.run("MEMORY").consume()).isInstanceOf(Neo4jException.class);
            assertThatThrownBy(() -> session.run("LEAK").consume()).isInstanceOf(Neo4jException.class);
            assertThat(session.run("RETURN 1").single().get(0).asLong()).isEqualTo(1);
        }
    }

    @Test
    void conflictsAreRetried() {
        try (Driver driver = driver("neo4j");
                Session session = driver.session()) {
            int[] tries = new int[1];
            session.executeWriteWithoutResult(transaction -> transaction
                    .run(tries[0]++ == 0 ? "CREATE conflict" : "CREATE done")
                    .consume());
            assertThat(tries[0]).isEqualTo(2);
            assertThat(graph.committed).containsExactly("done");
        }
    }

    @Test
    void wrongPasswordsAreRefused() {
        try (Driver driver = GraphDatabase.driver(
                "bolt://127.0.0.1:" + server.address().getPort(), AuthTokens.basic("neo4j", "wrong"))) {
            assertThatThrownBy(driver::verifyConnectivity).isInstanceOf(AuthenticationException.class);
        }
    }

    @Test
    void unknownDatabasesAreRefused() {
        try (Driver driver = driver("neo4j");
                Session session = driver.session(SessionConfig.forDatabase("nowhere"))) {
            assertThatThrownBy(() -> session.run("RETURN 1").consume()).hasMessageContaining("nowhere");
        }
    }

    @Test
    void closingASessionInterruptsItsStatement() throws Exception {
        try (Driver driver = driver("bolt")) {
            var session = driver.session(org.neo4j.driver.async.AsyncSession.class);
            CompletableFuture<?> running = session.runAsync("SLEEP 60000")
                    .thenCompose(it -> it.consumeAsync())
                    .toCompletableFuture();
            assertThatThrownBy(() -> running.get(200, TimeUnit.MILLISECONDS))
                    .isInstanceOf(java.util.concurrent.TimeoutException.class);
            long start = System.nanoTime();
            server.close();
            assertThatThrownBy(() -> running.get(5, TimeUnit.SECONDS))
                    .isInstanceOf(java.util.concurrent.ExecutionException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    void optionsReachTheDatabase() {
        try (Driver driver = driver("neo4j");
                Session session = driver.session(SessionConfig.builder()
                        .withDatabase("neo4j")
                        .withDefaultAccessMode(org.neo4j.driver.AccessMode.READ)
                        .withImpersonatedUser("ann")
                        .build())) {
            Value options = session.run(
                            "OPTIONS",
                            Map.of(),
                            org.neo4j.driver.TransactionConfig.builder()
                                    .withTimeout(Duration.ofSeconds(3))
                                    .withMetadata(Map.of("app", "test"))
                                    .build())
                    .single()
                    .get(0);
            assertThat(options.asString()).isEqualTo("READ neo4j PT3S [] ann [app]");
            assertThatThrownBy(() -> session.run("CREATE x").consume())
                    .isInstanceOfSatisfying(
                            ClientException.class,
                            e -> assertThat(e.code()).isEqualTo("Neo.ClientError.Statement.AccessMode"));
        }
    }
}
