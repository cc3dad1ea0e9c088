package io.orbitgraph.bolt.transport;

import static io.orbitgraph.bolt.client.RawClient.BEGIN;
import static io.orbitgraph.bolt.client.RawClient.COMMIT;
import static io.orbitgraph.bolt.client.RawClient.DISCARD;
import static io.orbitgraph.bolt.client.RawClient.FAILURE;
import static io.orbitgraph.bolt.client.RawClient.GOODBYE;
import static io.orbitgraph.bolt.client.RawClient.HELLO;
import static io.orbitgraph.bolt.client.RawClient.IGNORED;
import static io.orbitgraph.bolt.client.RawClient.LOGOFF;
import static io.orbitgraph.bolt.client.RawClient.LOGON;
import static io.orbitgraph.bolt.client.RawClient.PULL;
import static io.orbitgraph.bolt.client.RawClient.RECORD;
import static io.orbitgraph.bolt.client.RawClient.RESET;
import static io.orbitgraph.bolt.client.RawClient.ROUTE;
import static io.orbitgraph.bolt.client.RawClient.RUN;
import static io.orbitgraph.bolt.client.RawClient.SUCCESS;
import static io.orbitgraph.bolt.client.RawClient.TELEMETRY;
import static io.orbitgraph.bolt.client.RawClient.cells;
import static io.orbitgraph.bolt.client.RawClient.expect;
import static io.orbitgraph.bolt.client.RawClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.orbitgraph.bolt.client.Packer;
import io.orbitgraph.bolt.client.RawClient;
import io.orbitgraph.bolt.client.Structure;
import io.orbitgraph.bolt.fake.FakeGraph;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Conversations on a raw socket: what exactly goes over the wire, and what happens when a client misbehaves.
@Timeout(60)
class ConversationTest {
    private static final Map<String, Object> ALL = Map.of("n", -1);
    private static final BoltConfig CONFIG =
            BoltConfig.DEFAULT.withAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

    private final FakeGraph graph = FakeGraph.guarded();
    private BoltServer server = BoltServer.start(CONFIG, graph);

    @AfterEach
    void stop() {
        server.close();
        assertThat(server.connectionCount()).isZero();
        assertThat(graph.openSessions).isEmpty();
        assertThat(graph.openTransactions).hasValue(0);
    }

    private void restart(BoltConfig config) {
        server.close();
        server = BoltServer.start(config, graph);
    }

    private RawClient client() throws IOException {
        return RawClient.loggedIn(server.address(), 5, 8);
    }

    private static void run(RawClient client, String query) throws IOException {
        client.send(RUN, query, Map.of(), Map.of());
    }

    private static @Nullable Object code(RawClient client) throws IOException {
        return expect(FAILURE, client.receive()).get("neo4j_code");
    }

    @ParameterizedTest
    @CsvSource({"4,4", "5,0", "5,1", "5,2", "5,3", "5,4", "5,6", "5,7", "5,8"})
    void everyVersionRunsAStatement(int major, int minor) throws IOException {
        try (RawClient client = RawClient.loggedIn(server.address(), major, minor)) {
            client.send(RUN, "STREAM 2", Map.of(), Map.of());
            client.send(PULL, ALL);
            Map<String, @Nullable Object> started = expect(SUCCESS, client.receive());
            assertThat(started)
                    .containsEntry("fields", List.of("i", "text", "half"))
                    .containsKey("t_first");
            assertThat(started.containsKey("qid")).isFalse();
            assertThat(started.containsKey("db")).isEqualTo(major == 5 && minor == 8);
            assertThat(cells(client.receive())).containsExactly(0L, "row 0", 0.0);
            assertThat(cells(client.receive())).containsExactly(1L, "row 1", 0.5);
            Map<String, @Nullable Object> summary = expect(SUCCESS, client.receive());
            assertThat(summary)
                    .containsEntry("type", "r")
                    .containsEntry("db", "neo4j")
                    .containsEntry("t_last", 2L);
            assertThat(summary).doesNotContainKeys("stats", "has_more", "plan", "profile", "notifications");
            assertThat(summary.containsKey("statuses")).isEqualTo(major == 5 && minor >= 6);
            run(client, "FAIL UNDEFINED_VARIABLE");
            Map<String, @Nullable Object> failure = expect(FAILURE, client.receive());
            if (major == 5 && minor >= 7) {
                assertThat(failure)
                        .containsOnlyKeys("neo4j_code", "message", "gql_status", "description", "diagnostic_record")
                        .containsEntry("neo4j_code", "Neo.ClientError.Statement.SyntaxError")
                        .containsEntry("gql_status", "42N62");
                assertThat(failure.get("diagnostic_record"))
                        .isEqualTo(Map.of(
                                "OPERATION", "",
                                "OPERATION_CODE", "0",
                                "CURRENT_SCHEMA", "/",
                                "_classification", "CLIENT_ERROR",
                                "_position", Map.of("offset", 5L, "line", 1L, "column", 6L)));
            } else {
                assertThat(failure)
                        .isEqualTo(
                                Map.of("code", "Neo.ClientError.Statement.SyntaxError", "message", "failed as asked"));
            }
        }
    }

