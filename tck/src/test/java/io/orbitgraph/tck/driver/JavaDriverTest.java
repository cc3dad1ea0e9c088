package io.orbitgraph.tck.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neo4j.driver.AccessMode;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Record;
import org.neo4j.driver.Result;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.Transaction;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;
import org.neo4j.driver.exceptions.AuthenticationException;
import org.neo4j.driver.exceptions.ClientException;
import org.neo4j.driver.summary.ResultSummary;

class JavaDriverTest {
    @TempDir
    static Path data;

    @SuppressWarnings("NullAway.Init")
    private static RunningServer server;

    @SuppressWarnings("NullAway.Init")
    private static Driver driver;

    @BeforeAll
    static void start() {
        server = RunningServer.start(data);
        driver = server.driver("bolt");
    }

    @AfterAll
    static void stop() {
        driver.close();
        server.close();
    }

    @BeforeEach
    void empty() {
        run("MATCH (n) DETACH DELETE n");
    }

    private static List<Record> run(String query) {
        return run(query, Map.of());
    }

    private static List<Record> run(String query, Map<String, Object> parameters) {
        try (Session session = driver.session()) {
            return session.run(query, parameters).list();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bolt", "neo4j"})
    void bothSchemesConnectWriteAndRead(String scheme) {
        try (Driver other = server.driver(scheme)) {
            other.verifyConnectivity();
            other.executableQuery("CREATE (:Person {name: $name})")
                    .withParameters(Map.of("name", "Ada"))
                    .execute();
            var result = other.executableQuery("MATCH (p:Person) RETURN p.name AS name")
                    .execute();
            assertThat(result.records())
                    .extracting(r -> r.get("name").asString())
                    .containsExactly("Ada");
        }
    }

    @Test
    void everyValueTypeGoesThereAndBack() {
        Map<String, Object> values = new HashMap<>();
        values.put("nothing", null);
        values.put("truth", true);
        values.put("small", 1L);
        values.put("large", Long.MAX_VALUE);
        values.put("negative", Long.MIN_VALUE);
        values.put("float", 1.5);
        values.put("nan", Double.NaN);
        values.put("text", "Zoë 𝄞 \n");
        values.put("empty", "");
        values.put("bytes", new byte[] {0, 1, (byte) 0xFF});
        values.put("list", List.of(1L, "two", 3.0, List.of()));
        values.put("map", Map.of("key", Map.of("inner", 1L)));
        values.put("date", LocalDate.of(2026, 2, 28));
        values.put("time", OffsetTime.of(1, 2, 3, 4, ZoneOffset.ofHoursMinutes(5, 30)));
        values.put("localTime", LocalTime.of(23, 59, 59, 999_999_999));
        values.put("localDateTime", LocalDateTime.of(1, 1, 1, 0, 0));
        values.put("dateTime", ZonedDateTime.of(2026, 3, 29, 3, 30, 0, 1, ZoneOffset.ofHours(-7)));
        values.put("zoned", ZonedDateTime.of(2026, 7, 1, 12, 0, 0, 0, ZoneId.of("Europe/Berlin")));
        Value sent = Values.value(values);
        Value received = run("RETURN $values AS values", Map.of("values", sent))
                .getFirst()
                .get("values");
        for (String key : values.keySet()) {
            if (!key.equals("nan")) {
                assertThat(received.get(key)).as(key).isEqualTo(sent.get(key));
            }
        }
        assertThat(received.get("nan").asDouble()).isNaN();
        Value others = run(
                        "RETURN $duration AS duration, $point AS point, $point3 AS point3",
                        Map.of(
                                "duration", Values.isoDuration(14, 3, -5, 6),
                                "point", Values.point(4326, 12.5, -7.25),
                                "point3", Values.point(9157, 1, 2, 3)))
                .getFirst()
                .get("duration");
        assertThat(others).isEqualTo(Values.isoDuration(14, 3, -5, 6));
    }

    @Test
    void propertiesKeepTheirTypes() {
        Map<String, Object> properties = Map.of(
                "truth", false,
                "integer", 42L,
                "float", -0.25,
                "text", "text",
                "list", List.of("a", "b"),
                "date", LocalDate.of(2026, 2, 28),
                "duration", Values.isoDuration(1, 2, 3, 4),
                "point", Values.point(7203, 1, 2),
                "zoned", ZonedDateTime.of(2026, 7, 1, 12, 0, 0, 0, ZoneId.of("Europe/Berlin")));
        run("CREATE (n:Thing) SET n = $properties", Map.of("properties", properties));
        var node = run("MATCH (n:Thing) RETURN n").getFirst().get("n").asNode();
        assertThat(node.labels()).containsExactly("Thing");
        for (Map.Entry<String, Object> property : properties.entrySet()) {
            assertThat(node.get(property.getKey())).as(property.getKey()).isEqualTo(Values.value(property.getValue()));
        }
    }

    @Test
    void nodesRelationshipsAndPaths() {
        run("CREATE (:A {x: 1})-[:R {w: 2}]->(:B {x: 3})");
        Record record = run("MATCH p = (a:A)-[r:R]->(b:B) RETURN a, r, b, p, elementId(a) AS id")
                .getFirst();
        var relationship = record.get("r").asRelationship();
        assertThat(relationship.type()).isEqualTo("R");
        assertThat(relationship.get("w").asInt()).isEqualTo(2);
        assertThat(relationship.startNodeElementId())
                .isEqualTo(record.get("a").asNode().elementId());
        assertThat(relationship.endNodeElementId())
                .isEqualTo(record.get("b").asNode().elementId());
        assertThat(record.get("id").asString())
                .isEqualTo(record.get("a").asNode().elementId());
        var path = record.get("p").asPath();
        assertThat(path.length()).isEqualTo(1);
        assertThat(path.start()).isEqualTo(record.get("a").asNode());
        assertThat(path.end().get("x").asInt()).isEqualTo(3);
        Record again = run(
                        "MATCH (a) WHERE elementId(a) = $id RETURN a",
                        Map.of("id", record.get("id").asString()))
                .getFirst();
        assertThat(again.get("a").asNode()).isEqualTo(record.get("a").asNode());
    }

    @Test
    void explicitTransactionsCommitAndRollBack() {
        try (Session session = driver.session()) {
            try (Transaction transaction = session.beginTransaction()) {
                transaction.run("CREATE (:Kept)");
                assertThat(transaction
                                .run("MATCH (n:Kept) RETURN count(n) AS n")
                                .single()
                                .get("n")
                                .asInt())
                        .isEqualTo(1);
                transaction.commit();
            }
            try (Transaction transaction = session.beginTransaction()) {
                transaction.run("CREATE (:Dropped)").consume();
                transaction.rollback();
            }
        }
        assertThat(run("MATCH (n) RETURN labels(n)[0] AS label"))
                .extracting(r -> r.get("label").asString())
                .containsExactly("Kept");
    }

    @Test
    void severalResultsOfOneTransactionInterleave() {
        try (Session session =
                        driver.session(SessionConfig.builder().withFetchSize(2).build());
                Transaction transaction = session.beginTransaction()) {
            Result left = transaction.run("UNWIND range(1, 5) AS x RETURN x");
            Result right = transaction.run("UNWIND range(11, 15) AS x RETURN x");
            List<Integer> seen = new ArrayList<>();
            while (left.hasNext() || right.hasNext()) {
                seen.add(left.next().get("x").asInt());
                seen.add(right.next().get("x").asInt());
            }
            assertThat(seen).containsExactly(1, 11, 2, 12, 3, 13, 4, 14, 5, 15);
            transaction.commit();
        }
    }

    @Test
    void managedTransactionsAndBookmarks() {
        try (Session writer = driver.session();
                Session reader = driver.session(SessionConfig.builder()
                        .withDefaultAccessMode(AccessMode.READ)
                        .build())) {
            writer.executeWriteWithoutResult(transaction -> transaction.run("CREATE (:Seen)"));
            assertThat(writer.lastBookmarks()).isNotEmpty();
            int count = reader.executeRead(transaction -> transaction
                    .run("MATCH (n:Seen) RETURN count(n) AS n")
                    .single()
                    .get("n")
                    .asInt());
            assertThat(count).isEqualTo(1);
        }
    }

    @Test
    void countersAndQueryType() {
        try (Session session = driver.session()) {
            ResultSummary summary =
                    session.run("CREATE (a:A:B {x: 1, y: 2})-[:R]->(:C)").consume();
            assertThat(summary.counters().nodesCreated()).isEqualTo(2);
            assertThat(summary.counters().relationshipsCreated()).isEqualTo(1);
            assertThat(summary.counters().propertiesSet()).isEqualTo(2);
            assertThat(summary.counters().labelsAdded()).isEqualTo(3);
            assertThat(summary.queryType()).isEqualTo(org.neo4j.driver.summary.QueryType.WRITE_ONLY);
            assertThat(summary.database().name()).isEqualTo("neo4j");
            summary = session.run("MATCH (n) DETACH DELETE n").consume();
            assertThat(summary.counters().nodesDeleted()).isEqualTo(2);
            assertThat(summary.counters().relationshipsDeleted()).isEqualTo(1);
            summary = session.run("RETURN 1").consume();
            assertThat(summary.counters().containsUpdates()).isFalse();
            assertThat(summary.queryType()).isEqualTo(org.neo4j.driver.summary.QueryType.READ_ONLY);
        }
    }

    @Test
    @SuppressWarnings("deprecation") // The plan as applications written for earlier drivers read it.
    void plansAndProfiles() {
        run("UNWIND range(1, 10) AS i CREATE (:P {i: i})");
        try (Session session = driver.session()) {
            ResultSummary explained =
                    session.run("EXPLAIN MATCH (p:P) RETURN p").consume();
            assertThat(explained.hasPlan()).isTrue();
            assertThat(explained.plan().operatorType()).startsWith("ProduceResults");
            Result profiled = session.run("PROFILE MATCH (p:P) RETURN p");
            assertThat(profiled.list()).hasSize(10);
            ResultSummary summary = profiled.consume();
            assertThat(summary.hasProfile()).isTrue();
            assertThat(summary.profile().records()).isEqualTo(10);
        }
    }

    @Test
    void aLargeResultIsPulledInPages() {
        List<Record> records = run("UNWIND range(1, 25000) AS x RETURN x, toString(x) AS text");
        assertThat(records).hasSize(25_000);
        assertThat(records.getLast().get("text").asString()).isEqualTo("25000");
    }

    @Test
    void aSyntaxErrorNamesThePlace() {
        assertThatThrownBy(() -> run("MATCH (n)\nRETRUN n")).isInstanceOfSatisfying(ClientException.class, e -> {
            assertThat(e.code()).isEqualTo("Neo.ClientError.Statement.SyntaxError");
            assertThat(e.getMessage()).contains("line 2").contains("column 1").contains("^");
        });
    }

    @Test
    void anUnknownFunctionSuggestsTheNearest() {
        assertThatThrownBy(() -> run("RETURN tuUpper('a')"))
                .isInstanceOf(ClientException.class)
                .hasMessageContaining("tuUpper")
                .hasMessageContaining("toUpper");
    }

    @Test
    void aDeeplyNestedExpressionIsAnsweredOrRefused() {
        String nested = "RETURN " + "(".repeat(100) + "1" + ")".repeat(100) + " AS x";
        assertThat(run(nested).getFirst().get("x").asInt()).isEqualTo(1);
        String tooDeep = "RETURN " + "(".repeat(100_000) + "1" + ")".repeat(100_000) + " AS x";
        assertThatThrownBy(() -> run(tooDeep))
                .isInstanceOf(ClientException.class)
                .hasMessageContaining("nest");
        assertThat(run("RETURN 1 AS x").getFirst().get("x").asInt()).isEqualTo(1);
    }

    @Test
    void aHugeParameterIsAnswered() {
        String huge = "x".repeat(50 * 1024 * 1024);
        assertThat(run("RETURN size($text) AS n", Map.of("text", huge))
                        .getFirst()
                        .get("n")
                        .asInt())
                .isEqualTo(huge.length());
    }

    @Test
    void aWrongPasswordIsRefusedAndTheServerGoesOn() {
        try (Driver wrong = GraphDatabase.driver(
                "bolt://" + server.server().boltAddress(), AuthTokens.basic(RunningServer.USER, "wrong"))) {
            assertThatThrownBy(wrong::verifyConnectivity).isInstanceOf(AuthenticationException.class);
        }
        driver.verifyConnectivity();
    }

    @Test
    void aTimeoutStopsARunningQuery() {
        try (Session session = driver.session()) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> session.run(
                                    "UNWIND range(1, 100000000) AS x WITH x WHERE x % 2 = 3 RETURN count(x)",
                                    Map.of(),
                                    TransactionConfig.builder()
                                            .withTimeout(Duration.ofMillis(300))
                                            .build())
                            .consume())
                    .isInstanceOfSatisfying(
                            ClientException.class, e -> assertThat(e.code()).contains("TransactionTimedOut"));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void writingInAReadTransactionIsRefused() {
        try (Session session = driver.session(
                SessionConfig.builder().withDefaultAccessMode(AccessMode.READ).build())) {
            assertThatThrownBy(() -> session.run("CREATE (:X)").consume())
                    .isInstanceOfSatisfying(
                            ClientException.class,
                            e -> assertThat(e.code()).isEqualTo("Neo.ClientError.Statement.AccessMode"));
        }
        assertThat(run("MATCH (n:X) RETURN n")).isEmpty();
    }

    @Test
    void dataIsThereAfterARestart(@TempDir Path other) {
        try (RunningServer first = RunningServer.start(other);
                Driver client = first.driver("bolt")) {
            client.executableQuery("CREATE (:Kept {x: 1})-[:R {y: 2}]->(:Kept {x: 3})")
                    .execute();
        }
        try (RunningServer second = RunningServer.start(other);
                Driver client = second.driver("bolt")) {
            var records = client.executableQuery("MATCH (a:Kept)-[r:R]->(b) RETURN a.x, r.y, b.x")
                    .execute()
                    .records();
            assertThat(records).hasSize(1);
            assertThat(records.getFirst().values()).extracting(Value::asInt).containsExactly(1, 2, 3);
        }
    }
}
