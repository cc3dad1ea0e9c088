package io.orbitgraph.bolt.transport;

import static io.orbitgraph.bolt.client.RawClient.FAILURE;
import static io.orbitgraph.bolt.client.RawClient.IGNORED;
import static io.orbitgraph.bolt.client.RawClient.PULL;
import static io.orbitgraph.bolt.client.RawClient.RECORD;
import static io.orbitgraph.bolt.client.RawClient.RESET;
import static io.orbitgraph.bolt.client.RawClient.RUN;
import static io.orbitgraph.bolt.client.RawClient.SUCCESS;
import static io.orbitgraph.bolt.client.RawClient.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.orbitgraph.bolt.client.RawClient;
import io.orbitgraph.bolt.client.Structure;
import io.orbitgraph.bolt.fake.FakeGraph;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// One event loop, many clients, short and long statements: the loop goes from thread to thread, and nothing is
/// lost.
@Timeout(120)
class RelayTest {
    private static final Map<String, Object> ALL = Map.of("n", -1);

    private final FakeGraph graph = FakeGraph.guarded();
    private BoltServer server = start(400);

    private BoltServer start(int maxThreads) {
        BoltConfig config = BoltConfig.DEFAULT;
        return BoltServer.start(
                new BoltConfig(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        config.neo4jVersion(),
                        config.versions(),
                        config.limits(),
                        1,
                        maxThreads),
                graph);
    }

    @AfterEach
    void stop() {
        server.close();
        assertThat(graph.openSessions).isEmpty();
    }

    @Test
    void clientsOfAllSortsShareOneLoop() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed=" + seed);
        int clients = 16;
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<Integer>> done = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                Random random = new Random(seed + i);
                done.add(threads.submit(() -> converse(random)));
            }
            int requests = 0;
            for (Future<Integer> each : done) {
                requests += each.get();
            }
            assertThat(requests).isEqualTo(clients * 150);
        }
    }

    private int converse(Random random) throws IOException {
        int requests = 0;
        RawClient client = RawClient.loggedIn(server.address(), 5, 8);
        try {
            for (; requests < 150; requests++) {
                switch (random.nextInt(12)) {
                    case 0 -> stream(client, random.nextInt(30_000));
                    case 1 -> sleep(client, random.nextInt(30));
                    case 2 -> interrupt(client, random.nextInt(3_000_000));
                    case 3 -> {
                        client.close();
                        client = RawClient.loggedIn(server.address(), 5, 8);
                    }
                    case 4 -> pipeline(client, 1 + random.nextInt(60));
                    default -> stream(client, 1);
                }
            }
        } finally {
            client.close();
        }
        return requests;
    }

    private static void stream(RawClient client, int rows) throws IOException {
        client.send(RUN, "STREAM " + rows, Map.of(), Map.of());
        client.send(PULL, ALL);
        expectRows(client, rows);
    }

    private static void expectRows(RawClient client, int rows) throws IOException {
        expect(SUCCESS, client.receive());
        for (int i = 0; i < rows; i++) {
            assertThat(RawClient.cells(client.receive()).getFirst()).isEqualTo((long) i);
        }
        expect(SUCCESS, client.receive());
    }

    private static void pipeline(RawClient client, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            client.send(RUN, "STREAM 3", Map.of(), Map.of());
            client.send(PULL, ALL);
        }
        for (int i = 0; i < count; i++) {
            expectRows(client, 3);
        }
    }

    private static void sleep(RawClient client, int millis) throws IOException {
        client.send(RUN, "SLEEP " + millis, Map.of(), Map.of());
        client.send(PULL, ALL);
        expectRows(client, 1);
    }

    private static void interrupt(RawClient client, long afterNanos) throws IOException {
        client.send(RUN, "SLEEP 60000", Map.of(), Map.of());
        client.send(PULL, ALL);
        LockSupport.parkNanos(afterNanos);
        client.send(RESET);
        assertThat(client.receive().tag()).isIn(SUCCESS, IGNORED);
        assertThat(client.receive().tag()).isIn(FAILURE, IGNORED);
        expect(SUCCESS, client.receive());
    }

    @Test
    void resetsAreReadEvenWhenAllThreadsAreTaken() throws Exception {
        server.close();
        server = start(4);
        List<RawClient> sleepers = new ArrayList<>();
        try {
            for (int i = 0; i < 10; i++) {
                RawClient sleeper = RawClient.loggedIn(server.address(), 5, 8);
                sleepers.add(sleeper);
            }
            for (RawClient sleeper : sleepers) {
                sleeper.send(RUN, "SLEEP 60000", Map.of(), Map.of());
                sleeper.send(PULL, ALL);
            }
            while (graph.sleeping.get() < 4) {
                LockSupport.parkNanos(1_000_000);
            }
            long start = System.nanoTime();
            for (RawClient sleeper : sleepers) {
                sleeper.send(RESET);
            }
            for (RawClient sleeper : sleepers) {
                Structure response = sleeper.receive();
                while (response.tag() != SUCCESS
                        || !RawClient.metadata(response).isEmpty()) {
                    assertThat(response.tag()).isNotEqualTo(RECORD);
                    response = sleeper.receive();
                }
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        } finally {
            for (RawClient sleeper : sleepers) {
                sleeper.close();
            }
        }
    }
}