    @Test
    void helloTellsWhoTheServerIs() throws IOException {
        try (RawClient client = new RawClient(server.address())) {
            client.handshake(0x1FF, 0, 0, 0);
            client.readBytes(1 + 3 * 4 + 1);
            client.sendBytes((byte) 0, (byte) 0, (byte) 8, (byte) 5, (byte) 0);
            Map<String, @Nullable Object> hello = expect(SUCCESS, client.request(HELLO, Map.of()));
            assertThat(hello).containsEntry("server", "Neo4j/5.26.0").containsEntry("protocol_version", "5.8");
            assertThat(text(hello, "connection_id")).startsWith("bolt-");
            assertThat(hello.get("hints"))
                    .isEqualTo(Map.of("connection.recv_timeout_seconds", 120L, "ssr.enabled", true));
            assertThat(text(expect(SUCCESS, client.request(LOGON, RawClient.basic())), "advertised_address"))
                    .isEqualTo("127.0.0.1:" + server.address().getPort());
        }
    }

    @Test
    void version44AgreesOnUtcDateTimes() throws IOException {
        Structure utc = Structure.of('I', 10, 0, 3600);
        Structure legacy = Structure.of('F', 3610, 0, 3600);
        for (boolean patch : new boolean[] {false, true}) {
            try (RawClient client = new RawClient(server.address())) {
                client.handshake(0x404, 0, 0, 0);
                Map<String, Object> hello = new java.util.HashMap<>(RawClient.basic());
                hello.put("patch_bolt", List.of("utc", "other"));
                if (!patch) {
                    hello.remove("patch_bolt");
                }
                Map<String, @Nullable Object> answer = expect(SUCCESS, client.request(HELLO, hello));
                assertThat(answer.get("patch_bolt")).isEqualTo(patch ? List.of("utc") : null);
                client.send(RUN, "ECHO", Map.of("t", patch ? utc : legacy), Map.of());
                client.send(PULL, ALL);
                expect(SUCCESS, client.receive());
                assertThat(cells(client.receive()).getFirst())
                        .isEqualTo(patch ? Structure.of('I', 10L, 0L, 3600L) : Structure.of('F', 3610L, 0L, 3600L));
            }
        }
    }

    @Test
    void resultsArePulledInPagesAndByName() throws IOException {
        try (RawClient client = client()) {
            expect(SUCCESS, client.request(BEGIN, Map.of()));
            client.send(RUN, "STREAM 3", Map.of(), Map.of());
            assertThat(expect(SUCCESS, client.receive())).containsEntry("qid", 0L);
            client.send(RUN, "STREAM 2", Map.of(), Map.of());
            assertThat(expect(SUCCESS, client.receive())).containsEntry("qid", 1L);
            client.send(PULL, Map.of("n", 1, "qid", 0));
            assertThat(cells(client.receive()).getFirst()).isEqualTo(0L);
            assertThat(expect(SUCCESS, client.receive())).isEqualTo(Map.of("has_more", true));
            client.send(PULL, ALL);
            assertThat(cells(client.receive()).getFirst()).isEqualTo(0L);
            assertThat(cells(client.receive()).getFirst()).isEqualTo(1L);
            assertThat(expect(SUCCESS, client.receive())).doesNotContainKey("bookmark");
            client.send(DISCARD, Map.of("n", 1, "qid", 0));
            assertThat(expect(SUCCESS, client.receive())).isEqualTo(Map.of("has_more", true));
            client.send(PULL, Map.of("n", 1000, "qid", 0));
            assertThat(cells(client.receive()).getFirst()).isEqualTo(2L);
            assertThat(expect(SUCCESS, client.receive())).containsKey("type");
            client.send(RUN, "CREATE a", Map.of(), Map.of());
            expect(SUCCESS, client.receive());
            assertThat(expect(SUCCESS, client.request(COMMIT)).get("bookmark")).isEqualTo("fake:1");
            assertThat(graph.committed).containsExactly("a");
        }
    }

