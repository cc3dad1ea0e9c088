package io.orbitgraph.server.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

class TraversalProceduresTest {
    private static final String TREE = " YIELD nodeId, parentId, weight MATCH (n:Place), (p:Place)"
            + " WHERE id(n) = nodeId AND id(p) = parentId"
            + " WITH n.name AS node, p.name AS parent, weight ORDER BY node RETURN node, parent, weight";

    private final RoadDatabase roads = new RoadDatabase();
    private final CypherDatabase database = roads.database();

    @AfterEach
    void close() {
        roads.close();
    }

    @Test
    void traversalsVisitInTheirOrder() {
        String columns = " YIELD sourceNode, nodeIds, path RETURN sourceNode = id(a), [n IN nodes(path) | n.name],"
                + " size(nodeIds), [r IN relationships(path) | type(r)][0], length(path)";
        assertThat(roads.rows(RoadDatabase.call("gds.bfs.stream", "sourceNode: a") + columns))
                .containsExactly("true, ['A', 'B', 'C', 'D', 'E', 'F'], 6, NEXT, 5");
        assertThat(roads.rows(RoadDatabase.call("gds.dfs.stream", "sourceNode: a") + columns))
                .containsExactly("true, ['A', 'B', 'D', 'E', 'F', 'C'], 6, NEXT, 5");
        assertThat(roads.rows(RoadDatabase.call("gds.bfs.stream", "sourceNode: id(a), maxDepth: 1, concurrency: 1")
                        + columns))
                .containsExactly("true, ['A', 'B', 'C'], 3, NEXT, 2");
        assertThat(roads.rows(RoadDatabase.call("gds.bfs.stream", "sourceNode: a, targetNodes: [d, f]") + columns))
                .containsExactly("true, ['A', 'B', 'C', 'D'], 4, NEXT, 3");
        assertThat(roads.rows(RoadDatabase.call("gds.dfs.stream", "sourceNode: a, targetNodes: [e]") + columns))
                .containsExactly("true, ['A', 'B', 'D', 'E'], 4, NEXT, 3");
        assertThat(roads.rows(RoadDatabase.call("gds.bfs.stream", "sourceNode: a, targetNodes: [a]") + columns))
                .containsExactly("true, ['A'], 1, null, 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gds.bfs", "gds.dfs"})
    void traversalsBecomeChains(String procedure) {
        assertThat(roads.rows(RoadDatabase.call(procedure + ".mutate", "sourceNode: a, mutateRelationshipType: 'STEP'")
                        + " YIELD relationshipsWritten RETURN relationshipsWritten"))
                .containsExactly("5");
        assertThat(roads.rows(RoadDatabase.call(
                                "gds.shortestPath.dijkstra.stream",
                                "relationshipTypes: ['STEP'], sourceNode: a, targetNode: d")
                        + " YIELD path RETURN [n IN nodes(path) | n.name]"))
                .containsExactly(procedure.equals("gds.bfs") ? "['A', 'B', 'C', 'D']" : "['A', 'B', 'D']");
        assertThat(roads.rows(RoadDatabase.call(procedure + ".write", "sourceNode: i, writeRelationshipType: 'STEP'")
                        + " YIELD relationshipsWritten RETURN relationshipsWritten"))
                .containsExactly("0");
        assertThat(roads.rows(RoadDatabase.call(procedure + ".stats", "sourceNode: a")
                        + " YIELD computeMillis, configuration" + " RETURN computeMillis >= 0, configuration.maxDepth"))
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
        assertThat(roads.rows(RoadDatabase.call(
                                "gds.randomWalk.stream", "sourceNodes: [f, a], walksPerNode: 1, walkLength: 2")
                        + " YIELD path RETURN nodes(path)[0].name, length(path)"))
                .containsExactly("F, 0", "A, 1");
        assertThat(database.rows(RoadDatabase.call("gds.randomWalk.stats", "walkLength: 3") + " YIELD configuration"
                        + " RETURN configuration.walksPerNode"))
                .containsExactly("10");
    }

