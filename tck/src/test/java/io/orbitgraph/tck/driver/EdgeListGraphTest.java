package io.orbitgraph.tck.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.orbitgraph.server.importer.ImportCommand;
import io.orbitgraph.store.testkit.Seeded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import picocli.CommandLine;

/// The main job on a real graph: an edge list is imported by the command line, and a driver asks. All answers are
/// compared with what a plain reading of the file gives.
///
/// `-Dwiki.vote=…/wiki-Vote.txt` takes SNAP's graph of votes among Wikipedia's users; without it a skewed graph is
/// made.
class EdgeListGraphTest {
    private static final String WIKI_VOTE = System.getProperty("wiki.vote", "");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path directory;

    /// Node to those it voted for, as often as the file says so.
    private static final Map<Long, List<Long>> OUT = new TreeMap<>();

    @SuppressWarnings("NullAway.Init")
    private static RunningServer server;

    @SuppressWarnings("NullAway.Init")
    private static Driver driver;

    @BeforeAll
    static void importIt() throws IOException {
        Path file = WIKI_VOTE.isEmpty() ? generated() : Path.of(WIKI_VOTE);
        for (String line : Files.readAllLines(file)) {
            if (!line.startsWith("#") && !line.isBlank()) {
                String[] ends = line.strip().split("\\s+");
                OUT.computeIfAbsent(Long.valueOf(ends[1]), node -> new ArrayList<>());
                OUT.computeIfAbsent(Long.valueOf(ends[0]), node -> new ArrayList<>())
                        .add(Long.valueOf(ends[1]));
            }
        }
        Path data = directory.resolve("data");
        int code = new CommandLine(new ImportCommand())
                .execute(
                        "--data=" + data,
                        "--report-file=" + directory.resolve("report"),
                        "--edges=" + file,
                        "--node-label=User",
                        "--relationship-type=VOTED_FOR");
        assertThat(code).isZero();
        server = RunningServer.start(data);
        driver = server.driver("neo4j");
    }

    private static Path generated() throws IOException {
        Seeded seeded = Seeded.of("EdgeListGraphTest");
        StringBuilder text = new StringBuilder("# from to\n");
        for (int i = 0; i < 20_000; i++) {
            // The cube of a number in [0, 1) is often small, so that some nodes get many votes.
            double skewed = Math.pow(seeded.random().nextDouble(), 3);
            text.append(seeded.below(2_000))
                    .append('\t')
                    .append((int) (2_000 * skewed))
                    .append('\n');
        }
        return Files.writeString(directory.resolve("edges.txt"), text);
    }

    @AfterAll
    static void stop() {
        driver.close();
        server.close();
    }

    private static List<Record> run(String query, Map<String, Object> parameters) {
        try (Session session = driver.session()) {
            return session.run(query, parameters).list();
        }
    }

    private static Record one(String query, Map<String, Object> parameters) {
        List<Record> records = run(query, parameters);
        assertThat(records).hasSize(1);
        return records.getFirst();
    }

    private static List<Long> targets(long node) {
        return Objects.requireNonNull(OUT.get(node));
    }

    private static Map<Long, Integer> votes() {
        Map<Long, Integer> votes = new HashMap<>();
        OUT.values().forEach(targets -> targets.forEach(target -> votes.merge(target, 1, Integer::sum)));
        return votes;
    }

    @Test
    void nodesAndRelationshipsAreThoseOfTheFile() {
        long relationships = OUT.values().stream().mapToLong(List::size).sum();
        assertThat(one("MATCH (n) RETURN count(n)", Map.of()).get(0).asLong()).isEqualTo(OUT.size());
        assertThat(one("MATCH ()-[r:VOTED_FOR]->() RETURN count(r)", Map.of())
                        .get(0)
                        .asLong())
                .isEqualTo(relationships);
        if (!WIKI_VOTE.isEmpty()) {
            assertThat(OUT).hasSize(7_115);
            assertThat(relationships).isEqualTo(103_689);
        }
    }