    @Test
    void afterAFailureEverythingIsIgnoredUntilReset() throws IOException {
        try (RawClient client = client()) {
            client.request(BEGIN, Map.of());
            run(client, "CREATE lost");
            expect(SUCCESS, client.receive());
            run(client, "FAIL DIVISION_BY_ZERO");
            client.send(PULL, ALL);
            client.send(COMMIT);
            client.send(LOGOFF);
            client.send(ROUTE, Map.of(), List.of(), Map.of());
            assertThat(code(client)).isEqualTo("Neo.ClientError.Statement.ArithmeticError");
            for (int i = 0; i < 4; i++) {
                assertThat(client.receive()).isEqualTo(Structure.of(IGNORED));
            }
            client.send(RESET);
            run(client, "RETURN 1");
            assertThat(expect(SUCCESS, client.receive())).isEmpty();
            expect(SUCCESS, client.receive());
            assertThat(graph.committed).isEmpty();
            assertThat(graph.openTransactions).hasValue(0);
        }
    }

    @Test
    void resetInterruptsWhatRunsAndIgnoresWhatWaits() throws IOException {
        try (RawClient client = client()) {
            run(client, "SLEEP 50000");
            expect(SUCCESS, client.receive());
            client.send(PULL, ALL);
            run(client, "CREATE never");
            client.send(PULL, ALL);
            awaitSleepers(1);
            long start = System.nanoTime();
            client.send(RESET);
            assertThat(code(client)).isEqualTo("Neo.TransientError.Transaction.Terminated");
            assertThat(client.receive().tag()).isEqualTo(IGNORED);
            assertThat(client.receive().tag()).isEqualTo(IGNORED);
            expect(SUCCESS, client.receive());
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            run(client, "RETURN 1");
            client.send(PULL, ALL);
            expect(SUCCESS, client.receive());
            assertThat(client.receive().tag()).isEqualTo(RECORD);
            expect(SUCCESS, client.receive());
            assertThat(graph.committed).isEmpty();
        }
    }

