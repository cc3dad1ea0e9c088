package io.orbitgraph.bolt.transport;

import static io.orbitgraph.bolt.client.RawClient.BEGIN;
import static io.orbitgraph.bolt.client.RawClient.COMMIT;
import static io.orbitgraph.bolt.client.RawClient.FAILURE;
import static io.orbitgraph.bolt.client.RawClient.HELLO;
import static io.orbitgraph.bolt.client.RawClient.IGNORED;
import static io.orbitgraph.bolt.client.RawClient.LOGOFF;
import static io.orbitgraph.bolt.client.RawClient.LOGON;
import static io.orbitgraph.bolt.client.RawClient.PULL;
import static io.orbitgraph.bolt.client.RawClient.RECORD;
import static io.orbitgraph.bolt.client.RawClient.RESET;
import static io.orbitgraph.bolt.client.RawClient.ROLLBACK;
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
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Clients that break the rules, ask for too much, do not read, or leave: the server answers, cleans up and
/// goes on.
@Timeout(60)
class MisbehaviourTest {
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

    @Test
    void aResultThatIsNotThereEndsTheConnection() throws IOException {
        try (RawClient client = client()) {
            client.request(BEGIN, Map.of());
            client.send(PULL, Map.of("n", -1, "qid", 7));
            assertThat(code(client)).isEqualTo("Neo.ClientError.Request.Invalid");
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void aClientThatLeavesIsCleanedUp() throws Exception {
        try (RawClient client = client()) {
            client.request(BEGIN, Map.of());
            run(client, "SLEEP 50000");
            client.send(PULL, ALL);
            expect(SUCCESS, client.receive());
            assertThat(graph.openTransactions).hasValue(1);
        }
        long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (!graph.openSessions.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(graph.openSessions).isEmpty();
        assertThat(graph.openTransactions).hasValue(0);
    }

    @Test
    void aClientThatDoesNotReadIsWaitedFor() throws Exception {
        try (RawClient slow = client()) {
            run(slow, "STREAM 3000000");
            slow.send(PULL, ALL);
            expect(SUCCESS, slow.receive());
            Thread.sleep(300);
            try (RawClient other = client()) {
                run(other, "RETURN 1");
                expect(SUCCESS, other.receive());
            }
            slow.send(RESET);
            Structure response = slow.receive();
            int records = 0;
            while (response.tag() == RECORD) {
                records++;
                response = slow.receive();
            }
            assertThat(records).isLessThan(3_000_000);
            assertThat(response.tag()).isEqualTo(FAILURE);
            expect(SUCCESS, slow.receive());
        }
    }

    @Test
    void wrongRequestsEndTheConnection() throws IOException {
        Structure[] wrong = {
            Structure.of(HELLO, Map.of()),
            Structure.of(LOGON, Map.of()),
            Structure.of(PULL, ALL),
            Structure.of(COMMIT),
            Structure.of(ROLLBACK),
            Structure.of(0x42),
            Structure.of(RUN, "RETURN 1"),
            Structure.of(RUN, 1, Map.of(), Map.of()),
            Structure.of(RUN, "RETURN 1", Map.of(), Map.of("mode", "x")),
            Structure.of(RUN, "RETURN 1", Map.of(), Map.of("bookmarks", "x")),
            Structure.of(TELEMETRY, 4),
        };
        for (Structure request : wrong) {
            try (RawClient client = client()) {
                client.sendBytes(RawClient.chunk(Packer.pack(request), 1000));
                assertThat(code(client)).as("%s", request).isEqualTo("Neo.ClientError.Request.Invalid");
                assertThat(client.isClosedByServer()).as("%s", request).isTrue();
            }
        }
    }

    @Test
    void messagesOfLaterVersionsAreUnknown() throws IOException {
        try (RawClient client = RawClient.loggedIn(server.address(), 5, 3)) {
            expect(FAILURE, client.request(TELEMETRY, 1));
        }
        try (RawClient client = RawClient.loggedIn(server.address(), 5, 0)) {
            expect(FAILURE, client.request(LOGOFF));
        }
    }

    @Test
    void wrongCredentialsEndTheConnection() throws IOException {
        for (Map<String, String> token : List.of(
                Map.of("scheme", "basic", "principal", "neo4j", "credentials", "wrong"),
                Map.of("scheme", "basic", "principal", "neo4j"),
                Map.of("scheme", "none"),
                Map.<String, String>of(),
                Map.of("scheme", "bearer", "credentials", "token"))) {
            try (RawClient client = new RawClient(server.address())) {
                client.handshake(0x805, 0, 0, 0);
                client.request(HELLO, Map.of());
                Map<String, @Nullable Object> failure = expect(FAILURE, client.request(LOGON, token));
                assertThat(failure).containsEntry("neo4j_code", "Neo.ClientError.Security.Unauthorized");
                assertThat(client.isClosedByServer()).isTrue();
            }
        }
    }

    @Test
    void nothingIsDoneBeforeTheLogin() throws IOException {
        for (int tag : new int[] {RESET, COMMIT, LOGOFF}) {
            try (RawClient client = new RawClient(server.address())) {
                client.handshake(0x805, 0, 0, 0);
                client.request(HELLO, Map.of());
                client.send(tag);
                assertThat(code(client)).isEqualTo("Neo.ClientError.Request.Invalid");
                assertThat(client.isClosedByServer()).isTrue();
            }
        }
    }

    @Test
    void longMessagesBeforeTheLoginEndTheConnection() throws IOException {
        try (RawClient client = new RawClient(server.address())) {
            client.handshake(0x805, 0, 0, 0);
            client.send(HELLO, Map.of("user_agent", "x".repeat(70_000)));
            assertThat(code(client)).isEqualTo("Neo.ClientError.Request.Invalid");
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void longMessagesAreAnsweredAndTheConnectionGoesOn() throws IOException {
        restart(CONFIG.withLimits(BoltConfig.BoltLimits.DEFAULT.withMessageBytes(1 << 20)));
        try (RawClient client = client()) {
            client.send(RUN, "ECHO", Map.of("a", new byte[50 << 20]), Map.of());
            Map<String, @Nullable Object> failure = expect(FAILURE, client.receive());
            assertThat(failure).containsEntry("neo4j_code", "Neo.ClientError.Request.Invalid");
            assertThat(text(failure, "message")).contains("1048576");
            expect(SUCCESS, client.request(RESET));
            run(client, "RETURN 1");
            expect(SUCCESS, client.receive());
        }
    }

    @Test
    void fiftyMegabytesGoThereAndBack() throws IOException {
        byte[] data = new byte[50 << 20];
        new Random(1).nextBytes(data);
        try (RawClient client = client()) {
            client.send(RUN, "ECHO", Map.of("a", data), Map.of());
            client.send(PULL, ALL);
            expect(SUCCESS, client.receive());
            assertThat((byte[]) cells(client.receive()).getFirst()).isEqualTo(data);
            expect(SUCCESS, client.receive());
        }
    }

    @Test
    void aResponseThatCannotBeWrittenLeavesNothingBehind() throws IOException {
        try (RawClient client = client()) {
            for (String query : new String[] {"NAMELESS", "LEAK"}) {
                run(client, query);
                client.send(PULL, ALL);
                Structure response = client.receive();
                if (response.tag() == SUCCESS) {
                    response = client.receive();
                } else {
                    assertThat(client.receive().tag()).isEqualTo(IGNORED);
                }
                assertThat(RawClient.text(expect(FAILURE, response), "neo4j_code"))
                        .isEqualTo("Neo.DatabaseError.General.UnknownError");
                expect(SUCCESS, client.request(RESET));
            }
            run(client, "RETURN 1");
            expect(SUCCESS, client.receive());
        }
    }

    @Test
    void randomBytesDoNotHurtOthers() throws IOException {
        long seed = System.nanoTime();
        System.out.println("seed=" + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            byte[] garbage = new byte[random.nextInt(400)];
            random.nextBytes(garbage);
            try (RawClient client = i % 3 == 0 ? new RawClient(server.address()) : client()) {
                client.sendBytes(i % 3 == 1 ? RawClient.chunk(garbage, 1 + random.nextInt(300)) : garbage);
                client.sendBytes(garbage);
            } catch (SocketException e) {
                // The server was quicker to close than this client to send.
            }
        }
        try (RawClient client = client()) {
            run(client, "RETURN 1");
            expect(SUCCESS, client.receive());
        }
    }

    @Test
    void oneRecordIsBounded() throws IOException {
        try (RawClient client = client()) {
            run(client, "WIDE 134217729");
            client.send(PULL, ALL);
            expect(SUCCESS, client.receive());
            assertThat(code(client)).isEqualTo("Neo.TransientError.General.MemoryPoolOutOfMemoryError");
            expect(SUCCESS, client.request(RESET));
        }
    }

    @Test
    void valuesThatMeanNothingDoNotEndTheConnection() throws IOException {
        try (RawClient client = client()) {
            client.send(RUN, "ECHO", Map.of("a", Structure.of('i', 0, 0, "Mars/Crater")), Map.of());
            assertThat(code(client)).isEqualTo("Neo.ClientError.Statement.ArgumentError");
            expect(SUCCESS, client.request(RESET));
        }
    }

    @Test
    void whoDoesNotLogInIsSentAway() throws IOException {
        restart(CONFIG.withLimits(BoltConfig.BoltLimits.DEFAULT.withLogin(Duration.ofMillis(100))));
        try (RawClient client = new RawClient(server.address())) {
            assertThat(client.isClosedByServer()).isTrue();
        }
        try (RawClient client = new RawClient(server.address())) {
            client.handshake(0x805, 0, 0, 0);
            assertThat(client.isClosedByServer()).isTrue();
        }
        try (RawClient client = client()) {
            LockSupport.parkNanos(200_000_000);
            run(client, "RETURN 1");
            expect(SUCCESS, client.receive());
        }
    }
}