    @Test
    void theMostVotedForAreFound() {
        List<String> expected = votes().entrySet().stream()
                .sorted(Map.Entry.<Long, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(10)
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList();
        assertThat(run("""
                        MATCH (n:User)<-[:VOTED_FOR]-()
                        RETURN n.id AS user, count(*) AS votes ORDER BY votes DESC, user LIMIT 10""", Map.of()))
                .extracting(record ->
                        record.get("user").asLong() + " " + record.get("votes").asLong())
                .isEqualTo(expected);
    }

    @Test
    void twoHopsAreCounted() {
        for (long start : OUT.keySet().stream().limit(50).toList()) {
            long paths = 0;
            Set<Long> reached = new HashSet<>();
            List<Long> middles = targets(start);
            for (int first = 0; first < middles.size(); first++) {
                long middle = middles.get(first);
                List<Long> ends = targets(middle);
                for (int second = 0; second < ends.size(); second++) {
                    // A relationship is used once in a path: a loop at the start cannot be walked twice.
                    if (middle != start || first != second) {
                        paths++;
                        reached.add(ends.get(second));
                    }
                }
            }
            Record record = one(
                    "MATCH (:User {id: $id})-[:VOTED_FOR]->()-[:VOTED_FOR]->(c) RETURN count(*), count(DISTINCT c)",
                    Map.of("id", start));
            assertThat(record.get(0).asLong()).isEqualTo(paths);
            assertThat(record.get(1).asLong()).isEqualTo(reached.size());
        }
    }

    @Test
    void shortestPathsAreAsLongAsTheyMustBe() {
        long start = OUT.keySet().iterator().next();
        Map<Long, Integer> distances = distances(start);
        long farthest = distances.entrySet().stream()
                .max(Map.Entry.<Long, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow()
                .getKey();
        List<Long> path = one("""
                        MATCH (a:User {id: $from}), (b:User {id: $to}), p = shortestPath((a)-[:VOTED_FOR*]->(b))
                        RETURN [n IN nodes(p) | n.id]""", Map.of("from", start, "to", farthest)).get(0).asList(value -> value.asLong());
        assertThat(path).hasSize(Objects.requireNonNull(distances.get(farthest)) + 1);
        for (int i = 1; i < path.size(); i++) {
            assertThat(targets(path.get(i - 1))).contains(path.get(i));
        }
    }

    private static Map<Long, Integer> distances(long start) {
        Map<Long, Integer> distances = new HashMap<>(Map.of(start, 0));
        Deque<Long> queue = new ArrayDeque<>(List.of(start));
        while (!queue.isEmpty()) {
            long node = queue.poll();
            int next = Objects.requireNonNull(distances.get(node)) + 1;
            for (long target : targets(node)) {
                if (distances.putIfAbsent(target, next) == null) {
                    queue.add(target);
                }
            }
        }
        return distances;
    }

    @Test
    void algorithmsAreProjectedStreamedWrittenAndQueried() {
        Record projected = one("CALL gds.graph.project('votes', 'User', 'VOTED_FOR')", Map.of());
        assertThat(projected.get("nodeCount").asLong()).isEqualTo(OUT.size());
        assertThat(projected.get("relationshipCount").asLong())
                .isEqualTo(OUT.values().stream().mapToLong(List::size).sum());
        Map<Long, Double> expected = pageRank();
        List<Record> streamed = run("""
                CALL gds.pageRank.stream('votes', {maxIterations: 20, tolerance: 0}) YIELD nodeId, score
                MATCH (n:User) WHERE id(n) = nodeId RETURN n.id AS id, score""", Map.of());
        assertThat(streamed).hasSize(OUT.size());
        for (Record record : streamed) {
            double reference =
                    Objects.requireNonNull(expected.get(record.get("id").asLong()));
            assertThat(record.get("score").asDouble()).isCloseTo(reference, org.assertj.core.data.Offset.offset(1e-6));
        }
        Record written = one(
                "CALL gds.pageRank.write('votes', {maxIterations: 20, tolerance: 0, writeProperty: 'rank'})", Map.of());
        assertThat(written.get("nodePropertiesWritten").asLong()).isEqualTo(OUT.size());
        long best = expected.entrySet().stream()
                .max(Map.Entry.<Long, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow()
                .getKey();
        Record top = one("MATCH (n:User) RETURN n.id, n.rank ORDER BY n.rank DESC LIMIT 1", Map.of());
        assertThat(top.get(0).asLong()).isEqualTo(best);
        assertThat(one("CALL gds.graph.drop('votes') YIELD graphName", Map.of())
                        .get(0)
                        .asString())
                .isEqualTo("votes");
    }

    /// As GDS defines it: every node begins with 0.15, which counts as the first iteration.
    private static Map<Long, Double> pageRank() {
        Map<Long, Double> scores = new HashMap<>();
        OUT.keySet().forEach(node -> scores.put(node, 0.15));
        for (int iteration = 1; iteration < 20; iteration++) {
            Map<Long, Double> sums = new HashMap<>();
            OUT.forEach((node, targets) -> {
                for (long target : targets) {
                    sums.merge(target, Objects.requireNonNull(scores.get(node)) / targets.size(), Double::sum);
                }
            });
            scores.replaceAll((node, score) -> 0.15 + 0.85 * sums.getOrDefault(node, 0.0));
        }
        return scores;
    }
}
