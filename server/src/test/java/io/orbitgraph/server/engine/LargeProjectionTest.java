package io.orbitgraph.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Projections large enough that they number their nodes hubs first, which nobody may notice: what is streamed comes in
/// the order of ids, and what is written stands at its node. The last nodes are the hubs, so that hardly a node's
/// number
/// is its rank.
class LargeProjectionTest {
    private static CypherDatabase database;

    @BeforeAll
    static void load() {
        database = new CypherDatabase();
        database.run("UNWIND range(0, 19999) AS i CREATE (:N {i: i})");
        database.run("MATCH (n:N) WHERE n.i % 3 = 0 SET n:Third");
        database.run("CREATE INDEX FOR (n:N) ON (n.i)");
        // A tree whose root is the last node, and a hub for each tenth of the nodes.
        database.run("MATCH (n:N) WHERE n.i < 19999 MATCH (up:N {i: 19999 - (19999 - n.i - 1) / 2})"
                + " CREATE (n)-[:R {w: n.i + 1}]->(up)");
        database.run("MATCH (n:N) WHERE n.i % 10 < 4 AND n.i < 19000 MATCH (hub:N {i: 19990 + n.i % 10})"
                + " CREATE (n)-[:R {w: n.i + 2}]->(hub)");
        database.run("CALL gds.graph.project('natural', {N: {properties: 'i'}, Third: {}}, {R: {properties: 'w'}})");
        database.run("CALL gds.graph.project('undirected', 'N', {R: {orientation: 'UNDIRECTED', properties: 'w'}})");
        database.run("CALL gds.graph.project('reverse', 'N', {R: {orientation: 'REVERSE'}})");
        database.run("MATCH (n:N)-[r:R]->(m:N) RETURN gds.graph.project('query', n, m, {sourceNodeProperties: n {.i},"
                + " targetNodeProperties: m {.i}, relationshipProperties: r {.w}})");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static List<String> rows(String query) {
        return database.rows(query);
    }

    @Test
    void streamsComeInTheOrderOfIds() {
        for (String call : List.of(
                "gds.degree.stream('natural') YIELD nodeId",
                "gds.wcc.stream('query') YIELD nodeId",
                "gds.graph.nodeProperty.stream('query', 'i') YIELD nodeId")) {
            assertThat(rows("CALL " + call + " WITH collect(nodeId) AS ids WITH ids, size(ids) AS count"
                            + " RETURN count, all(k IN range(1, count - 1) WHERE ids[k - 1] < ids[k])"))
                    .as(call)
                    .containsExactly("20000, true");
        }
        assertThat(rows("CALL gds.graph.relationships.stream('natural') YIELD sourceNodeId"
                        + " WITH collect(sourceNodeId) AS ids"
                        + " RETURN all(k IN range(1, size(ids) - 1) WHERE ids[k - 1] <= ids[k])"))
                .containsExactly("true");
    }

    @Test
    void valuesStandAtTheirNodes() {
        assertThat(
                        rows(
                                "CALL gds.graph.nodeProperty.stream('natural', 'i', 'N') YIELD nodeId, propertyValue"
                                        + " MATCH (n) WHERE id(n) = nodeId RETURN count(*), count(CASE WHEN n.i = propertyValue THEN 1 END)"))
                .containsExactly("20000, 20000");
        assertThat(
                        rows(
                                "CALL gds.graph.nodeProperty.stream('query', 'i') YIELD nodeId, propertyValue"
                                        + " MATCH (n) WHERE id(n) = nodeId RETURN count(*), count(CASE WHEN n.i = propertyValue THEN 1 END)"))
                .containsExactly("20000, 20000");
        database.run("CALL gds.degree.write('natural', {writeProperty: 'out'})");
        database.run("CALL gds.degree.write('reverse', {writeProperty: 'in'})");
        database.run("CALL gds.degree.write('undirected', {writeProperty: 'both'})");
        database.run("CALL gds.degree.write('query', {writeProperty: 'asked'})");
        assertThat(rows("MATCH (n:N) RETURN count(*), count(CASE WHEN n.out = COUNT { (n)-[:R]->() }"
                        + " AND n.in = COUNT { (n)<-[:R]-() } AND n.both = COUNT { (n)-[:R]-() } AND n.asked = n.out"
                        + " THEN 1 END)"))
                .containsExactly("20000, 20000");
    }

    @Test
    void relationshipsKeepTheirEndsAndProperties() {
        for (String graph : List.of("natural", "undirected", "query")) {
            assertThat(
                            rows(
                                    "CALL gds.graph.relationshipProperty.stream('" + graph + "', 'w')"
                                            + " YIELD sourceNodeId, targetNodeId, propertyValue"
                                            + " MATCH (a) WHERE id(a) = sourceNodeId MATCH (b) WHERE id(b) = targetNodeId"
                                            + " RETURN count(*) / 27599, count(*) % 27599,"
                                            + " count(CASE WHEN EXISTS { (a)-[r:R]-(b) WHERE r.w = propertyValue } THEN 1 END) / 27599"))
                    .as(graph)
                    .containsExactly(graph.equals("undirected") ? "2, 0, 2" : "1, 0, 1");
        }
    }

    @Test
    void partsAreThoseOfTheirNodes() {
        assertThat(rows("CALL gds.degree.stream('natural', {nodeLabels: ['Third']}) YIELD nodeId, score"
                        + " MATCH (n) WHERE id(n) = nodeId"
                        + " RETURN count(*), count(CASE WHEN score = COUNT { (n)-[:R]->(:Third) } THEN 1 END)"))
                .containsExactly("6667, 6667");
        database.run("CALL gds.graph.filter('late', 'natural', 'n.i >= 5000', '*')");
        database.run("CALL gds.degree.mutate('late', {mutateProperty: 'd'})");
        assertThat(rows("CALL gds.graph.nodeProperty.stream('late', 'd') YIELD nodeId, propertyValue"
                        + " MATCH (n) WHERE id(n) = nodeId"
                        + " RETURN min(n.i), count(*), count(CASE WHEN propertyValue = COUNT { (n)-[:R]->(m) WHERE m.i >="
                        + " 5000 } THEN 1 END)"))
                .containsExactly("5000, 15000, 15000");
    }

    @Test
    void searchesFindTheirWayById() {
        assertThat(rows("MATCH (a:N {i: 0}), (z:N {i: 19999})"
                        + " CALL gds.shortestPath.dijkstra.stream('natural', {sourceNode: a, targetNode: z})"
                        + " YIELD sourceNode, targetNode, nodeIds, totalCost"
                        + " WITH a, z, totalCost, nodeIds, sourceNode = id(a) AND targetNode = id(z) AS ends"
                        + " MATCH p = shortestPath((a)-[:R*]->(z))"
                        + " RETURN ends, totalCost = length(p), size(nodeIds) = length(p) + 1,"
                        + " nodeIds[0] = id(a) AND nodeIds[-1] = id(z)"))
                .containsExactly("true, true, true, true");
    }
}
