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
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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

class PathProceduresTest {
    /// Six places that roads connect without a cycle, and an island.
    private static final String ROADS = """
            CREATE (a:Place {name: 'A', lat: 0.000, lon: 0.0}), (b:Place {name: 'B', lat: 0.001, lon: 0.0}),
                   (c:Place {name: 'C', lat: 0.002, lon: 0.0}), (d:Place {name: 'D', lat: 0.003, lon: 0.0}),
                   (e:Place {name: 'E', lat: 0.004, lon: 0.0}), (f:Place {name: 'F', lat: 0.005, lon: 0.0}),
                   (i:Place {name: 'I', lat: 0.006, lon: 0.0}),
                   (a)-[:ROAD {km: 4}]->(b), (a)-[:ROAD {km: 2}]->(c), (c)-[:ROAD {km: 1}]->(b),
                   (b)-[:ROAD {km: 5}]->(d), (c)-[:ROAD {km: 8}]->(d), (d)-[:ROAD {km: 3}]->(e),
                   (c)-[:ROAD {km: 10}]->(e), (e)-[:ROAD {km: 1}]->(f), (d)-[:ROAD {km: 6}]->(f)
            """;

    /// Binds the places to variables.
    private static final String PLACES = "MATCH "
            + Stream.of("a", "b", "c", "d", "e", "f", "i")
                    .map(name -> "(" + name + ":Place {name: '" + name.toUpperCase(Locale.ROOT) + "'})")
                    .collect(Collectors.joining(", "))
            + " ";

    private static final String PATH_COLUMNS = " YIELD index, sourceNode, targetNode, totalCost, nodeIds, costs, path"
            + " MATCH (s:Place), (t:Place) WHERE id(s) = sourceNode AND id(t) = targetNode"
            + " RETURN index, s.name, t.name, totalCost, [n IN nodes(path) | n.name] AS names, costs,"
            + " [r IN relationships(path) | type(r) + ' ' + toString(r.cost)] AS steps,"
            + " nodeIds = [n IN nodes(path) | id(n)] AS same ORDER BY index";

    private final CypherDatabase database = new CypherDatabase();

    @BeforeEach
    void project() {
        database.run(ROADS);
        database.run("""
                CALL gds.graph.project('roads', 'Place', {ROAD: {properties: 'km'}}, {nodeProperties: ['lat', 'lon']})
                """);
        database.run("CALL gds.graph.project('ways', 'Place', {ROAD: {properties: 'km', orientation: 'UNDIRECTED'}})");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private List<String> rows(String query) {
        return database.rows(PLACES + query);
    }

    private static String call(String procedure, String configuration) {
        return "CALL " + procedure + "('roads', {" + configuration + "})";
    }

    private List<String> paths(String procedure, String configuration) {
        return rows(call(procedure + ".stream", configuration) + PATH_COLUMNS);
    }

    private static final String A_TO_F =
            "0, A, F, 12.0, ['A', 'C', 'B', 'D', 'E', 'F'], [0.0, 2.0, 3.0, 8.0, 11.0, 12.0],"
                    + " ['PATH_0 2.0', 'PATH_0 1.0', 'PATH_0 5.0', 'PATH_0 3.0', 'PATH_0 1.0'], true";

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
        assertThat(rows(call(
                                "gds.shortestPath.dijkstra.stream",
                                "sourceNode: a, targetNodes: [f, i, id(b), b], relationshipWeightProperty: 'km'")
                        + " YIELD index, targetNode, totalCost RETURN index, targetNode = id(b), totalCost"))
                .containsExactly("0, true, 3.0", "1, false, 12.0");
    }

