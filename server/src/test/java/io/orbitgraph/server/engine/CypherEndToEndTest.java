package io.orbitgraph.server.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.model.session.Summary;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.Value;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Text in, rows out.
final class CypherEndToEndTest {
    private final CypherDatabase database = new CypherDatabase();

    @BeforeEach
    void fourFriends() {
        database.run("""
                CREATE (ann:Person {name: 'Ann', age: 31}), (bob:Person {name: 'Bob', age: 42}),
                       (cid:Person {name: 'Cid', age: 23}), (dan:Person {name: 'Dan'}),
                       (ann)-[:KNOWS {since: 2001}]->(bob), (bob)-[:KNOWS {since: 2011}]->(cid),
                       (cid)-[:KNOWS {since: 2021}]->(dan), (ann)-[:LIKES]->(dan)
                """);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void patternIsMatched() {
        assertThat(database.rows("MATCH (a:Person)-[r:KNOWS]->(b) WHERE r.since > 2005 RETURN a.name, b.name"))
                .containsExactlyInAnyOrder("Bob, Cid", "Cid, Dan");
    }

    @Test
    void optionalMatchGivesNulls() {
        assertThat(database.rows(
                        "MATCH (a:Person) OPTIONAL MATCH (a)-[:LIKES]->(b) RETURN a.name, b.name ORDER BY a.name"))
                .containsExactly("Ann, Dan", "Bob, null", "Cid, null", "Dan, null");
    }

    @Test
    void writesOfOneClauseAreSeenByTheNext() {
        assertThat(database.rows("MATCH (a:Person) CREATE (:Person {name: a.name + '2'}) "
                        + "WITH count(*) AS made MATCH (p:Person) RETURN made, count(p)"))
                .containsExactly("4, 8");
        assertThat(database.rows("MATCH (a:Person {name: 'Ann'}), (x:Person) SET a.hits = coalesce(a.hits, 0) + 1 "
                        + "RETURN DISTINCT a.hits"))
                .as("every row is written before the first is read")
                .containsExactly("8");
    }

    @Test
    void barriersHoldAcrossBatches() {
        database.run("UNWIND range(1, 5000) AS i CREATE (:N {i: i})");
        assertThat(database.run("MATCH (n:N) CREATE (:N {i: -n.i})").counters().nodesCreated())
                .isEqualTo(5_000);
        assertThat(database.run("MATCH (n:N) WHERE n.i > 0 SET n.i = -n.i")
                        .counters()
                        .propertiesSet())
                .isEqualTo(5_000);
        assertThat(database.rows("MATCH (n:N) WITH n LIMIT 3000 CREATE (m:M) WITH count(*) AS made "
                        + "MATCH (m:M) RETURN made, count(m)"))
                .containsExactly("3000, 3000");
        assertThat(database.rows("UNWIND range(1, 5000) AS i MERGE (c:C {k: i % 10}) RETURN count(DISTINCT c)"))
                .containsExactly("10");
        database.run("MATCH (n:N) WITH n LIMIT 2500 CREATE (n)-[:OF]->(:Leaf)");
        assertThat(database.run("MATCH (n:N)-[r:OF]->(l) DELETE r, l")
                        .counters()
                        .relationshipsDeleted())
                .isEqualTo(2_500);
    }

    @Test
    void mergeFindsWhatItMadeForAnEarlierRow() {
        MapValue rows = MapValue.of("names", ListValue.of(Value.of("x"), Value.of("y"), Value.of("x")));
        assertThat(database.rows("UNWIND $names AS name MERGE (c:City {name: name}) RETURN count(DISTINCT c)", rows))
                .containsExactly("2");
        assertThat(database.rows("MATCH (c:City) RETURN count(*)")).containsExactly("2");
    }

    @Test
    void indexChangesThePlanAndNotTheAnswer() {
        String query = "MATCH (p:Person) WHERE p.age >= 30 AND p.age < 40 RETURN p.name";
        assertThat(database.rows(query)).containsExactly("Ann");
        Summary made = database.run("CREATE INDEX ages FOR (p:Person) ON (p.age)");
        assertThat(made.counters().indexesAdded()).isEqualTo(1);
        database.run("CALL db.awaitIndexes(10)");
        assertThat(database.plan(query)).contains("NodeIndexSeekByRange");
        assertThat(database.rows(query)).containsExactly("Ann");
        assertThat(database.rows("SHOW INDEXES YIELD name, labelsOrTypes, properties, state"))
                .containsExactly("ages, ['Person'], ['age'], ONLINE");
    }

    @Test
    void boundsOfTwoTypesFindNothingWithAndWithoutAnIndex() {
        String query = "MATCH (p:Person) WHERE p.age > 1 AND p.age < 'z' RETURN p.name";
        assertThat(database.rows(query)).isEmpty();
        database.run("CREATE INDEX FOR (p:Person) ON (p.age)");
        database.run("CALL db.awaitIndexes(10)");
        assertThat(database.rows(query)).isEmpty();
    }

    @Test
    void subqueriesSeeTheirRow() {
        assertThat(database.rows("MATCH (p:Person) CALL (p) { MATCH (p)-[:KNOWS]->(q) RETURN count(q) AS friends } "
                        + "RETURN p.name, friends ORDER BY p.name"))
                .containsExactly("Ann, 1", "Bob, 1", "Cid, 1", "Dan, 0");
        assertThat(database.rows("MATCH (p:Person) WHERE NOT EXISTS { (p)-[:KNOWS]->() } RETURN p.name"))
                .containsExactly("Dan");
        assertThat(database.rows("MATCH (p:Person) RETURN p.name, COUNT { (p)--() } AS n ORDER BY p.name"))
                .containsExactly("Ann, 2", "Bob, 2", "Cid, 2", "Dan, 2");
    }

    @Test
    void countsComeFromTheStore() {
        assertThat(database.rows("MATCH (n) RETURN count(n)")).containsExactly("4");
        assertThat(database.rows("MATCH ()-[r:KNOWS]->() RETURN count(*)")).containsExactly("3");
        assertThat(database.plan("MATCH ()-[r:KNOWS|LIKES]->() RETURN count(r) AS n"))
                .contains("RelationshipCountFromCountStore");
    }

    @Test
    void shortestPathIsFound() {
        assertThat(database.rows("MATCH p = shortestPath((a:Person {name: 'Ann'})-[:KNOWS*]->(d:Person {name: 'Dan'})) "
                        + "RETURN [n IN nodes(p) | n.name]"))
                .containsExactly("['Ann', 'Bob', 'Cid', 'Dan']");
    }

    @Test
    void profileCountsRows() {
        Summary summary = database.run("PROFILE MATCH (a:Person)-[:KNOWS]->(b) RETURN a, b");
        assertThat(summary.plan()).isNotNull();
        assertThat(String.valueOf(summary.plan())).contains("rows=3");
    }

    @Test
    void proceduresAnswerTools() {
        assertThat(database.rows("CALL db.labels() YIELD label RETURN {name: 'labels', data: collect(label)} AS result "
                        + "UNION ALL CALL db.relationshipTypes() YIELD relationshipType "
                        + "RETURN {name: 'types', data: collect(relationshipType)} AS result"))
                .containsExactly("{name: 'labels', data: ['Person']}", "{name: 'types', data: ['KNOWS', 'LIKES']}");
        assertThat(database.rows("CALL db.schema.nodeTypeProperties() YIELD nodeType, propertyName, mandatory"
                        + " RETURN nodeType, propertyName, mandatory"))
                .containsExactly(":`Person`, age, false", ":`Person`, name, true");
        assertThat(database.rows("SHOW DATABASES YIELD name, home")).containsExactly("neo4j, true", "system, false");
        assertThat(database.rows("CALL dbms.components() YIELD name, versions RETURN name, versions LIMIT 1"))
                .containsExactly("Neo4j Kernel, ['5.26.0']");
        assertThat(database.rows("SHOW FUNCTIONS YIELD name WHERE name = 'toUpper'"))
                .hasSize(1);
    }

    @Test
    void errorsSayWhere() {
        assertThatThrownBy(() -> database.rows("MATCH (n) RETURN m")).hasMessageContaining("m");
        assertThatThrownBy(() -> database.rows("RETURN 1 / 0")).isNotNull();
        assertThat(database.rows("RETURN 1")).as("the session goes on").containsExactly("1");
    }

    @Test
    void deletingSeesEveryRow() {
        assertThat(database.run("MATCH (n) DETACH DELETE n").counters().nodesDeleted())
                .isEqualTo(4);
        assertThat(database.rows("MATCH (n) RETURN count(n)")).isEqualTo(List.of("0"));
    }
}