    private void awaitSleepers(int count) {
        while (graph.sleeping.get() < count) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void onlyTheLastOfSeveralResetsIsAnswered() throws IOException {
        try (RawClient client = client()) {
            run(client, "SLEEP 50000");
            expect(SUCCESS, client.receive());
            byte[] reset = RawClient.chunk(Packer.pack(Structure.of(RESET)), 100);
            byte[] pull = RawClient.chunk(Packer.pack(Structure.of(PULL, ALL)), 100);
            byte[] all = java.nio.ByteBuffer.allocate(pull.length + 3 * reset.length)
                    .put(pull)
                    .put(reset)
                    .put(reset)
                    .put(reset)
                    .array();
            client.sendBytes(all);
            // The PULL may or may not have begun when the resets came.
            assertThat(client.receive().tag()).isIn(FAILURE, IGNORED);
            assertThat(client.receive().tag()).isEqualTo(IGNORED);
            assertThat(client.receive().tag()).isEqualTo(IGNORED);
            expect(SUCCESS, client.receive());
        }
    }

    @Test
    void resetAlwaysStopsAStatementHoweverTheyRace() throws IOException {
        try (RawClient client = client()) {
            for (int i = 0; i < 100; i++) {
                run(client, "SLEEP 50000");
                client.send(PULL, ALL);
                if (i % 3 > 0) {
                    LockSupport.parkNanos(i * 3_000L);
                }
                client.send(RESET);
                client.receive();
                client.receive();
                expect(SUCCESS, client.receive());
            }
        }
    }

    @Test
    void aStatementDoesNotHoldUpOtherConnections() throws IOException {
        RawClient[] sleepers = new RawClient[8];
        try (RawClient client = client()) {
            for (int i = 0; i < sleepers.length; i++) {
                sleepers[i] = client();
                run(sleepers[i], "SLEEP 50000");
                sleepers[i].send(PULL, ALL);
                expect(SUCCESS, sleepers[i].receive());
            }
            awaitSleepers(sleepers.length);
            long start = System.nanoTime();
            run(client, "RETURN 1");
            client.send(PULL, ALL);
            expect(SUCCESS, client.receive());
            client.receive();
            expect(SUCCESS, client.receive());
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        } finally {
            for (RawClient sleeper : sleepers) {
                if (sleeper != null) {
                    sleeper.close();
                }
            }
        }
    }

    @Test
    void telemetryIsTaken() throws IOException {
        try (RawClient client = client()) {
            expect(SUCCESS, client.request(TELEMETRY, 2));
        }
    }

    @Test
    void theLoginCanBeChanged() throws IOException {
        try (RawClient client = client()) {
            expect(SUCCESS, client.request(LOGOFF));
            assertThat(graph.openSessions).isEmpty();
            expect(SUCCESS, client.request(LOGON, RawClient.basic()));
            run(client, "RETURN 1");
            expect(SUCCESS, client.receive());
        }
    }

    @Test
    void routingNamesTheAddressThatTheClientUsed() throws IOException {
        try (RawClient client = client()) {
            Map<String, @Nullable Object> table = expect(
                    SUCCESS,
                    client.request(ROUTE, Map.of("address", "db.example.org:7777"), List.of(), Map.of("db", "SYSTEM")));
            List<String> address = List.of("db.example.org:7777");
            assertThat(table.get("rt"))
                    .isEqualTo(Map.of(
                            "ttl",
                            300L,
                            "db",
                            "system",
                            "servers",
                            List.of(
                                    Map.of("addresses", address, "role", "ROUTE"),
                                    Map.of("addresses", address, "role", "READ"),
                                    Map.of("addresses", address, "role", "WRITE"))));
            client.send(ROUTE, Map.of(), List.of(), Map.of("db", "nowhere"));
            assertThat(code(client)).isEqualTo("Neo.ClientError.Database.DatabaseNotFound");
            client.request(RESET);
            client.send(ROUTE, Map.of(), List.of("garbage"), Map.of());
            assertThat(code(client)).isEqualTo("Neo.ClientError.Transaction.InvalidBookmark");
        }
    }

    @Test
    void notificationsAreFiltered() throws IOException {
        try (RawClient client = RawClient.loggedIn(server.address(), 5, 4)) {
            assertThat(notifications(client, Map.of())).isEqualTo(2);
            assertThat(notifications(client, Map.of("notifications_minimum_severity", "WARNING")))
                    .isEqualTo(1);
            assertThat(notifications(client, Map.of("notifications_minimum_severity", "OFF")))
                    .isZero();
            assertThat(notifications(client, Map.of("notifications_disabled_categories", List.of("DEPRECATION"))))
                    .isEqualTo(1);
        }
    }

    private static int notifications(RawClient client, Map<String, ?> extra) throws IOException {
        client.send(RUN, "WARN", Map.of(), extra);
        client.send(PULL, ALL);
        expect(SUCCESS, client.receive());
        client.receive();
        Object notifications = expect(SUCCESS, client.receive()).get("notifications");
        return notifications instanceof List<?> list ? list.size() : 0;
    }

    @Test
    void outcomesAreTold() throws IOException {
        try (RawClient client = client()) {
            for (Map.Entry<String, String> query : Map.of("NOTHING", "02000", "CREATE x", "00001", "RETURN 1", "00000")
                    .entrySet()) {
                run(client, query.getKey());
                client.send(PULL, ALL);
                expect(SUCCESS, client.receive());
                Structure response = client.receive();
                if (response.tag() == RECORD) {
                    response = client.receive();
                }
                assertThat(text(expect(SUCCESS, response), "statuses")).contains(query.getValue());
            }
        }
    }

    @Test
    void quietStatementsShowSignsOfLife() throws IOException {
        restart(CONFIG.withLimits(BoltConfig.BoltLimits.DEFAULT.withSilence(Duration.ofMillis(200))));
        try (RawClient client = client()) {
            run(client, "SLEEP 500");
            client.send(PULL, ALL);
            expect(SUCCESS, client.receive());
            assertThat(client.receive().tag()).isEqualTo(RECORD);
            assertThat(client.noops).isPositive();
        }
    }

    @Test
    void goodbyeEndsTheConnection() throws IOException {
        try (RawClient client = client()) {
            client.send(GOODBYE);
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void browsersLearnWhereBoltIs() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + server.address().getPort() + "/");
            HttpResponse<String> response =
                    http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Access-Control-Allow-Origin"))
                    .hasValue("*");
            assertThat(response.body())
                    .contains("\"bolt_direct\":\"bolt://127.0.0.1:"
                            + server.address().getPort() + "\"")
                    .contains("\"neo4j_version\":\"5.26.0\"");
        }
    }

    @Test
    void manyPipelinedRequestsAreAnsweredInOrder() throws Exception {
        try (RawClient client = client()) {
            int requests = 20_000;
            Thread sender = Thread.ofPlatform().start(() -> {
                try {
                    for (int i = 0; i < requests; i++) {
                        client.send(RUN, "ECHO", Map.of("i", i, "filler", "x".repeat(100)), Map.of());
                        client.send(PULL, ALL);
                    }
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            for (int i = 0; i < requests; i++) {
                int index = ((List<?>) java.util.Objects.requireNonNull(
                                expect(SUCCESS, client.receive()).get("fields")))
                        .indexOf("i");
                assertThat(cells(client.receive()).get(index)).isEqualTo((long) i);
                expect(SUCCESS, client.receive());
            }
            sender.join();
        }
    }
}
