package io.orbitgraph.server.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.bolt.transport.BoltConfig;
import io.orbitgraph.bolt.transport.BoltServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Record;
import org.neo4j.driver.types.Path;
import org.neo4j.driver.types.Relationship;

class ShortestPathProceduresTest {
    private static final String PATH_COLUMNS = " YIELD index, sourceNode, targetNode, totalCost, nodeIds, costs, path"
            + " MATCH (s:Place), (t:Place) WHERE id(s) = sourceNode AND id(t) = targetNode"
            + " RETURN index, s.name, t.name, totalCost, [n IN nodes(path) | n.name] AS names, costs,"
            + " [r IN relationships(path) | type(r) + ' ' + toString(r.cost)] AS steps,"
            + " nodeIds = [n IN nodes(path) | id(n)] AS same ORDER BY index";

    private static final String A_TO_F =
            "0, A, F, 12.0, ['A', 'C', 'B', 'D', 'E', 'F'], [0.0, 2.0, 3.0, 8.0, 11.0, 12.0],"
                    + " ['PATH_0 2.0', 'PATH_0 1.0', 'PATH_0 5.0', 'PATH_0 3.0', 'PATH_0 1.0'], true";

    private final RoadDatabase roads = new RoadDatabase();
    private final CypherDatabase database = roads.database();

    @AfterEach
    void close() {
        roads.close();
    }

