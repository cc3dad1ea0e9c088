package io.orbitgraph.server.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.algorithms.AlgorithmLibrary;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.procedure.Procedure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Every `orbit.graph` procedure, called from Cypher in each of its modes.
class BreadthProceduresTest {
    private static final String PREFIX = "orbit.graph.";
    private static final String ENDS = "sourceNode: 0, targetNode: 3";

    /// For each algorithm a projection that it takes, and the keys that it needs.
    private static final Map<String, List<String>> CALLS = new TreeMap<>();

    private static CypherDatabase database;

    private static void call(String graph, String keys, String... names) {
        for (String name : names) {
            CALLS.put(PREFIX + name, List.of(graph, keys));
        }
    }

    @BeforeAll
    static void project() {
        call("square", "", "maximumMatching", "bipartiteMatching", "maximumWeightBipartiteMatching");
        call("square", "", "perfectMatching", "approximateMatching", "globalMinimumCut", "gomoryHuTree");
        call("square", "", "maximalCliques", "densestSubgraph", "coloring", "colorRefinement", "chordality");
        call("square", "", "vertexCover", "bipartite", "biconnectedComponents", "planarity", "planarEmbedding");
        call("square", "", "metrics", "optimalTour", "hamiltonianCycle", "eulerianCycle", "chinesePostman");
        call("square", "", "cycleBasis", "eccentricity", "edgeBetweenness", "katz", "greedyModularity", "spanner");
        call("square", "k: 2", "girvanNewman", "spanningTreeClusters");
        call("square", ENDS, "maximumFlow", "minimumCut");
        call("square", "patternGraph: 'pattern', limit: 10", "isomorphism", "subgraphIsomorphism");
        call("triangle", "", "tour", "chordalColoring", "chordalMaximumClique", "chordalIndependentSet");
        call("arrows", "", "simpleCycles", "minimumMeanCycle", "transitiveClosure", "transitiveReduction");
        call("arrows", "", "condensation");
        call("arrows", "firstNode: 1, secondNode: 2", "lowestCommonAncestors");
        call("arrows", "rootNode: 0", "dominatorTree");
        call("arrows", ENDS, "disjointPaths", "simplePaths");
        call("arrows", ENDS + ", k: 2", "kShortestWalks");
        call("arrows", ENDS + ", capacityProperty: 'w'", "minimumCostFlow");
        database = new CypherDatabase();
        database.rows("CREATE (a:N {x: 0}), (b:N {x: 1}), (c:N {x: 2}), (d:N {x: 3}),"
                + " (a)-[:R {w: 1}]->(b), (a)-[:R {w: 2}]->(c), (b)-[:R {w: 3}]->(d), (c)-[:R {w: 4}]->(d)");
        assertThat(database.rows("MATCH (n:N) RETURN id(n) ORDER BY n.x")).containsExactly("0", "1", "2", "3");
        database.rows("CALL gds.graph.project('arrows', 'N', {R: {properties: 'w'}})");
        database.rows("CALL gds.graph.project('square', 'N', {R: {orientation: 'UNDIRECTED', properties: 'w'}})");
        database.rows("CALL gds.graph.project('pattern', 'N', {R: {orientation: 'UNDIRECTED'}})");
        database.rows("CREATE (a:T), (b:T), (c:T), (a)-[:R]->(b), (b)-[:R]->(c), (c)-[:R]->(a)");
        database.rows("CALL gds.graph.project('triangle', 'T', {R: {orientation: 'UNDIRECTED'}})");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static String map(String... keys) {
        // Relationships that earlier calls added to a projection are left out.
        return "{relationshipTypes: 'R'"
                + List.of(keys).stream()
                        .filter(key -> !key.isEmpty())
                        .map(key -> ", " + key)
                        .collect(Collectors.joining())
                + "}";
    }

    private static List<String> callOf(String name) {
        return Objects.requireNonNull(CALLS.get(name), () -> "no call of " + name);
    }

    private static List<String> run(String procedure, String graph, String keys) {
        try {
            return database.rows("CALL " + procedure + "(" + graph + ", " + keys + ")");
        } catch (OrbitException e) {
            throw new AssertionError(procedure + ": " + e.text(), e);
        }
    }

    @Test
    void eachProcedureRunsInEachMode() {
        List<String> names = new ArrayList<>();
        for (Procedure procedure : AlgorithmLibrary.procedures()) {
            names.add(procedure.signature().name());
        }
        names.removeIf(name -> !name.startsWith(PREFIX));
        TreeSet<String> called = new TreeSet<>();
        int number = 0;
        for (String name : names) {
            String base = name.replaceAll("\\.(stream|stats|mutate|write)(\\.estimate)?$", "");
            List<String> call = callOf(base);
            called.add(base);
            String output = "";
            if (name.contains(".mutate") || name.contains(".write")) {
                output = outputKeys(name, "new" + number++);
            }
            String keys = map(call.get(1), output);
            List<String> rows = run(name, "'" + call.get(0) + "'", keys);
            if (name.endsWith(".estimate")) {
                assertThat(rows).as(name).hasSize(1);
                assertThat(run(name, "{nodeCount: 100, relationshipCount: 400}", keys))
                        .hasSize(1);
            } else if (!name.endsWith(".stream")) {
                assertThat(rows).as(name).hasSize(1);
            }
        }
        assertThat(called).isEqualTo(CALLS.keySet());
        assertThat(called).hasSizeGreaterThanOrEqualTo(45);
    }

    /// The keys that a mode which keeps the result needs: found by asking for them.
    private static String outputKeys(String name, String value) {
        String mode = name.contains(".mutate") ? "mutate" : "write";
        String base = name.substring(0, name.indexOf("." + mode));
        List<String> call = callOf(base);
        List<String> keys = new ArrayList<>();
        for (String key : List.of(mode + "Property", mode + "RelationshipType")) {
            try {
                database.rows("CALL " + base + "." + mode + ".estimate('" + call.get(0) + "', "
                        + map(call.get(1), String.join(", ", keys)) + ")");
                break;
            } catch (OrbitException e) {
                if (e.text().contains("`" + key + "` is missing")) {
                    keys.add(key + ": '" + value + "'");
                } else {
                    assertThat(e.text()).contains("is missing");
                }
            }
        }
        return String.join(", ", keys);
    }

    @Test
    void whatIsWrittenCanBeQueried() {
        database.rows(
                "CALL orbit.graph.maximumMatching.write('square',"
                        + " {relationshipTypes: 'R', writeRelationshipType: 'PAIR', writeProperty: 'weight', relationshipWeightProperty: 'w'})");
        assertThat(database.rows("MATCH (:N)-[p:PAIR]->(:N) RETURN count(*), sum(p.weight)"))
                .containsExactly("2, 5.0");
        database.rows("CALL orbit.graph.minimumCut.write('square', {relationshipTypes: 'R', " + ENDS
                + ", relationshipWeightProperty: 'w', writeProperty: 'side'})");
        assertThat(database.rows("MATCH (n:N) RETURN n.side ORDER BY n.x")).containsExactly("1", "0", "0", "0");
        database.rows("CALL orbit.graph.coloring.mutate('square', {relationshipTypes: 'R', mutateProperty: 'color'})");
        assertThat(database.rows("CALL gds.graph.nodeProperty.stream('square', 'color') YIELD propertyValue"
                        + " RETURN propertyValue"))
                .containsExactly("0", "1", "1", "0");
    }

    @Test
    void whatDoesNotFitIsRefusedWithAHint() {
        assertThatThrownBy(() -> database.rows("CALL orbit.graph.maximumMatching.stats('arrows', {})"))
                .isInstanceOf(OrbitException.class)
                .hasMessageContaining("Maximum matching needs an undirected graph")
                .hasMessageContaining("orientation UNDIRECTED");
        assertThatThrownBy(() ->
                        database.rows("CALL orbit.graph.transitiveClosure.stats('square', {relationshipTypes: 'R'})"))
                .isInstanceOf(OrbitException.class)
                .hasMessageContaining("orientation NATURAL");
        assertThatThrownBy(() -> database.rows("CALL orbit.graph.tour.stats('square', {relationshipTypes: 'R'})"))
                .isInstanceOf(OrbitException.class)
                .hasMessageContaining("there is none between node 0 and node 3");
        assertThatThrownBy(() ->
                        database.rows("CALL orbit.graph.chordalColoring.stats('square', {relationshipTypes: 'R'})"))
                .isInstanceOf(OrbitException.class)
                .hasMessageContaining("has no chord");
        assertThatThrownBy(() -> database.rows("CALL orbit.graph.planarity.stats('square', {limt: 3})"))
                .isInstanceOf(OrbitException.class)
                .hasMessageContaining("There is no configuration key `limt`");
        assertThatThrownBy(() -> database.rows("CALL orbit.graph.maximumFlow.stats('square',"
                        + " {relationshipTypes: 'R', sourceNode: 0, targetNode: 0})"))
                .isInstanceOf(OrbitException.class)
                .hasMessageContaining("the same node");
        assertThatThrownBy(
                        () -> database.rows("CALL orbit.graph.isomorphism.stats('square', {patternGraph: 'patern'})"))
                .isInstanceOf(OrbitException.class)
                .hasMessageContaining("'pattern'");
    }
}