    @Test
    void acyclicGraphsAreSorted() {
        String names = " YIELD nodeId, maxDistanceFromSource MATCH (n:Place) WHERE id(n) = nodeId"
                + " WITH n.name AS name, maxDistanceFromSource AS distance RETURN name, distance";
        for (String procedure : List.of("gds.dag.topologicalSort", "gds.alpha.topologicalSort")) {
            assertThat(database.rows(
                            RoadDatabase.call(procedure + ".stream", "computeMaxDistanceFromSource: true") + names))
                    .containsExactly("A, 0.0", "I, 0.0", "C, 1.0", "B, 2.0", "D, 3.0", "E, 4.0", "F, 5.0");
            assertThat(database.rows(RoadDatabase.call(procedure + ".stream", "") + names))
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
        assertThat(roads.rows(RoadDatabase.call("gds.dag.longestPath.stream", "relationshipWeightProperty: 'km'")
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
        assertThat(roads.rows(RoadDatabase.call("gds.alpha.longestPath.stream", "relationshipWeightProperty: 'km'")
                        + " YIELD targetNodeId, distance WITH * WHERE targetNodeId = id(f) RETURN distance"))
                .containsExactly("16.0");
        assertThat(roads.rows(RoadDatabase.call("gds.dag.longestPath.write", "writeRelationshipType: 'LONG'")
                        + " YIELD relationshipsWritten RETURN relationshipsWritten"))
                .containsExactly("7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gds.spanningTree", "gds.beta.spanningTree"})
    void spanningTreesAreLightOrHeavy(String procedure) {
        String keys = "('ways', {sourceNode: a, relationshipWeightProperty: 'km'";
        assertThat(roads.rows("CALL " + procedure + ".stream" + keys + "})" + TREE))
                .containsExactly("A, A, 0.0", "B, C, 1.0", "C, A, 2.0", "D, B, 5.0", "E, D, 3.0", "F, E, 1.0");
        assertThat(roads.rows("CALL " + procedure + ".stats" + keys + "}) YIELD effectiveNodeCount, totalWeight"
                        + " RETURN effectiveNodeCount, totalWeight"))
                .containsExactly("6, 12.0");
        assertThat(roads.rows("CALL " + procedure + ".stats" + keys + ", objective: 'maximum'})"
                        + " YIELD totalWeight RETURN totalWeight"))
                .containsExactly("33.0");
        assertThat(roads.rows(
                        "CALL " + procedure + ".write" + keys + ", writeRelationshipType: 'T', writeProperty: 'w'})"
                                + " YIELD relationshipsWritten RETURN relationshipsWritten"))
                .containsExactly("5");
        assertThat(database.rows("MATCH (p)-[t:T]->(n) RETURN p.name + n.name AS pair, t.w ORDER BY pair"))
                .containsExactly("AC, 2.0", "BD, 5.0", "CB, 1.0", "DE, 3.0", "EF, 1.0");
        assertThat(roads.rows("CALL " + procedure + ".mutate" + keys
                        + ", mutateRelationshipType: 'T', mutateProperty: 'w'})"
                        + " YIELD relationshipsWritten, totalWeight RETURN relationshipsWritten, totalWeight"))
                .containsExactly("5, 12.0");
        assertThat(roads.rows(
                        "CALL gds.allShortestPaths.dijkstra.stream('ways', {relationshipTypes: ['T'], sourceNode: a,"
                                + " relationshipWeightProperty: 'w'}) YIELD totalCost RETURN totalCost"))
                .containsExactly("0.0", "2.0", "3.0", "8.0", "11.0", "12.0");
        assertThatThrownBy(() -> roads.rows(
                        RoadDatabase.call(procedure + ".stats", "sourceNode: a") + " YIELD totalWeight RETURN 1"))
                .hasMessageContaining("orientation UNDIRECTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gds.kSpanningTree", "gds.alpha.kSpanningTree"})
    void treesOfKNodesAreWritten(String procedure) {
        String keys = "('ways', {sourceNode: a, k: 3, relationshipWeightProperty: 'km'";
        assertThat(roads.rows("CALL " + procedure + ".write" + keys + ", writeProperty: 'tree'})"
                        + " YIELD effectiveNodeCount, nodePropertiesWritten"
                        + " RETURN effectiveNodeCount, nodePropertiesWritten"))
                .containsExactly("3, 7");
        assertThat(roads.rows("MATCH (n:Place) WHERE n.tree = id(a) RETURN n.name ORDER BY n.name"))
                .containsExactly("A", "B", "C");
        assertThat(database.rows("MATCH (n:Place) WHERE n.tree = id(n) RETURN n.name ORDER BY n.name"))
                .containsExactly("A", "D", "E", "F", "I");
        assertThat(roads.rows("CALL " + procedure + ".stream" + keys + "})" + TREE))
                .containsExactly("A, A, 0.0", "B, C, 1.0", "C, A, 2.0");
        assertThatThrownBy(() -> roads.rows("CALL " + procedure + ".stats" + keys.replace(", k: 3", "") + "})"
                        + " YIELD totalWeight RETURN totalWeight"))
                .hasMessageContaining("`k` is missing");
        assertThatThrownBy(() -> roads.rows("CALL " + procedure + ".stats" + keys.replace("k: 3", "k: 0") + "})"
                        + " YIELD totalWeight RETURN totalWeight"))
                .hasMessageContaining("k is 0, must be at least 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gds.steinerTree", "gds.beta.steinerTree"})
    void steinerTreesReachTheirTargets(String procedure) {
        String keys = "sourceNode: a, targetNodes: [d, f, i], relationshipWeightProperty: 'km'";
        assertThat(roads.rows(RoadDatabase.call(procedure + ".stream", keys) + TREE))
                .containsExactly("A, A, 0.0", "B, C, 1.0", "C, A, 2.0", "D, B, 5.0", "E, D, 3.0", "F, E, 1.0");
        assertThat(roads.rows(RoadDatabase.call(procedure + ".stats", keys)
                        + " YIELD effectiveNodeCount, effectiveTargetNodesCount,"
                        + " totalWeight RETURN effectiveNodeCount, effectiveTargetNodesCount, totalWeight"))
                .containsExactly("6, 2, 12.0");
        assertThat(roads.rows(RoadDatabase.call(
                                procedure + ".write", keys + ", writeRelationshipType: 'S', writeProperty: 'w'")
                        + " YIELD relationshipsWritten RETURN relationshipsWritten"))
                .containsExactly("5");
        assertThat(database.rows("MATCH ()-[s:S]->() RETURN sum(s.w)")).containsExactly("12.0");
        assertThat(roads.rows(RoadDatabase.call(
                                procedure + ".mutate", keys + ", mutateRelationshipType: 'S', mutateProperty: 'w'")
                        + " YIELD relationshipsWritten RETURN relationshipsWritten"))
                .containsExactly("5");
    }

    /// Of the line 9 -1- 2 -3- 4 -8- 5 (prizes and weights), the first three are worth their weight.
    @Test
    void treesOfPrizesLeaveOutWhatCostsMoreThanItIsWorth() {
        database.run(
                "CREATE (a:Spot {name: 'a', gold: 9}), (b:Spot {name: 'b', gold: 2}), (c:Spot {name: 'c', gold: 4}),"
                        + " (d:Spot {name: 'd', gold: 5}), (a)-[:CORD {w: 1}]->(b), (b)-[:CORD {w: 3}]->(c),"
                        + " (c)-[:CORD {w: 8}]->(d)");
        database.run("CALL gds.graph.project('spots', 'Spot', {CORD: {properties: 'w', orientation: 'UNDIRECTED'}},"
                + " {nodeProperties: ['gold']})");
        String keys = "('spots', {prizeProperty: 'gold', relationshipWeightProperty: 'w'";
        assertThat(database.rows("CALL gds.prizeSteinerTree.stats" + keys + "})"
                        + " YIELD effectiveNodeCount, totalWeight, sumOfPrizes"
                        + " RETURN effectiveNodeCount, totalWeight, sumOfPrizes"))
                .containsExactly("3, 4.0, 15.0");
        assertThat(database.rows("CALL gds.prizeSteinerTree.stream" + keys + "}) YIELD nodeId, weight"
                        + " MATCH (n:Spot) WHERE id(n) = nodeId WITH n.name AS name, weight ORDER BY name"
                        + " RETURN collect(name), sum(weight)"))
                .containsExactly("['a', 'b', 'c'], 4.0");
        assertThat(database.rows("CALL gds.prizeSteinerTree.write" + keys
                        + ", writeRelationshipType: 'PRIZED', writeProperty: 'w'})"
                        + " YIELD relationshipsWritten RETURN relationshipsWritten"))
                .containsExactly("2");
        assertThat(database.rows("CALL gds.prizeSteinerTree.mutate" + keys
                        + ", mutateRelationshipType: 'PRIZED', mutateProperty: 'w'})"
                        + " YIELD relationshipsWritten RETURN relationshipsWritten"))
                .containsExactly("2");
        assertThatThrownBy(() ->
                        database.rows("CALL gds.prizeSteinerTree.stats('spots') YIELD totalWeight RETURN totalWeight"))
                .hasMessageContaining("`prizeProperty` is missing");
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
        assertThatThrownBy(() ->
                        database.rows(RoadDatabase.call("gds.bfs.stream", "") + " YIELD sourceNode RETURN sourceNode"))
                .hasMessageContaining("`sourceNode` is missing");
        assertThatThrownBy(() -> roads.rows(RoadDatabase.call("gds.shortestPath.dijkstra.stream", "sourceNode: a")
                        + " YIELD index RETURN index"))
                .hasMessageContaining("`targetNodes` is missing or empty");
        assertThatThrownBy(() -> roads.rows(RoadDatabase.call(
                                "gds.shortestPath.dijkstra.stream", "sourceNode: a, targetNode: b, targetNodes: [b]")
                        + " YIELD index RETURN index"))
                .hasMessageContaining("Only one of `targetNode` and `targetNodes`");
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
            assertThat(roads.rows(estimate + "'ways', {" + call.getLast() + "}) YIELD bytesMin, bytesMax, nodeCount,"
                            + " relationshipCount RETURN bytesMin > 0, bytesMax >= bytesMin, nodeCount,"
                            + " relationshipCount"))
                    .as(estimate)
                    .containsExactly("true, true, 7, 18");
            String sizes = "UNWIND [100000, 1000000] AS n " + estimate
                    + "{nodeCount: n, relationshipCount: 10 * n}, {" + call.getLast() + "}) YIELD bytesMax"
                    + " WITH collect(bytesMax) AS sizes RETURN sizes[1] > 5 * sizes[0]";
            assertThat(roads.rows(sizes)).as(estimate).containsExactly("true");
        }
    }
}
