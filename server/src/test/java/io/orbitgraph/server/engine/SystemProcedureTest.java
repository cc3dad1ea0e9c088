package io.orbitgraph.server.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.algorithms.procedure.AlgorithmService;
import io.orbitgraph.algorithms.procedure.GraphCatalog;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.procedure.Extension;
import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.procedure.ProcedureSignature;
import io.orbitgraph.model.procedure.ProcedureSignature.Field;
import io.orbitgraph.model.session.QueryResult;
import io.orbitgraph.model.session.Session;
import io.orbitgraph.model.session.TransactionOptions;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.Value;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Procedures about procedures, called from Cypher.
@Timeout(60)
final class SystemProcedureTest {
    private final CypherDatabase database = new CypherDatabase();

    @AfterEach
    void close() {
        database.close();
    }

    private void ring() {
        database.run("UNWIND range(0, 99) AS i CREATE (:P {i: i})");
        database.run("MATCH (a:P), (b:P) WHERE b.i = (a.i + 1) % 100 CREATE (a)-[:R]->(b)");
        database.run("CALL gds.graph.project('ring', 'P', 'R')");
    }

    @Test
    void aRunningJobIsSeenAndCancelled() throws InterruptedException {
        ring();
        try (Session worker = database.session()) {
            CompletableFuture<List<String>> running = CompletableFuture.supplyAsync(() -> CypherDatabase.rows(
                    worker,
                    "CALL gds.pageRank.stats('ring', {jobId: 'long', maxIterations: 2000000000, tolerance: 0, "
                            + "concurrency: 2, logProgress: false})",
                    MapValue.EMPTY));
            List<String> jobs = List.of();
            while (jobs.isEmpty()) {
                assertThat(running).isNotDone();
                Thread.sleep(5);
                jobs = database.rows("CALL gds.listProgress('long') "
                        + "YIELD jobId, taskName, status, progress, progressBar, timeStarted, elapsedTime "
                        + "RETURN jobId, taskName, status, progress ENDS WITH '%', progressBar STARTS WITH '[', "
                        + "timeStarted IS NOT NULL, elapsedTime IS NOT NULL");
            }
            assertThat(jobs).containsExactly("long, PageRank, RUNNING, true, true, true, true");
            assertThat(database.rows("CALL gds.listProgress('other')")).isEmpty();
            assertThat(database.rows("CALL gds.memory.list() YIELD name, entity, memoryInBytes "
                            + "RETURN name, entity, memoryInBytes > 0 ORDER BY name"))
                    .containsExactly("PageRank, long, true", "ring, graph, true");
            assertThat(database.rows("CALL gds.memory.summary() YIELD totalGraphsMemory AS g, totalTasksMemory AS t "
                            + "RETURN g > 0, t > 0"))
                    .containsExactly("true, true");
            assertThat(
                            database.rows(
                                    "CALL gds.systemMonitor() YIELD maxHeap, jvmAvailableCpuCores, ongoingGdsProcedures AS o "
                                            + "RETURN maxHeap > 0, jvmAvailableCpuCores > 0, o[0].jobId, o[0].requestedNumberOfCpuCores"))
                    .containsExactly("true, true, long, 2");
            database.assertRefused("CALL gds.pageRank.stats('ring', {jobId: 'long'})", "'long' runs already");
            worker.interrupt();
            assertThatThrownBy(running::join)
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            OrbitException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.TRANSACTION_TERMINATED));
        }
        assertThat(database.rows("CALL gds.listProgress('long')")).isEmpty();
        assertThat(database.rows("CALL gds.beta.listProgress('long', true) YIELD status RETURN status"))
                .containsExactly("CANCELED");
        assertThat(database.rows("CALL gds.userLog() YIELD taskName, message RETURN taskName, message <> ''"))
                .containsExactly("PageRank, true");
        database.run("CALL gds.pageRank.stats('ring', {jobId: 'short'})");
        assertThat(database.rows("CALL gds.listProgress('short', true) YIELD progress, progressBar, status"))
                .containsExactly("100.00%, [##########], FINISHED");
    }

    @Test
    void theJobOfLazyRowsEndsWithThem() {
        ring();
        String call = "CALL gds.allShortestPaths.stream('ring', {jobId: 'pairs'}) YIELD distance ";
        String running = "CALL gds.listProgress('pairs') YIELD taskName, progress, status";
        String ended = "CALL gds.listProgress('pairs', true) YIELD progress, status RETURN status ORDER BY status";
        assertThat(database.rows(call + "WITH count(*) AS pairs " + running + " RETURN pairs, status"))
                .as("it has ended when all its rows were taken")
                .isEmpty();
        assertThat(database.rows(call + "RETURN count(*)")).containsExactly("10000");
        assertThat(database.rows(ended)).containsExactly("FINISHED", "FINISHED");
        assertThat(database.rows(call + "WITH distance LIMIT 1 RETURN distance"))
                .containsExactly("0.0");
        assertThat(database.rows(running)).as("no more rows are wanted").isEmpty();
        assertThat(database.rows(ended)).containsExactly("FINISHED", "FINISHED", "FINISHED");
        try (Session worker = database.session()) {
            QueryResult pairs = worker.run(call + "RETURN distance", MapValue.EMPTY, TransactionOptions.DEFAULT);
            pairs.pull(1, (columns, selection, count) -> {});
            assertThat(database.rows(running)).containsExactly("All shortest paths, 16.00%, RUNNING");
            assertThat(database.rows("CALL gds.memory.list() YIELD name, entity RETURN name, entity ORDER BY name"))
                    .containsExactly("All shortest paths, pairs", "ring, graph");
            database.assertRefused(call + "RETURN distance", "'pairs' runs already");
            worker.interrupt();
            assertThatThrownBy(() -> pairs.pull(-1, (columns, selection, count) -> {}))
                    .isInstanceOfSatisfying(
                            OrbitException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.TRANSACTION_TERMINATED));
        }
        assertThat(database.rows(running)).isEmpty();
        assertThat(database.rows(ended)).containsExactly("CANCELED", "FINISHED", "FINISHED", "FINISHED");
    }

    @Test
    void defaultsAreInForce() {
        ring();
        String iterations = "CALL gds.pageRank.stats('ring', {tolerance: 0}) YIELD ranIterations, configuration AS c "
                + "RETURN ranIterations, c.maxIterations";
        assertThat(database.rows(iterations)).containsExactly("20, 20");
        database.run("CALL gds.config.defaults.set('maxIterations', 5)");
        assertThat(database.rows(iterations)).containsExactly("5, 5");
        assertThat(database.rows(
                        "CALL gds.pageRank.stats('ring', {tolerance: 0, maxIterations: 7}) YIELD ranIterations"))
                .containsExactly("7");
        database.run("CALL gds.config.defaults.set('maxIterations', 6, 'somebody')");
        assertThat(database.rows(iterations)).containsExactly("5, 5");
        assertThat(database.rows("CALL gds.config.defaults.list({username: 'somebody'})"))
                .containsExactly("maxIterations, 6");
        assertThat(database.rows("CALL gds.alpha.config.defaults.list()")).containsExactly("maxIterations, 5");
        assertThat(database.rows("CALL gds.config.defaults.list({key: 'x'})")).isEmpty();
        assertThat(database.rows("CALL gds.degree.stats('ring') YIELD configuration AS c RETURN c.maxIterations"))
                .as("who has no such key does not see it")
                .containsExactly("null");
        database.run("CALL gds.config.defaults.set('maxIterations', null)");
        assertThat(database.rows(iterations)).containsExactly("20, 20");
        database.assertRefused("CALL gds.config.defaults.list({user: 'x'})", "`user`");
    }

    @Test
    void limitsAreInForce() {
        ring();
        database.run("CALL gds.config.limits.set('maxIterations', 10)");
        database.run("CALL gds.config.limits.set('sudo', false)");
        assertThat(database.rows("CALL gds.config.limits.list()")).containsExactly("maxIterations, 10", "sudo, false");
        database.assertRefused(
                "CALL gds.pageRank.stats('ring', {maxIterations: 11})", "`maxIterations` is 11", "limit 10");
        database.assertRefused("CALL gds.pageRank.stats('ring')", "`maxIterations` is 20", "limit 10");
        database.assertRefused("CALL gds.pageRank.stats('ring', {maxIterations: 10, sudo: true})", "`sudo`");
        database.assertRefused("CALL gds.pageRank.stats.estimate('ring', {maxIterations: 11})", "limit 10");
        assertThat(database.rows(
                        "CALL gds.pageRank.stats('ring', {maxIterations: 10, tolerance: 0}) YIELD ranIterations"))
                .containsExactly("10");
        database.assertRefused("CALL gds.config.limits.set('username', 'x')", "number or a boolean");
        database.run("CALL gds.config.limits.set('maxIterations', null)");
        database.run("CALL gds.config.limits.set('concurrency', 2, 'somebody')");
        assertThat(database.rows("CALL gds.pageRank.stats('ring', {concurrency: 3, maxIterations: 20, tolerance: 0}) "
                        + "YIELD ranIterations"))
                .containsExactly("20");
    }

    @Test
    void proceduresAreListed() {
        assertThat(database.rows("CALL gds.list('nodesimilarity.str') YIELD name, type RETURN name, type"))
                .containsExactly(
                        "gds.nodeSimilarity.stream, procedure", "gds.nodeSimilarity.stream.estimate, procedure");
        assertThat(database.rows("CALL gds.list('similarity.cosine') YIELD name, type RETURN name, type"))
                .containsExactly("gds.similarity.cosine, function");
        assertThat(database.rows("CALL gds.list() YIELD name RETURN count(*) > 50"))
                .containsExactly("true");
    }

    @Test
    void theProgramDescribesItself() {
        String version = database.rows("RETURN gds.version()").getFirst();
        assertThat(version).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(database.rows("CALL gds.version()")).containsExactly(version);
        assertThat(database.rows("CALL gds.debug.sysInfo() YIELD key, value WHERE key = 'gdsVersion' RETURN value"))
                .containsExactly(version);
        assertThat(database.rows("RETURN gds.isLicensed()")).containsExactly("true");
        assertThat(database.rows("CALL gds.debug.arrow() YIELD running, enabled"))
                .containsExactly("false, false");
    }

    /// Yields how many bytes the account of the algorithms has left, and how many the projections leave of it.
    private static final class Free implements Procedure {
        private static final ProcedureSignature SIGNATURE = new ProcedureSignature(
                "test.free",
                List.of(),
                List.of(new Field("free", "INTEGER"), new Field("left", "INTEGER")),
                ProcedureSignature.Mode.READ,
                "What is free.");

        @Override
        public ProcedureSignature signature() {
            return SIGNATURE;
        }

        @Override
        public Iterator<Value[]> call(ProcedureContext context, Value[] arguments) {
            AlgorithmService service = context.service(AlgorithmService.class);
            long left = service.memoryLimitBytes();
            for (GraphCatalog.Entry entry : service.catalog().all()) {
                left -= entry.graph().bytes();
            }
            long free = 0;
            for (long step = 1L << 40; step > 0; step /= 2) {
                try {
                    service.memory().charge("test", free + step);
                    service.memory().release(free + step);
                    free += step;
                } catch (OrbitException e) {
                    assertThat(e.code()).isEqualTo(ErrorCode.MEMORY_LIMIT);
                }
            }
            return List.<Value[]>of(new Value[] {Value.of(free), Value.of(left)})
                    .iterator();
        }
    }

    @Test
    void whatAlgorithmsAddToAProjectionIsPaidFor() {
        try (CypherDatabase own = new CypherDatabase(new Extension(List.of(new Free()), List.of(), List.of()))) {
            own.run("UNWIND range(0, 99) AS i CREATE (:P {i: i})");
            own.run("MATCH (a:P), (b:P) WHERE b.i = (a.i + 1) % 100 CREATE (a)-[:R]->(b)");
            own.run("CALL gds.graph.project('ring', 'P', 'R')");
            String free = "CALL test.free() YIELD free, left RETURN free = left, left";
            String before = own.rows(free).getFirst();
            assertThat(before).startsWith("true");
            // Makes the incoming direction.
            own.run("CALL gds.pageRank.stats('ring', {maxIterations: 1})");
            String after = own.rows(free).getFirst();
            assertThat(after).startsWith("true").isNotEqualTo(before);
            own.run("CALL gds.graph.drop('ring')");
            assertThat(own.rows(free)).containsExactly("true, " + (1L << 30));
        }
    }
}
