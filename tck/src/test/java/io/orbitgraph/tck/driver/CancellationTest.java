package io.orbitgraph.tck.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.exceptions.Neo4jException;

/// A computation that is terminated ends at once, frees its memory, and the server goes on. How long it took is
/// printed.
class CancellationTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path data;

    @SuppressWarnings("NullAway.Init")
    private static RunningServer server;

    @SuppressWarnings("NullAway.Init")
    private static Driver driver;

    private static final ExecutorService CALLER =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());

    @BeforeAll
    static void start() {
        server = RunningServer.start(data);
        driver = server.driver("bolt");
        run("""
                CALL gds.graph.generate('big', 30000, 20, {relationshipDistribution: 'POWER_LAW', relationshipSeed: 3,
                    orientation: 'UNDIRECTED'}) YIELD nodes""");
    }

    @AfterAll
    static void stop() {
        CALLER.shutdownNow();
        driver.close();
        server.close();
    }

    private static List<Record> run(String query) {
        try (Session session = driver.session()) {
            return session.run(query).list();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gds.betweenness.stats('big', {jobId: $job})",
                "gds.closeness.stats('big', {jobId: $job})",
                "gds.pageRank.stats('big', {jobId: $job, maxIterations: 1000000000, tolerance: 0.0})",
                "gds.nodeSimilarity.stats('big', {jobId: $job, topK: 100})",
                "gds.allShortestPaths.stream('big', {jobId: $job}) YIELD distance RETURN max(distance)",
                "orbit.hyperBall.stats('big', {jobId: $job, registerBits: 12})"
            })
    void aRunningComputationIsTerminated(String call) throws Exception {
        String job = "job of " + call.substring(0, call.indexOf('('));
        Callable<List<Record>> running = () -> {
            try (Session session = driver.session()) {
                return session.run("CALL " + call, Map.of("job", job)).list();
            }
        };
        Future<List<Record>> result = CALLER.submit(running);
        String transaction = "";
        while (transaction.isEmpty()) {
            assertThat(result.isDone())
                    .as("%s is too quick to be cancelled", call)
                    .isFalse();
            transaction = run("SHOW TRANSACTIONS YIELD transactionId, currentQuery, elapsedTime "
                            + "WHERE currentQuery STARTS WITH 'CALL " + call.substring(0, call.indexOf('('))
                            + "' AND elapsedTime.milliseconds > 300 RETURN transactionId")
                    .stream()
                    .map(record -> record.get(0).asString())
                    .findFirst()
                    .orElse("");
            Thread.sleep(20);
        }
        long begin = System.nanoTime();
        run("TERMINATE TRANSACTION '" + transaction + "'");
        assertThatThrownBy(result::get)
                .cause()
                .isInstanceOfSatisfying(
                        Neo4jException.class, e -> assertThat(e.code()).contains("Terminated"));
        System.out.println(call.substring(0, call.indexOf('(')) + " ended " + (System.nanoTime() - begin) / 1_000_000
                + " ms after it was told to");
        assertThat(run("CALL gds.listProgress() YIELD jobId RETURN jobId")).isEmpty();
    }
}