    private List<String> paths(String procedure, String configuration) {
        return roads.rows(RoadDatabase.call(procedure + ".stream", configuration) + PATH_COLUMNS);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void theShortestPathBetweenTwoNodesIsTheSameByEachWay(int concurrency) {
        String ends = "sourceNode: a, targetNode: f, relationshipWeightProperty: 'km', concurrency: " + concurrency;
        assertThat(paths("gds.shortestPath.dijkstra", ends)).containsExactly(A_TO_F);
        assertThat(paths("orbit.shortestPath.bidirectional", ends)).containsExactly(A_TO_F);
        assertThat(paths("gds.shortestPath.yens", ends)).containsExactly(A_TO_F);
        assertThat(paths("gds.shortestPath.astar", ends + ", latitudeProperty: 'lat', longitudeProperty: 'lon'"))
                .containsExactly(A_TO_F);
    }

    @Test
    void withoutWeightsEachRelationshipCostsOne() {
        assertThat(paths("gds.shortestPath.dijkstra", "sourceNode: a, targetNode: f"))
                .containsExactly("0, A, F, 3.0, ['A', 'B', 'D', 'F'], [0.0, 1.0, 2.0, 3.0],"
                        + " ['PATH_0 1.0', 'PATH_0 1.0', 'PATH_0 1.0'], true");
    }

    @Test
    void severalTargetsAreFoundNearestFirst() {
        assertThat(roads.rows(RoadDatabase.call(
                                "gds.shortestPath.dijkstra.stream",
                                "sourceNode: a, targetNodes: [f, i, id(b), b], relationshipWeightProperty: 'km'")
                        + " YIELD index, targetNode, totalCost RETURN index, targetNode = id(b), totalCost"))
                .containsExactly("0, true, 3.0", "1, false, 12.0");
    }

    @Test
    void theKShortestPathsComeCheapestFirst() {
        assertThat(roads.rows(RoadDatabase.call(
                                "gds.shortestPath.yens.stream",
                                "sourceNode: a, targetNode: f, k: 3, relationshipWeightProperty: 'km'")
                        + " YIELD index, totalCost, path RETURN index, totalCost, [n IN nodes(path) | n.name]"))
                .containsExactly(
                        "0, 12.0, ['A', 'C', 'B', 'D', 'E', 'F']",
                        "1, 13.0, ['A', 'C', 'E', 'F']",
                        "2, 13.0, ['A', 'B', 'D', 'E', 'F']");
        assertThat(roads.rows(RoadDatabase.call(
                                "gds.shortestPath.yens.stream",
                                "sourceNode: a, targetNode: f, k: 3, maxCost: 12.5, relationshipWeightProperty: 'km'")
                        + " YIELD index RETURN index"))
                .containsExactly("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gds.allShortestPaths.dijkstra", "gds.allShortestPaths.delta", "gds.bellmanFord"})
    void allThatANodeReachesIsFoundNearestFirst(String procedure) {
        for (int concurrency : new int[] {1, 4}) {
            assertThat(roads.rows(RoadDatabase.call(
                                    procedure + ".stream",
                                    "sourceNode: id(a), relationshipWeightProperty: 'km', concurrency: " + concurrency)
                            + " YIELD index, targetNode, totalCost, costs MATCH (t:Place) WHERE id(t) = targetNode"
                            + " RETURN index, t.name, totalCost, costs ORDER BY index"))
                    .containsExactly(
                            "0, A, 0.0, [0.0]",
                            "1, C, 2.0, [0.0, 2.0]",
                            "2, B, 3.0, [0.0, 2.0, 3.0]",
                            "3, D, 8.0, [0.0, 2.0, 3.0, 8.0]",
                            "4, E, 11.0, [0.0, 2.0, 3.0, 8.0, 11.0]",
                            "5, F, 12.0, [0.0, 2.0, 3.0, 8.0, 11.0, 12.0]");
        }
    }

    @Test
    void theDeltaChangesNothing() {
        for (double delta : new double[] {0.1, 1, 100}) {
            assertThat(roads.rows(RoadDatabase.call(
                                    "gds.allShortestPaths.delta.stream",
                                    "sourceNode: a, relationshipWeightProperty: 'km', delta: " + delta)
                            + " YIELD totalCost RETURN totalCost"))
                    .containsExactly("0.0", "2.0", "3.0", "8.0", "11.0", "12.0");
        }
        assertThatThrownBy(() ->
                        roads.rows(RoadDatabase.call("gds.allShortestPaths.delta.stats", "sourceNode: a, delta: 0")
                                + " YIELD computeMillis RETURN computeMillis"))
                .hasMessageContaining("delta is 0, must be more than 0");
    }

    static Stream<Arguments> pairProcedures() {
        return Stream.of(
                Arguments.of("gds.shortestPath.dijkstra", ""),
                Arguments.of("gds.shortestPath.yens", ", k: 2"),
                Arguments.of("gds.shortestPath.astar", ", latitudeProperty: 'lat', longitudeProperty: 'lon'"),
                Arguments.of("orbit.shortestPath.bidirectional", ""));
    }

    @ParameterizedTest
    @MethodSource("pairProcedures")
    void aTargetThatIsNotReachedGivesNoRowsAndTheSourceAPathOfOneNode(String procedure, String more) {
        assertThat(paths(procedure, "sourceNode: a, targetNode: i, relationshipWeightProperty: 'km'" + more))
                .isEmpty();
        assertThat(paths(procedure, "sourceNode: a, targetNode: a, relationshipWeightProperty: 'km'" + more))
                .containsExactly("0, A, A, 0.0, ['A'], [0.0], [], true");
    }

    @ParameterizedTest
    @MethodSource("pairProcedures")
    void pathsBecomeRelationships(String procedure, String more) {
        String configuration = "sourceNode: a, targetNode: f, relationshipWeightProperty: 'km'" + more;
        int count = procedure.endsWith("yens") ? 2 : 1;
        assertThat(roads.rows(RoadDatabase.call(
                                procedure + ".write",
                                configuration + ", writeRelationshipType: 'WAY', writeNodeIds: true, writeCosts: true")
                        + " YIELD relationshipsWritten, configuration"
                        + " RETURN relationshipsWritten, configuration.writeNodeIds"))
                .containsExactly(count + ", true");
        assertThat(roads.rows("MATCH (a)-[w:WAY]->(f) RETURN w.totalCost, w.costs,"
                        + " w.nodeIds = [id(a), id(c), id(b), id(d), id(e), id(f)] ORDER BY w.totalCost"))
                .hasSize(count)
                .first()
                .isEqualTo("12.0, [0.0, 2.0, 3.0, 8.0, 11.0, 12.0], true");
        assertThat(roads.rows(
                        RoadDatabase.call(procedure + ".mutate", configuration + ", mutateRelationshipType: 'WAY'")
                                + " YIELD relationshipsWritten RETURN relationshipsWritten"))
                .containsExactly(String.valueOf(count));
        assertThat(roads.rows(
                        "CALL gds.allShortestPaths.dijkstra.stream('roads', {relationshipTypes: ['WAY'], sourceNode: a,"
                                + " relationshipWeightProperty: 'totalCost'}) YIELD totalCost RETURN totalCost"))
                .containsExactly("0.0", "12.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gds.allShortestPaths.dijkstra", "gds.allShortestPaths.delta", "gds.bellmanFord"})
    void pathsToAllBecomeRelationships(String procedure) {
        String configuration = "sourceNode: a, relationshipWeightProperty: 'km'";
        assertThat(roads.rows(RoadDatabase.call(procedure + ".write", configuration + ", writeRelationshipType: 'WAY'")
                        + " YIELD relationshipsWritten RETURN relationshipsWritten"))
                .containsExactly("6");
        assertThat(roads.rows(
                        RoadDatabase.call(procedure + ".mutate", configuration + ", mutateRelationshipType: 'WAY'")
                                + " YIELD relationshipsWritten RETURN relationshipsWritten"))
                .containsExactly("6");
        assertThat(database.rows("MATCH ({name: 'A'})-[w:WAY]->(t) RETURN t.name, properties(w) ORDER BY t.name"))
                .containsExactly(
                        "A, {totalCost: 0.0}",
                        "B, {totalCost: 3.0}",
                        "C, {totalCost: 2.0}",
                        "D, {totalCost: 8.0}",
                        "E, {totalCost: 11.0}",
                        "F, {totalCost: 12.0}");
    }

    @Test
    void onlyWritesTakeTheKeysOfWrites() {
        assertThatThrownBy(() -> roads.rows(RoadDatabase.call(
                                "gds.shortestPath.dijkstra.mutate",
                                "sourceNode: a, targetNode: f, mutateRelationshipType: 'WAY', writeNodeIds: true")
                        + " YIELD relationshipsWritten RETURN relationshipsWritten"))
                .hasMessageContaining("There is no configuration key `writeNodeIds`");
    }

    @Test
    void distancesOfAllPairsAreStreamed() {
        String call =
                RoadDatabase.call("gds.allShortestPaths.stream", "relationshipWeightProperty: 'km', concurrency: 4")
                        + " YIELD sourceNodeId, targetNodeId, distance ";
        assertThat(database.rows(call + "RETURN count(*)")).containsExactly("49");
        assertThat(roads.rows(call + "WITH * WHERE sourceNodeId = id(c) MATCH (t:Place) WHERE id(t) = targetNodeId"
                        + " RETURN t.name, distance ORDER BY t.name"))
                .containsExactly("A, Infinity", "B, 1.0", "C, 0.0", "D, 6.0", "E, 9.0", "F, 10.0", "I, Infinity");
        assertThat(database.rows(call.replace("gds.", "gds.alpha.") + "RETURN count(*)"))
                .containsExactly("49");
        assertThat(database.rows(call.replace("4", "1") + "RETURN *")).isEqualTo(database.rows(call + "RETURN *"));
    }

    @Test
    void negativeWeightsAreRefusedWithThePairNamed() {
        database.run("MATCH (b:Place {name: 'B'}), (d:Place {name: 'D'}) CREATE (d)-[:ROAD {km: -1}]->(b)");
        database.run("CALL gds.graph.project('bad', 'Place', {ROAD: {properties: 'km'}},"
                + " {nodeProperties: ['lat', 'lon']})");
        List<String> ids = roads.rows("RETURN id(d), id(b)");
        String pair = "from node " + ids.getFirst().replace(", ", " to node ") + " weighs -1.0";
        String ends = "sourceNode: a, targetNode: f, relationshipWeightProperty: 'km'";
        for (String call : List.of(
                "gds.shortestPath.dijkstra.stream('bad', {" + ends + "})",
                "gds.shortestPath.yens.stream('bad', {" + ends + "})",
                "gds.shortestPath.astar.stream('bad', {" + ends
                        + ", latitudeProperty: 'lat', longitudeProperty: 'lon'})",
                "orbit.shortestPath.bidirectional.stream('bad', {" + ends + "})",
                "gds.allShortestPaths.dijkstra.stream('bad', {sourceNode: a, relationshipWeightProperty: 'km'})",
                "gds.allShortestPaths.delta.stream('bad', {sourceNode: a, relationshipWeightProperty: 'km'})")) {
            assertThatThrownBy(() -> roads.rows("CALL " + call + " YIELD index RETURN index"))
                    .as(call)
                    .hasMessageContaining(pair);
        }
        assertThatThrownBy(
                        () -> roads.rows("CALL gds.allShortestPaths.stream('bad', {relationshipWeightProperty: 'km'})"
                                + " YIELD distance RETURN distance"))
                .hasMessageContaining(pair);
        assertThatThrownBy(() -> roads.rows("CALL gds.randomWalk.stream('bad', {relationshipWeightProperty: 'km'})"
                        + " YIELD nodeIds RETURN nodeIds"))
                .hasMessageContaining(pair);
    }

    @Test
    void negativeWeightsMakeShorterPathsOrCycles() {
        database.run("""
                CREATE (p:Stop {name: 'P'}), (q:Stop {name: 'Q'}), (r:Stop {name: 'R'}), (s:Stop {name: 'S'}),
                       (p)-[:LEG {cost: 4}]->(q), (p)-[:LEG {cost: 2}]->(r), (q)-[:LEG {cost: -3}]->(r),
                       (r)-[:LEG {cost: 1}]->(s), (s)-[:BACK {cost: 1}]->(q)
                """);
        database.run(
                "CALL gds.graph.project('legs', 'Stop'," + " {LEG: {properties: 'cost'}, BACK: {properties: 'cost'}})");
        String source = "MATCH (p:Stop {name: 'P'}) CALL gds.bellmanFord.";
        String key = "('legs', {sourceNode: p, relationshipWeightProperty: 'cost'";
        String columns = " YIELD index, totalCost, route, costs, isNegativeCycle"
                + " RETURN index, totalCost, [n IN nodes(route) | n.name], costs, isNegativeCycle";
        assertThat(database.rows(source + "stream" + key + ", relationshipTypes: ['LEG']})" + columns))
                .containsExactly(
                        "0, 0.0, ['P'], [0.0], false",
                        "1, 1.0, ['P', 'Q', 'R'], [0.0, 4.0, 1.0], false",
                        "2, 2.0, ['P', 'Q', 'R', 'S'], [0.0, 4.0, 1.0, 2.0], false",
                        "3, 4.0, ['P', 'Q'], [0.0, 4.0], false");
        List<String> cycles = database.rows(source + "stream" + key + "})" + columns);
        assertThat(cycles).hasSize(1);
        assertThat(cycles.getFirst()).startsWith("0, -1.0, ['").endsWith(", true");
        String stats = " YIELD containsNegativeCycle RETURN containsNegativeCycle";
        assertThat(database.rows(source + "stats" + key + ", relationshipTypes: ['LEG']})" + stats))
                .containsExactly("false");
        assertThat(database.rows(source + "stats" + key + "})" + stats)).containsExactly("true");
        String made = " YIELD relationshipsWritten, containsNegativeCycle"
                + " RETURN relationshipsWritten, containsNegativeCycle";
        assertThat(database.rows(source + "write" + key + ", writeRelationshipType: 'ROUND'})" + made))
                .containsExactly("0, true");
        assertThat(database.rows(source + "write" + key
                        + ", writeRelationshipType: 'ROUND', writeNegativeCycles: true, writeCosts: true})" + made))
                .containsExactly("1, true");
        assertThat(database.rows("MATCH (s)-[r:ROUND]->(s) RETURN r.totalCost, size(r.costs)"))
                .containsExactly("-1.0, 4");
        String mutate = source + "mutate" + key + ", relationshipTypes: ['LEG', 'BACK'], mutateRelationshipType: ";
        assertThat(database.rows(mutate + "'NONE'})" + made)).containsExactly("0, true");
        assertThat(database.rows(mutate + "'ROUND', mutateNegativeCycles: true})" + made))
                .containsExactly("1, true");
    }

    @Test
    void coordinatesAreNeeded() {
        database.run("CREATE (:Spot {lat: 1.0, lon: 1.0})-[:WALK]->(:Spot {lat: 2.0})");
        database.run("CALL gds.graph.project('spots', 'Spot', 'WALK', {nodeProperties: ['lat', 'lon']})");
        assertThatThrownBy(() -> database.rows("MATCH (s:Spot)-->(t) CALL gds.shortestPath.astar.stream('spots',"
                        + " {sourceNode: s, targetNode: t, latitudeProperty: 'lat', longitudeProperty: 'lon'})"
                        + " YIELD index RETURN index"))
                .hasMessageContaining("has no `lat` or no `lon`");
        assertThatThrownBy(() ->
                        roads.rows(RoadDatabase.call("gds.shortestPath.astar.stream", "sourceNode: a, targetNode: b")
                                + " YIELD index RETURN index"))
                .hasMessageContaining("`latitudeProperty` is missing");
    }

    @Test
    void virtualRelationshipsAreValuesLikeOthers() {
        String call = RoadDatabase.call(
                        "gds.shortestPath.yens.stream",
                        "sourceNode: a, targetNode: f, k: 2, relationshipWeightProperty: 'km'")
                + " YIELD path ";
        assertThat(roads.rows(call + "UNWIND relationships(path) AS r"
                        + " RETURN type(r), r.cost, startNode(r).name, endNode(r).name, keys(r) LIMIT 2"))
                .containsExactly("PATH_0, 2.0, A, C, ['cost']", "PATH_0, 1.0, C, B, ['cost']");
        assertThat(roads.rows(call + "WITH relationships(path)[0] AS r RETURN type(r), properties(r)"))
                .containsExactly("PATH_0, {cost: 2.0}", "PATH_1, {cost: 2.0}");
        assertThat(roads.rows(call + "UNWIND relationships(path) AS r WITH collect(DISTINCT r) AS all"
                        + " RETURN size(all), all(r IN all WHERE id(r) < 0)"))
                .containsExactly("8, true");
        assertThat(roads.rows(call + "RETURN reduce(sum = 0.0, r IN relationships(path) | sum + r.cost)"))
                .containsExactly("12.0", "13.0");
    }

    @Test
    void theOfficialDriverReadsPaths() {
        try (BoltServer server = BoltServer.start(
                        BoltConfig.DEFAULT.withAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                        CypherDatabase.service(database.store()));
                Driver driver = GraphDatabase.driver(
                        "bolt://127.0.0.1:" + server.address().getPort(), AuthTokens.none())) {
            driver.executableQuery("CALL gds.graph.project('roads', 'Place', {ROAD: {properties: 'km'}})")
                    .execute();
            List<Record> records = driver.executableQuery(RoadDatabase.PLACES
                            + RoadDatabase.call(
                                    "gds.shortestPath.yens.stream",
                                    "sourceNode: a, targetNode: f, k: 2, relationshipWeightProperty: 'km'")
                            + " YIELD index, path, nodeIds"
                            + " RETURN index, path, [id IN nodeIds | 'n:' + toString(id)] AS ids ORDER BY index")
                    .execute()
                    .records();
            assertThat(records).hasSize(2);
            Set<String> ids = new HashSet<>();
            for (Record record : records) {
                Path path = record.get("path").asPath();
                List<String> nodes = new ArrayList<>();
                path.nodes().forEach(node -> nodes.add(node.elementId()));
                assertThat(nodes).isEqualTo(record.get("ids").asList(value -> value.asString()));
                assertThat(path.start().get("name").asString()).isEqualTo("A");
                assertThat(path.end().get("name").asString()).isEqualTo("F");
                assertThat(path.start().labels()).containsExactly("Place");
                for (Path.Segment segment : path) {
                    Relationship relationship = segment.relationship();
                    assertThat(relationship.type())
                            .isEqualTo("PATH_" + record.get("index").asInt());
                    assertThat(relationship.get("cost").asDouble()).isPositive();
                    assertThat(relationship.startNodeElementId())
                            .isEqualTo(segment.start().elementId());
                    assertThat(relationship.elementId()).startsWith("r:-");
                    assertThat(ids.add(relationship.elementId())).isTrue();
                }
            }
            assertThat(ids).hasSize(8);
        }
    }
}
