package io.orbitgraph.tck.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.orbitgraph.store.testkit.Seeded;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.exceptions.Neo4jException;

/// Writers commit pairs of nodes with a relationship between them; the server is killed at a random moment and started
/// again. Every pair that was acknowledged must be there whole, and no pair may be there in part.
class KillTest {
    private static final int WRITERS = 4;

    @TempDir
    Path directory;

    /// The last pair of each writer that the server acknowledged, over all rounds.
    private final AtomicLong[] acknowledged = new AtomicLong[WRITERS];

    @Test
    void nothingAcknowledgedIsLostInThreeKills() throws IOException, InterruptedException {
        killRepeatedly(3);
    }

    @Test
    @Tag("slow")
    void nothingAcknowledgedIsLostInTwentyKills() throws IOException, InterruptedException {
        killRepeatedly(20);
    }

    private void killRepeatedly(int rounds) throws IOException, InterruptedException {
        long seed = Seeded.of("KillTest").seed();
        Random random = new Random(seed);
        for (int w = 0; w < WRITERS; w++) {
            acknowledged[w] = new AtomicLong(-1);
        }
        Path data = directory.resolve("data");
        Path log = directory.resolve("log");
        for (int round = 0; round < rounds; round++) {
            try (ServerProcess server = ServerProcess.start(data, log)) {
                verify(server);
                List<Thread> writers = new ArrayList<>();
                for (int w = 0; w < WRITERS; w++) {
                    int writer = w;
                    writers.add(Thread.ofPlatform().start(() -> write(server, writer)));
                }
                Thread.sleep(500 + random.nextInt(1500));
                server.kill();
                for (Thread writer : writers) {
                    writer.join();
                }
            }
        }
        try (ServerProcess server = ServerProcess.start(data, log)) {
            verify(server);
        }
        long total = 0;
        for (AtomicLong last : acknowledged) {
            total += last.get() + 1;
        }
        assertThat(total).as("acknowledged pairs").isGreaterThan(rounds);
        System.out.println(rounds + " kills, " + total + " acknowledged pairs, none lost");
    }

    private void write(ServerProcess server, int writer) {
        try (Driver driver = server.connect();
                Session session = driver.session()) {
            while (true) {
                long pair = acknowledged[writer].get() + 1;
                session.run(
                                "MERGE (a:Left {writer: $writer, pair: $pair})"
                                        + " MERGE (a)-[:PAIR {pair: $pair}]->(:Right {writer: $writer, pair: $pair})",
                                Map.of("writer", writer, "pair", pair))
                        .consume();
                acknowledged[writer].set(pair);
            }
        } catch (Neo4jException e) {
            // The server was killed; whether the last pair is there is open.
        }
    }

    private void verify(ServerProcess server) {
        try (Driver driver = server.connect();
                Session session = driver.session()) {
            for (int writer = 0; writer < WRITERS; writer++) {
                List<Long> pairs = new ArrayList<>();
                for (Record record : session.run(
                                "MATCH (a:Left {writer: $writer})-[r:PAIR]->(b:Right {writer: $writer})"
                                        + " WHERE a.pair = r.pair AND b.pair = r.pair"
                                        + " RETURN r.pair AS pair ORDER BY pair",
                                Map.of("writer", writer))
                        .list()) {
                    pairs.add(record.get("pair").asLong());
                }
                long last = acknowledged[writer].get();
                assertThat(pairs.size()).as("pairs of writer %s", writer).isBetween((int) last + 1, (int) last + 2);
                for (int i = 0; i < pairs.size(); i++) {
                    assertThat(pairs.get(i)).isEqualTo(i);
                }
                long halves = session.run("MATCH (n {writer: $writer}) RETURN count(n) AS n", Map.of("writer", writer))
                        .single()
                        .get("n")
                        .asLong();
                assertThat(halves).as("nodes of writer %s", writer).isEqualTo(2L * pairs.size());
                acknowledged[writer].set(pairs.size() - 1L);
            }
        }
    }
}
