package io.orbitgraph.server.engine;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/// What the tests of the procedures of communities run on: `directed` and `undirected`, two triangles, `a b c` and `d e
/// f`, that `c` and `d` join, with `g` alone; and `large`, an undirected random graph where the threads matter.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CommunityGraphs {
    final CypherDatabase database = new CypherDatabase();

    @BeforeAll
    void project() {
        database.run("""
                CREATE (a:N {name: 'a', side: 1, point: [0.0, 0.0], seed: 7}),
                       (b:N {name: 'b', side: 1, point: [0.0, 2.0]}),
                       (c:N {name: 'c', side: 1, point: [2.0, 0.0]}),
                       (d:N {name: 'd', side: 2, point: [9.0, 9.0], seed: 5}),
                       (e:N {name: 'e', side: 2, point: [9.0, 8.0]}),
                       (f:N {name: 'f', side: 2, point: [8.0, 9.0], seed: 9}),
                       (g:N {name: 'g', side: 3, point: [5.0, 5.0]}),
                       (a)-[:R {weight: 2}]->(b), (b)-[:R {weight: 2}]->(c), (c)-[:R {weight: 2}]->(a),
                       (d)-[:R {weight: 2}]->(e), (e)-[:R {weight: 2}]->(f), (f)-[:R {weight: 2}]->(d),
                       (c)-[:R {weight: 1}]->(d)
                """);
        database.run("UNWIND range(0, 399) AS i CREATE (:M {at: i, point: [toFloat(i % 19), toFloat(i % 23)]})");
        database.run("""
                UNWIND range(0, 399) AS i UNWIND range(1, 5) AS j
                MATCH (x:M {at: i}), (y:M {at: CASE WHEN j < 4 THEN (i / 20) * 20 + (i * 7 + j * j * 3) % 20
                                                 ELSE (i * 31 + j * 97) % 400 END})
                CREATE (x)-[:S {weight: 1.0 + (i * 13 + j) % 7}]->(y)
                """);
        database.run("""
                CALL gds.graph.project('directed', {N: {properties: ['seed', 'side', 'point']}},
                                       {R: {properties: 'weight'}})
                """);
        database.run("""
                CALL gds.graph.project('undirected', {N: {properties: ['seed', 'side', 'point']}},
                                       {R: {orientation: 'UNDIRECTED', properties: 'weight'}})
                """);
        database.run("""
                CALL gds.graph.project('large', {M: {properties: 'point'}},
                                       {S: {orientation: 'UNDIRECTED', properties: 'weight'}})
                """);
    }

    @AfterAll
    void close() {
        database.close();
    }

    /// Names of nodes and what is streamed for them.
    final List<String> stream(String procedure, String graph, String configuration, String fields) {
        return database.rows("CALL " + procedure + ".stream('" + graph + "', " + configuration + ") YIELD nodeId, "
                + fields + " MATCH (n) WHERE id(n) = nodeId RETURN n.name, " + fields + " ORDER BY n.name");
    }

    /// The names of the nodes of each community.
    final List<String> groups(String procedure, String graph, String configuration, String field) {
        return database.rows("CALL " + procedure + ".stream('" + graph + "', " + configuration + ") YIELD nodeId, "
                + field + " MATCH (n) WHERE id(n) = nodeId WITH " + field
                + " AS id, n.name AS name ORDER BY name "
                + "WITH id, collect(name) AS names "
                + "RETURN reduce(all = '', name IN names | all + name) AS all ORDER BY all");
    }

    final List<String> figures(String procedure, String mode, String graph, String configuration, String fields) {
        return database.rows("CALL " + procedure + "." + mode + "('" + graph + "', " + configuration + ") YIELD "
                + fields + " RETURN " + fields);
    }

    /// Property `name` of the nodes of the projection.
    final List<String> mutated(String graph, String name) {
        List<String> rows = database.rows("CALL gds.graph.nodeProperty.stream('" + graph + "', '" + name
                + "') YIELD nodeId, propertyValue MATCH (n) WHERE id(n) = nodeId "
                + "RETURN n.name, propertyValue ORDER BY n.name");
        database.run("CALL gds.graph.nodeProperties.drop('" + graph + "', '" + name + "')");
        return rows;
    }

    final List<String> written(String name) {
        List<String> rows = database.rows(
                "MATCH (n:N) WHERE n." + name + " IS NOT NULL RETURN n.name, n." + name + " ORDER BY n.name");
        database.run("MATCH (n:N) REMOVE n." + name);
        return rows;
    }
}
