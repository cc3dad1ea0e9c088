package io.orbitgraph.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.orbitgraph.model.session.Credentials;
import io.orbitgraph.model.session.Session;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.store.testkit.Seeded;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Random patterns on random graphs: the engine must answer as trying everything does, whatever order the planner
/// chooses (it is made to choose others by wrong counts), with and without indexes, matched at once, optionally, in a
/// subquery or only counted.
///
/// `-Dorbit.seed=…` repeats one run, `-Dgraphs=…` makes it longer.
final class PlanEquivalenceTest {
    private static final int GRAPHS = Integer.getInteger("graphs", 3);
    private static final int PATTERNS = 20;
    private static final int LIES = 3;

    @Test
    void everyOrderGivesTheSameRows() {
        long seed = Seeded.of("PlanEquivalenceTest").seed();
        Random random = new Random(seed);
        for (int i = 0; i < GRAPHS; i++) {
            SmallGraph graph = SmallGraph.random(random, 5 + random.nextInt(4), 8 + random.nextInt(6));
            try (CypherDatabase database = new CypherDatabase()) {
                database.run(graph.create());
                if (random.nextBoolean()) {
                    database.run("CREATE INDEX FOR (n:A) ON (n.p)");
                    database.run("CREATE INDEX FOR (n:B) ON (n.p)");
                    database.run("CALL db.awaitIndexes(10)");
                }
                for (int j = 0; j < PATTERNS; j++) {
                    check(graph, database, new RandomPattern(random), random.nextLong());
                }
            }
        }
    }

    private static void check(SmallGraph graph, CypherDatabase database, RandomPattern pattern, long lie) {
        List<String> expected = pattern.answer(graph);
        if (expected.size() > 20_000) {
            return;
        }
        String match = pattern.text();
        String rows = match + " RETURN " + pattern.columns();
        compare(database.rows(rows), expected, rows, database);
        for (int i = 0; i < LIES; i++) {
            try (Session session = CypherDatabase.service(new RandomStatistics(database.store(), lie + i))
                    .login(new Credentials.None(), "test")) {
                compare(CypherDatabase.rows(session, rows, MapValue.EMPTY), expected, rows, database);
                compareGrouped(session, pattern, expected, i % pattern.nodeCount());
                String counting = match + " RETURN count(*)";
                assertThat(CypherDatabase.rows(session, counting, MapValue.EMPTY))
                        .as("%s", counting)
                        .containsExactly(Integer.toString(expected.size()));
                String exists = "RETURN EXISTS { " + match + " }";
                assertThat(CypherDatabase.rows(session, exists, MapValue.EMPTY))
                        .as("%s", exists)
                        .containsExactly(Boolean.toString(!expected.isEmpty()));
                String perNode = "MATCH (n0) RETURN sum(COUNT { " + match + " })";
                assertThat(CypherDatabase.rows(session, perNode, MapValue.EMPTY))
                        .as("%s", perNode)
                        .containsExactly(Integer.toString(expected.size()));
                if (!expected.isEmpty()) {
                    String optional = "MATCH (n0) WITH n0 ORDER BY n0.key OPTIONAL " + match
                            + " WITH * WHERE n0 IS NOT NULL RETURN count(*) >= " + expected.size();
                    assertThat(CypherDatabase.rows(session, optional, MapValue.EMPTY))
                            .as("%s", optional)
                            .containsExactly("true");
                }
                String called = "MATCH (n0) CALL (n0) { " + match + " RETURN count(*) AS c } RETURN sum(c)";
                assertThat(CypherDatabase.rows(session, called, MapValue.EMPTY))
                        .as("%s", called)
                        .containsExactly(Integer.toString(expected.size()));
            }
        }
    }

    /// Queries that look at one node of the pattern only.
    private static void compareGrouped(Session session, RandomPattern pattern, List<String> rows, int node) {
        Map<String, Long> counts = rows.stream()
                .collect(Collectors.groupingBy(row -> row.split(", ")[node], TreeMap::new, Collectors.counting()));
        String key = "n" + node + ".key";
        String grouped = pattern.text() + " RETURN " + key + ", count(*)";
        assertThat(CypherDatabase.rows(session, grouped, MapValue.EMPTY))
                .as("%s", grouped)
                .containsExactlyInAnyOrderElementsOf(counts.entrySet().stream()
                        .map(entry -> entry.getKey() + ", " + entry.getValue())
                        .toList());
        String distinct = pattern.text() + " RETURN DISTINCT " + key;
        assertThat(CypherDatabase.rows(session, distinct, MapValue.EMPTY))
                .as("%s", distinct)
                .containsExactlyInAnyOrderElementsOf(counts.keySet());
        String number = pattern.text() + " RETURN count(DISTINCT n" + node + "), max(" + key + ")";
        String greatest = counts.keySet().stream()
                .max(Comparator.comparingInt(Integer::parseInt))
                .orElse("null");
        assertThat(CypherDatabase.rows(session, number, MapValue.EMPTY))
                .as("%s", number)
                .containsExactly(counts.size() + ", " + greatest);
    }

    private static void compare(List<String> actual, List<String> expected, String query, CypherDatabase database) {
        if (!actual.stream().sorted().toList().equals(expected.stream().sorted().toList())) {
            assertThat(actual).as("%s%n%s", query, database.plan(query)).containsExactlyInAnyOrderElementsOf(expected);
        }
    }
}
