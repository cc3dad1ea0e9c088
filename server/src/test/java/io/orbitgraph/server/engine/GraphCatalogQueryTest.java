package io.orbitgraph.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Projections of the rows of queries: the aggregating function and the older procedure.
class GraphCatalogQueryTest {
    private CypherDatabase database;

    @BeforeEach
    void open() {
        database = new CypherDatabase();
        database.run("CREATE (ann:Person {name: 'Ann', age: 30}), (bob:Person:Poet {name: 'Bob', age: 40}),"
                + " (cid:Person {name: 'Cid'}), (dan:Person {name: 'Dan', age: 50}),"
                + " (ann)-[:KNOWS {since: 1999}]->(bob), (bob)-[:KNOWS {since: 2005}]->(cid), (ann)-[:LIKES]->(cid)");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void rowsBecomeAGraph() {
        assertThat(database.rows("MATCH (a:Person) OPTIONAL MATCH (a)-[r]->(b)"
                        + " WITH gds.graph.project('g', a, b) AS g"
                        + " RETURN g.graphName, g.nodeCount, g.relationshipCount"))
                .containsExactly("g, 4, 3");
        assertThat(database.rows("CALL gds.graph.relationships.stream('g') YIELD sourceNodeId, targetNodeId,"
                        + " relationshipType MATCH (a), (b) WHERE id(a) = sourceNodeId AND id(b) = targetNodeId"
                        + " RETURN a.name, b.name, relationshipType ORDER BY a.name, b.name"))
                .containsExactly("Ann, Bob, __ALL__", "Ann, Cid, __ALL__", "Bob, Cid, __ALL__");
    }

    @Test
    void labelsTypesAndPropertiesComeWithTheRows() {
        assertThat(database.rows("MATCH (a:Person)-[r]->(b:Person) RETURN gds.graph.project('g', a, b, {"
                        + "sourceNodeLabels: labels(a), targetNodeLabels: true, sourceNodeProperties: a {.age},"
                        + " targetNodeProperties: {age: coalesce(b.age, -1)}, relationshipType: type(r),"
                        + " relationshipProperties: r {.since}}, {undirectedRelationshipTypes: ['KNOWS'],"
                        + " inverseIndexedRelationshipTypes: 'LIKES'}).relationshipCount"))
                .containsExactly("5");
        assertThat(database.rows("CALL gds.graph.list('g') YIELD schemaWithOrientation AS s"
                        + " RETURN s.relationships.KNOWS, s.relationships.LIKES.direction, keys(s.nodes.Poet)"))
                .containsExactly("{direction: 'UNDIRECTED', properties: {since: 'Float (DefaultValue(NaN), PERSISTED,"
                        + " Aggregation.NONE)'}}, DIRECTED, ['age']");
        assertThat(database.rows("CALL gds.graph.nodeProperty.stream('g', 'age', ['*'], {listNodeLabels: true})"
                        + " YIELD nodeId, propertyValue, nodeLabels MATCH (n) WHERE id(n) = nodeId"
                        + " RETURN n.name, propertyValue, nodeLabels ORDER BY n.name"))
                .containsExactly("Ann, 30, ['Person']", "Bob, 40, ['Person', 'Poet']", "Cid, -1, ['Person']");
    }

    @Test
    void idsWillDoForNodes() {
        assertThat(database.rows("UNWIND [[1, 2], [2, 7], [9, null]] AS pair"
                        + " RETURN gds.graph.project('g', pair[0], pair[1]).nodeCount"))
                .containsExactly("4");
        assertThat(database.rows("RETURN gds.graph.exists('g'), gds.graph.exists('h')"))
                .containsExactly("true, false");
    }

    @Test
    void noRowsMakeNoGraph() {
        assertThat(database.rows("MATCH (a:Nobody)-->(b) RETURN gds.graph.project('g', a, b)"))
                .containsExactly("null");
        assertThat(database.rows("CALL gds.graph.exists('g') YIELD exists")).containsExactly("false");
    }

    @Test
    void groupsMakeSeveralGraphs() {
        assertThat(database.rows("MATCH (a)-[r]->(b) WITH type(r) AS type, a, b"
                        + " WITH type, gds.graph.project(type, a, b) AS g"
                        + " RETURN type, g.relationshipCount ORDER BY type"))
                .containsExactly("KNOWS, 2", "LIKES, 1");
        database.assertRefused(
                "MATCH (a)-[r]->(b) RETURN gds.graph.project(type(r) + '2', a, b)",
                "The rows of one aggregation make one graph");
    }

    @Test
    void wrongRowsAreRefused() {
        database.assertRefused(
                "MATCH (a)-->(b) RETURN gds.graph.project('g', a.name, b)", "source node must be", "STRING");
        database.assertRefused("MATCH (a)-->(b) RETURN gds.graph.project('g', null, b)", "source node must be");
        database.assertRefused(
                "MATCH (a)-->(b) RETURN gds.graph.project('g', a, b, {sourceNodeLabel: 'A'})",
                "sourceNodeLabel",
                "'sourceNodeLabels'");
        database.assertRefused(
                "MATCH (a)-->(b) RETURN gds.graph.project('g', a, b, {}, {undirectedTypes: '*'})", "undirectedTypes");
        database.assertRefused(
                "MATCH (a)-->(b) RETURN gds.graph.project('g', a, b, {}, {undirectedRelationshipTypes: 'KNWS'})",
                "'KNWS'");
        database.assertRefused(
                "MATCH (a)-->(b) RETURN gds.graph.project('g', a, b, {sourceNodeProperties: {name: a.name}})",
                "'name'",
                "numbers");
        database.assertRefused(
                "UNWIND [1] AS a RETURN gds.graph.project('g', a, a, {sourceNodeLabels: true})", "not an id");
        assertThat(database.rows("CALL gds.graph.list() YIELD graphName")).isEmpty();
        database.run("CALL gds.graph.project('g', '*', '*')");
        database.assertRefused("MATCH (a)-->(b) RETURN gds.graph.project('g', a, b)", "already exists");
    }

    @Test
    void twoQueriesMakeAGraphToo() {
        assertThat(database.rows("CALL gds.graph.project.cypher('g', 'MATCH (n:Person) WHERE n.age > $least RETURN"
                        + " id(n) AS id, labels(n) AS labels, n.age AS age', 'MATCH (a)-[r:KNOWS]->(b) RETURN id(a) AS source,"
                        + " id(b) AS target, type(r) AS type, r.since AS since', {parameters: {least: 20}, validateRelationships:"
                        + " false}) YIELD nodeCount, relationshipCount"))
                .containsExactly("3, 1");
        assertThat(database.rows("CALL gds.graph.relationshipProperty.stream('g', 'since')"
                        + " YIELD relationshipType, propertyValue"))
                .containsExactly("KNOWS, 1999.0");
        assertThat(database.rows("CALL gds.graph.project.cypher.estimate('MATCH (n) RETURN id(n) AS id',"
                        + " 'MATCH (a)-->(b) RETURN id(a) AS source, id(b) AS target') YIELD nodeCount,"
                        + " relationshipCount, bytesMin, bytesMax RETURN nodeCount, relationshipCount, bytesMin > 0,"
                        + " bytesMax > bytesMin"))
                .containsExactly("4, 3, true, true");
        database.assertRefused(
                "CALL gds.graph.project.cypher('h', 'MATCH (n:Poet) RETURN id(n) AS id',"
                        + " 'MATCH (a)-->(b) RETURN id(a) AS source, id(b) AS target')",
                "`nodeQuery` did not return",
                "validateRelationships: false");
        database.assertRefused(
                "CALL gds.graph.project.cypher('h', 'MATCH (n) RETURN n', 'RETURN 1 AS source')", "column `id`");
    }
}