    @Test
    void theKShortestPathsComeCheapestFirst() {
        assertThat(rows(call(
                                "gds.shortestPath.yens.stream",
                                "sourceNode: a, targetNode: f, k: 3, relationshipWeightProperty: 'km'")
                        + " YIELD index, totalCost, path RETURN index, totalCost, [n IN nodes(path) | n.name]"))
                .containsExactly(
                        "0, 12.0, ['A', 'C', 'B', 'D', 'E', 'F']",
                        "1, 13.0, ['A', 'C', 'E', 'F']",
                        "2, 13.0, ['A', 'B', 'D', 'E', 'F']");
        assertThat(rows(call(
                                "gds.shortestPath.yens.stream",
                                "sourceNode: a, targetNode: f, k: 3, maxCost: 12.5, relationshipWeightProperty: 'km'")
                        + " YIELD index RETURN index"))
                .containsExactly("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gds.allShortestPaths.dijkstra", "gds.allShortestPaths.delta", "gds.bellmanFord"})
    void allThatANodeReachesIsFoundNearestFirst(String procedure) {
        for (int concurrency : new int[] {1, 4}) {
            assertThat(rows(call(
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
            assertThat(rows(call(
                                    "gds.allShortestPaths.delta.stream",
                                    "sourceNode: a, relationshipWeightProperty: 'km', delta: " + delta)
                            + " YIELD totalCost RETURN totalCost"))
                    .containsExactly("0.0", "2.0", "3.0", "8.0", "11.0", "12.0");
        }
        assertThatThrownBy(() -> rows(call("gds.allShortestPaths.delta.stats", "sourceNode: a, delta: 0")
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
        assertThat(rows(call(
                                procedure + ".write",
                                configuration + ", writeRelationshipType: 'WAY', writeNodeIds: true, writeCosts: true")
                        + " YIELD relationshipsWritten, configuration"
                        + " RETURN relationshipsWritten, configuration.writeNodeIds"))
                .containsExactly(count + ", true");
        assertThat(rows("MATCH (a)-[w:WAY]->(f) RETURN w.totalCost, w.costs,"
                        + " w.nodeIds = [id(a), id(c), id(b), id(d), id(e), id(f)] ORDER BY w.totalCost"))
                .hasSize(count)
                .first()
                .isEqualTo("12.0, [0.0, 2.0, 3.0, 8.0, 11.0, 12.0], true");
        assertThat(rows(call(procedure + ".mutate", configuration + ", mutateRelationshipType: 'WAY'")
                        + " YIELD relationshipsWritten RETURN relationshipsWritten"))
                .containsExactly(String.valueOf(count));
        assertThat(rows("CALL gds.allShortestPaths.dijkstra.stream('roads', {relationshipTypes: ['WAY'], sourceNode: a,"
                        + " relationshipWeightProperty: 'totalCost'}) YIELD totalCost RETURN totalCost"))
                .containsExactly("0.0", "12.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gds.allShortestPaths.dijkstra", "gds.allShortestPaths.delta", "gds.bellmanFord"})
    void pathsToAllBecomeRelationships(String procedure) {
        String configuration = "sourceNode: a, relationshipWeightProperty: 'km'";
        assertThat(rows(call(procedure + ".write", configuration + ", writeRelationshipType: 'WAY'")
                        + " YIELD relationshipsWritten RETURN relationshipsWritten"))
                .containsExactly("6");
        assertThat(rows(call(procedure + ".mutate", configuration + ", mutateRelationshipType: 'WAY'")
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
        assertThatThrownBy(() -> rows(call(
                                "gds.shortestPath.dijkstra.mutate",
                                "sourceNode: a, targetNode: f, mutateRelationshipType: 'WAY', writeNodeIds: true")
                        + " YIELD relationshipsWritten RETURN relationshipsWritten"))
                .hasMessageContaining("There is no configuration key `writeNodeIds`");
    }

    @Test
    void distancesOfAllPairsAreStreamed() {
        String call = call("gds.allShortestPaths.stream", "relationshipWeightProperty: 'km', concurrency: 4")
                + " YIELD sourceNodeId, targetNodeId, distance ";
        assertThat(database.rows(call + "RETURN count(*)")).containsExactly("49");
        assertThat(rows(call + "WITH * WHERE sourceNodeId = id(c) MATCH (t:Place) WHERE id(t) = targetNodeId"
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
        List<String> ids = rows("RETURN id(d), id(b)");
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
            assertThatThrownBy(() -> rows("CALL " + call + " YIELD index RETURN index"))
                    .as(call)
                    .hasMessageContaining(pair);
        }
        assertThatThrownBy(() -> rows("CALL gds.allShortestPaths.stream('bad', {relationshipWeightProperty: 'km'})"
                        + " YIELD distance RETURN distance"))
                .hasMessageContaining(pair);
        assertThatThrownBy(() -> rows("CALL gds.randomWalk.stream('bad', {relationshipWeightProperty: 'km'})"
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
    void aNodeThatIsNotInTheGraphIsRefused() {
        database.run("CREATE (:Place {name: 'New'})");
        String news = "MATCH (n:Place {name: 'New'}), (a:Place {name: 'A'}) CALL ";
        for (String call : List.of(
                "gds.bfs.stream('roads', {sourceNode: n}) YIELD sourceNode AS x",
                "gds.dfs.stream('roads', {sourceNode: a, targetNodes: [n]}) YIELD sourceNode AS x",
                "gds.shortestPath.dijkstra.stream('roads', {sourceNode: a, targetNode: id(n)}) YIELD index AS x",
                "gds.allShortestPaths.delta.stream('roads', {sourceNode: n}) YIELD index AS x",
                "gds.spanningTree.stream('ways', {sourceNode: n}) YIELD nodeId AS x",
                "gds.steinerTree.stream('roads', {sourceNode: a, targetNodes: [n]}) YIELD nodeId AS x",
                "gds.randomWalk.stream('roads', {sourceNodes: [n]}) YIELD nodeIds AS x")) {
            assertThatThrownBy(() -> database.rows(news + call + " RETURN x"))
                    .as(call)
                    .hasMessageContaining("is not in the graph");
        }
        assertThatThrownBy(() -> database.rows(call("gds.bfs.stream", "") + " YIELD sourceNode RETURN sourceNode"))
                .hasMessageContaining("`sourceNode` is missing");
        assertThatThrownBy(() ->
                        rows(call("gds.shortestPath.dijkstra.stream", "sourceNode: a") + " YIELD index RETURN index"))
                .hasMessageContaining("`targetNodes` is missing or empty");
        assertThatThrownBy(() ->
                        rows(call("gds.shortestPath.dijkstra.stream", "sourceNode: a, targetNode: b, targetNodes: [b]")
                                + " YIELD index RETURN index"))
                .hasMessageContaining("Only one of `targetNode` and `targetNodes`");
    }

    @Test
    void coordinatesAreNeeded() {
        database.run("CREATE (:Spot {lat: 1.0, lon: 1.0})-[:WALK]->(:Spot {lat: 2.0})");
        database.run("CALL gds.graph.project('spots', 'Spot', 'WALK', {nodeProperties: ['lat', 'lon']})");
        assertThatThrownBy(() -> database.rows("MATCH (s:Spot)-->(t) CALL gds.shortestPath.astar.stream('spots',"
                        + " {sourceNode: s, targetNode: t, latitudeProperty: 'lat', longitudeProperty: 'lon'})"
                        + " YIELD index RETURN index"))
                .hasMessageContaining("has no `lat` or no `lon`");
        assertThatThrownBy(() -> rows(call("gds.shortestPath.astar.stream", "sourceNode: a, targetNode: b")
                        + " YIELD index RETURN index"))
                .hasMessageContaining("`latitudeProperty` is missing");
    }

    @Test
    void traversalsVisitInTheirOrder() {
        String columns = " YIELD sourceNode, nodeIds, path RETURN sourceNode = id(a), [n IN nodes(path) | n.name],"
                + " size(nodeIds), [r IN relationships(path) | type(r)][0], length(path)";
        assertThat(rows(call("gds.bfs.stream", "sourceNode: a") + columns))
                .containsExactly("true, ['A', 'B', 'C', 'D', 'E', 'F'], 6, NEXT, 5");
        assertThat(rows(call("gds.dfs.stream", "sourceNode: a") + columns))
                .containsExactly("true, ['A', 'B', 'D', 'E', 'F', 'C'], 6, NEXT, 5");
        assertThat(rows(call("gds.bfs.stream", "sourceNode: id(a), maxDepth: 1, concurrency: 1") + columns))
                .containsExactly("true, ['A', 'B', 'C'], 3, NEXT, 2");
        assertThat(rows(call("gds.bfs.stream", "sourceNode: a, targetNodes: [d, f]") + columns))
                .containsExactly("true, ['A', 'B', 'C', 'D'], 4, NEXT, 3");
        assertThat(rows(call("gds.dfs.stream", "sourceNode: a, targetNodes: [e]") + columns))
                .containsExactly("true, ['A', 'B', 'D', 'E'], 4, NEXT, 3");
        assertThat(rows(call("gds.bfs.stream", "sourceNode: a, targetNodes: [a]") + columns))
                .containsExactly("true, ['A'], 1, null, 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gds.bfs", "gds.dfs"})
    void traversalsBecomeChains(String procedure) {
        assertThat(rows(call(procedure + ".mutate", "sourceNode: a, mutateRelationshipType: 'STEP'")
                        + " YIELD relationshipsWritten RETURN relationshipsWritten"))
                .containsExactly("5");
        assertThat(rows(call(
                                "gds.shortestPath.dijkstra.stream",
                                "relationshipTypes: ['STEP'], sourceNode: a, targetNode: d")
                        + " YIELD path RETURN [n IN nodes(path) | n.name]"))
                .containsExactly(procedure.equals("gds.bfs") ? "['A', 'B', 'C', 'D']" : "['A', 'B', 'D']");
        assertThat(rows(call(procedure + ".write", "sourceNode: i, writeRelationshipType: 'STEP'")
                        + " YIELD relationshipsWritten RETURN relationshipsWritten"))
                .containsExactly("0");
        assertThat(rows(call(procedure + ".stats", "sourceNode: a") + " YIELD computeMillis, configuration"
                        + " RETURN computeMillis >= 0, configuration.maxDepth"))
                .containsExactly("true, -1");
    }

    @Test
    void walksFollowRelationshipsAndTheSeed() {
        String keys = "walkLength: 4, walksPerNode: 3, randomSeed: 17, inOutFactor: 0.5, returnFactor: 2.0,"
                + " relationshipWeightProperty: 'km', concurrency: ";
        String columns = " YIELD nodeIds, path RETURN nodeIds, [n IN nodes(path) | n.name] AS names";
        List<String> walks = database.rows("CALL gds.randomWalk.stream('ways', {" + keys + "4})" + columns);
        assertThat(walks).hasSize(21);
        assertThat(database.rows("CALL gds.randomWalk.stream('ways', {" + keys + "1})" + columns))
                .isEqualTo(walks);
        assertThat(database.rows("CALL gds.beta.randomWalk.stream('ways', {" + keys + "1})" + columns))
                .isEqualTo(walks);
        Set<String> ways = new HashSet<>(
                database.rows("MATCH (a)-[:ROAD]-(b) RETURN '\\'' + a.name + '\\', \\'' + b.name + '\\''"));
        for (String walk : walks) {
            String names = walk.substring(walk.lastIndexOf('[') + 1, walk.length() - 1);
            String[] nodes = names.split(", ");
            assertThat(nodes).hasSize(names.contains("'I'") ? 1 : 4);
            for (int i = 1; i < nodes.length; i++) {
                assertThat(ways).contains(nodes[i - 1] + ", " + nodes[i]);
            }
        }
        assertThat(rows(call("gds.randomWalk.stream", "sourceNodes: [f, a], walksPerNode: 1, walkLength: 2")
                        + " YIELD path RETURN nodes(path)[0].name, length(path)"))
                .containsExactly("F, 0", "A, 1");
        assertThat(database.rows(call("gds.randomWalk.stats", "walkLength: 3") + " YIELD configuration"
                        + " RETURN configuration.walksPerNode"))
                .containsExactly("10");
    }

    @Test
    void acyclicGraphsAreSorted() {
        String names = " YIELD nodeId, maxDistanceFromSource MATCH (n:Place) WHERE id(n) = nodeId"
                + " WITH n.name AS name, maxDistanceFromSource AS distance RETURN name, distance";
        for (String procedure : List.of("gds.dag.topologicalSort", "gds.alpha.topologicalSort")) {
            assertThat(database.rows(call(procedure + ".stream", "computeMaxDistanceFromSource: true") + names))
                    .containsExactly("A, 0.0", "I, 0.0", "C, 1.0", "B, 2.0", "D, 3.0", "E, 4.0", "F, 5.0");
            assertThat(database.rows(call(procedure + ".stream", "") + names))
                    .first()
                    .isEqualTo("A, null");
        }
        database.run("MATCH (d:Place {name: 'D'}), (b:Place {name: 'B'}) CREATE (d)-[:ROAD]->(b)");
        database.run("CALL gds.graph.project('cyclic', 'Place', 'ROAD')");
        assertThat(database.rows("CALL gds.dag.topologicalSort.stream('cyclic') YIELD nodeId MATCH (n:Place)"
                        + " WHERE id(n) = nodeId RETURN n.name"))
                .containsExactly("A", "I", "C");
    }

    @Test
    void longestPathsAreFound() {
        assertThat(rows(call("gds.dag.longestPath.stream", "relationshipWeightProperty: 'km'")
                        + " YIELD index, sourceNode, targetNode, totalCost, path"
                        + " RETURN index, totalCost, [n IN nodes(path) | n.name]"))
                .containsExactly(
                        "0, 0.0, ['A']",
                        "1, 0.0, ['I']",
                        "2, 2.0, ['A', 'C']",
                        "3, 4.0, ['A', 'B']",
                        "4, 10.0, ['A', 'C', 'D']",
                        "5, 13.0, ['A', 'C', 'D', 'E']",
                        "6, 16.0, ['A', 'C', 'D', 'F']");
        assertThat(rows(call("gds.alpha.longestPath.stream", "relationshipWeightProperty: 'km'")
                        + " YIELD targetNodeId, distance WITH * WHERE targetNodeId = id(f) RETURN distance"))
                .containsExactly("16.0");
        assertThat(rows(call("gds.dag.longestPath.write", "writeRelationshipType: 'LONG'")
                        + " YIELD relationshipsWritten RETURN relationshipsWritten"))
                .containsExactly("7");
    }

    private static final String TREE = " YIELD nodeId, parentId, weight MATCH (n:Place), (p:Place)"
            + " WHERE id(n) = nodeId AND id(p) = parentId"
            + " WITH n.name AS node, p.name AS parent, weight ORDER BY node RETURN node, parent, weight";

    @ParameterizedTest
    @ValueSource(strings = {"gds.spanningTree", "gds.beta.spanningTree"})
    void spanningTreesAreLightOrHeavy(String procedure) {
        String keys = "('ways', {sourceNode: a, relationshipWeightProperty: 'km'";
        assertThat(rows("CALL " + procedure + ".stream" + keys + "})" + TREE))
                .containsExactly("A, A, 0.0", "B, C, 1.0", "C, A, 2.0", "D, B, 5.0", "E, D, 3.0", "F, E, 1.0");
        assertThat(rows("CALL " + procedure + ".stats" + keys + "}) YIELD effectiveNodeCount, totalWeight"
                        + " RETURN effectiveNodeCount, totalWeight"))
                .containsExactly("6, 12.0");
        assertThat(rows("CALL " + procedure + ".stats" + keys + ", objective: 'maximum'})"
                        + " YIELD totalWeight RETURN totalWeight"))
                .containsExactly("33.0");
        assertThat(rows("CALL " + procedure + ".write" + keys + ", writeRelationshipType: 'T', writeProperty: 'w'})"
                        + " YIELD relationshipsWritten RETURN relationshipsWritten"))
                .containsExactly("5");
        assertThat(database.rows("MATCH (p)-[t:T]->(n) RETURN p.name + n.name AS pair, t.w ORDER BY pair"))
                .containsExactly("AC, 2.0", "BD, 5.0", "CB, 1.0", "DE, 3.0", "EF, 1.0");
        assertThat(rows("CALL " + procedure + ".mutate" + keys
                        + ", mutateRelationshipType: 'T', mutateProperty: 'w'})"
                        + " YIELD relationshipsWritten, totalWeight RETURN relationshipsWritten, totalWeight"))
                .containsExactly("5, 12.0");
        assertThat(rows("CALL gds.allShortestPaths.dijkstra.stream('ways', {relationshipTypes: ['T'], sourceNode: a,"
                        + " relationshipWeightProperty: 'w'}) YIELD totalCost RETURN totalCost"))
                .containsExactly("0.0", "2.0", "3.0", "8.0", "11.0", "12.0");
        assertThatThrownBy(() -> rows(call(procedure + ".stats", "sourceNode: a") + " YIELD totalWeight RETURN 1"))
                .hasMessageContaining("orientation UNDIRECTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gds.kSpanningTree", "gds.alpha.kSpanningTree"})
    void treesOfKNodesAreWritten(String procedure) {
        String keys = "('ways', {sourceNode: a, k: 3, relationshipWeightProperty: 'km'";
        assertThat(rows("CALL " + procedure + ".write" + keys + ", writeProperty: 'tree'})"
                        + " YIELD effectiveNodeCount, nodePropertiesWritten"
                        + " RETURN effectiveNodeCount, nodePropertiesWritten"))
                .containsExactly("3, 7");
        assertThat(rows("MATCH (n:Place) WHERE n.tree = id(a) RETURN n.name ORDER BY n.name"))
                .containsExactly("A", "B", "C");
        assertThat(database.rows("MATCH (n:Place) WHERE n.tree = id(n) RETURN n.name ORDER BY n.name"))
                .containsExactly("A", "D", "E", "F", "I");
        assertThat(rows("CALL " + procedure + ".stream" + keys + "})" + TREE))
                .containsExactly("A, A, 0.0", "B, C, 1.0", "C, A, 2.0");
        assertThatThrownBy(() -> rows("CALL " + procedure + ".stats" + keys.replace(", k: 3", "") + "})"
                        + " YIELD totalWeight RETURN totalWeight"))
                .hasMessageContaining("`k` is missing");
        assertThatThrownBy(() -> rows("CALL " + procedure + ".stats" + keys.replace("k: 3", "k: 0") + "})"
                        + " YIELD totalWeight RETURN totalWeight"))
                .hasMessageContaining("k is 0, must be at least 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gds.steinerTree", "gds.beta.steinerTree"})
    void steinerTreesReachTheirTargets(String procedure) {
        String keys = "sourceNode: a, targetNodes: [d, f, i], relationshipWeightProperty: 'km'";
        assertThat(rows(call(procedure + ".stream", keys) + TREE))
                .containsExactly("A, A, 0.0", "B, C, 1.0", "C, A, 2.0", "D, B, 5.0", "E, D, 3.0", "F, E, 1.0");
        assertThat(rows(call(procedure + ".stats", keys) + " YIELD effectiveNodeCount, effectiveTargetNodesCount,"
                        + " totalWeight RETURN effectiveNodeCount, effectiveTargetNodesCount, totalWeight"))
                .containsExactly("6, 2, 12.0");
        assertThat(rows(call(procedure + ".write", keys + ", writeRelationshipType: 'S', writeProperty: 'w'")
                        + " YIELD relationshipsWritten RETURN relationshipsWritten"))
                .containsExactly("5");
        assertThat(database.rows("MATCH ()-[s:S]->() RETURN sum(s.w)")).containsExactly("12.0");
        assertThat(rows(call(procedure + ".mutate", keys + ", mutateRelationshipType: 'S', mutateProperty: 'w'")
                        + " YIELD relationshipsWritten RETURN relationshipsWritten"))
                .containsExactly("5");
    }

    @Test
    void reroutingMakesSteinerTreesLighter() {
        database.run(
                "CREATE (s:Hub {name: 's'}), (c:Hub {name: 'c'}), (f:Hub {name: 'f'}), (x:Hub {name: 'x'}),"
                        + " (s)-[:LINE {w: 1}]->(c), (c)-[:LINE {w: 4}]->(x), (s)-[:LINE {w: 10}]->(f), (f)-[:LINE {w: 3}]->(x)");
        database.run("CALL gds.graph.project('hubs', 'Hub', {LINE: {properties: 'w'}})");
        String call = "MATCH (s:Hub {name: 's'}), (f:Hub {name: 'f'}), (x:Hub {name: 'x'}) CALL gds.steinerTree.stats("
                + "'hubs', {sourceNode: s, targetNodes: [f, x], relationshipWeightProperty: 'w', delta: 3.0";
        String columns = "}) YIELD effectiveNodeCount, totalWeight RETURN effectiveNodeCount, totalWeight";
        assertThat(database.rows(call + columns)).containsExactly("4, 15.0");
        assertThat(database.rows(call + ", applyRerouting: true" + columns)).containsExactly("3, 13.0");
    }

    static Stream<Arguments> allProcedures() {
        String pair = "sourceNode: a, targetNode: f";
        return Stream.of(
                Arguments.of("gds.bfs", "sourceNode: a", "RELATIONSHIPS"),
                Arguments.of("gds.dfs", "sourceNode: a", "RELATIONSHIPS"),
                Arguments.of("gds.shortestPath.dijkstra", pair, "RELATIONSHIPS"),
                Arguments.of(
                        "gds.shortestPath.astar",
                        pair + ", latitudeProperty: 'lat', longitudeProperty: 'lon'",
                        "RELATIONSHIPS"),
                Arguments.of("gds.shortestPath.yens", pair + ", k: 3", "RELATIONSHIPS"),
                Arguments.of("orbit.shortestPath.bidirectional", pair, "RELATIONSHIPS"),
                Arguments.of("gds.allShortestPaths.dijkstra", "sourceNode: a", "RELATIONSHIPS"),
                Arguments.of("gds.allShortestPaths.delta", "sourceNode: a", "RELATIONSHIPS"),
                Arguments.of("gds.allShortestPaths", "", "STREAM"),
                Arguments.of("gds.bellmanFord", "sourceNode: a", "RELATIONSHIPS"),
                Arguments.of("gds.randomWalk", "walkLength: 5", "STREAM"),
                Arguments.of("gds.dag.topologicalSort", "", "STREAM"),
                Arguments.of("gds.dag.longestPath", "", "RELATIONSHIPS"),
                Arguments.of("gds.spanningTree", "sourceNode: a", "WEIGHTED"),
                Arguments.of("gds.kSpanningTree", "sourceNode: a, k: 2", "PROPERTY"),
                Arguments.of("gds.steinerTree", "sourceNode: a, targetNodes: [f]", "WEIGHTED"));
    }

    /// Of a graph of the catalogue, and of one that there is not: ten times as large takes more.
    @ParameterizedTest
    @MethodSource("allProcedures")
    void memoryIsEstimatedInEachMode(String procedure, String keys, String kind) {
        String separator = keys.isEmpty() ? "" : ", ";
        List<List<String>> calls = new ArrayList<>(List.of(List.of("stream", keys)));
        switch (kind) {
            case "RELATIONSHIPS" -> {
                calls.add(List.of("mutate", keys + separator + "mutateRelationshipType: 'M'"));
                calls.add(List.of("write", keys + separator + "writeRelationshipType: 'M'"));
            }
            case "WEIGHTED" -> {
                calls.add(List.of("stats", keys));
                calls.add(List.of("mutate", keys + separator + "mutateRelationshipType: 'M', mutateProperty: 'w'"));
                calls.add(List.of("write", keys + separator + "writeRelationshipType: 'M', writeProperty: 'w'"));
            }
            case "PROPERTY" -> calls.add(List.of("write", keys + separator + "writeProperty: 'w'"));
            default -> assertThat(kind).isEqualTo("STREAM");
        }
        for (List<String> call : calls) {
            String estimate = "CALL " + procedure + "." + call.getFirst() + ".estimate(";
            assertThat(rows(estimate + "'ways', {" + call.getLast() + "}) YIELD bytesMin, bytesMax, nodeCount,"
                            + " relationshipCount RETURN bytesMin > 0, bytesMax >= bytesMin, nodeCount,"
                            + " relationshipCount"))
                    .as(estimate)
                    .containsExactly("true, true, 7, 9");
            String sizes = "UNWIND [1000, 10000] AS n " + estimate
                    + "{nodeCount: n, relationshipCount: 10 * n}, {" + call.getLast() + "}) YIELD bytesMax"
                    + " WITH collect(bytesMax) AS sizes RETURN sizes[1] > 5 * sizes[0]";
            assertThat(rows(sizes)).as(estimate).containsExactly("true");
        }
    }

    @Test
    void virtualRelationshipsAreValuesLikeOthers() {
        String call = call(
                        "gds.shortestPath.yens.stream",
                        "sourceNode: a, targetNode: f, k: 2, relationshipWeightProperty: 'km'")
                + " YIELD path ";
        assertThat(rows(call + "UNWIND relationships(path) AS r"
                        + " RETURN type(r), r.cost, startNode(r).name, endNode(r).name, keys(r) LIMIT 2"))
                .containsExactly("PATH_0, 2.0, A, C, ['cost']", "PATH_0, 1.0, C, B, ['cost']");
        assertThat(rows(call + "WITH relationships(path)[0] AS r RETURN type(r), properties(r)"))
                .containsExactly("PATH_0, {cost: 2.0}", "PATH_1, {cost: 2.0}");
        assertThat(rows(call + "UNWIND relationships(path) AS r WITH collect(DISTINCT r) AS all"
                        + " RETURN size(all), all(r IN all WHERE id(r) < 0)"))
                .containsExactly("8, true");
        assertThat(rows(call + "RETURN reduce(sum = 0.0, r IN relationships(path) | sum + r.cost)"))
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
            List<Record> records = driver.executableQuery(PLACES
                            + call(
                                    "gds.shortestPath.yens.stream",
                                    "sourceNode: a, targetNode: f, k: 2, relationshipWeightProperty: 'km'")
                            + " YIELD index, path, nodeIds RETURN index, path, nodeIds ORDER BY index")
                    .execute()
                    .records();
            assertThat(records).hasSize(2);
            Set<Long> ids = new HashSet<>();
            for (Record record : records) {
                Path path = record.get("path").asPath();
                List<Long> nodes = new ArrayList<>();
                path.nodes().forEach(node -> nodes.add(node.id()));
                assertThat(nodes).isEqualTo(record.get("nodeIds").asList(value -> value.asLong()));
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
                    assertThat(relationship.id()).isNegative();
                    assertThat(ids.add(relationship.id())).isTrue();
                }
            }
            assertThat(ids).hasSize(8);
        }
    }
}
