package io.orbitgraph.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The procedures of the graph catalogue, called from Cypher.
class GraphCatalogTest {
    private CypherDatabase database;

    @BeforeEach
    void open() {
        database = new CypherDatabase();
        database.run("CREATE (ann:Person {name: 'Ann', age: 30}), (bob:Person:Poet {name: 'Bob', age: 40, score: 1.5}),"
                + " (cid:Person {name: 'Cid'}), (rome:City {name: 'Rome', people: 3000000}),"
                + " (ann)-[:KNOWS {since: 1999}]->(bob), (ann)-[:KNOWS {since: 2005}]->(bob),"
                + " (bob)-[:KNOWS]->(cid), (cid)-[:KNOWS]->(cid), (ann)-[:LIVES_IN]->(rome)");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private String one(String query) {
        assertThat(database.rows(query)).hasSize(1);
        return database.rows(query).getFirst();
    }

    @Test
    void projectionsAreWrittenInManyWays() {
        String yields = " YIELD nodeCount, relationshipCount";
        assertThat(database.rows("CALL gds.graph.project('a', '*', '*')" + yields))
                .containsExactly("4, 5");
        assertThat(database.rows("CALL gds.graph.project('b', 'Person', 'KNOWS')" + yields))
                .containsExactly("3, 4");
        assertThat(database.rows("CALL gds.graph.project('c', ['Person', 'City'], ['KNOWS', 'LIVES_IN'])" + yields))
                .containsExactly("4, 5");
        assertThat(database.rows(
                        "CALL gds.graph.project('d', 'Person', {KNOWS: {orientation: 'undirected'}})" + yields))
                .containsExactly("3, 7");
        assertThat(database.rows(
                        "CALL gds.graph.project('e', 'Person', {FIRST: {type: 'KNOWS', aggregation: 'SINGLE'}})"
                                + yields))
                .containsExactly("3, 3");
        assertThat(database.rows("CALL gds.graph.project('f', {Human: 'Person', Town: {label: 'City'}},"
                        + " {ANY: {type: '*', orientation: 'REVERSE'}})" + yields))
                .containsExactly("4, 5");
        assertThat(database.rows("CALL gds.graph.list() YIELD graphName RETURN collect(graphName) AS names"))
                .containsExactly("['a', 'b', 'c', 'd', 'e', 'f']");
    }

    @Test
    void projectionsAreEchoed() {
        assertThat(database.rows(
                        "CALL gds.graph.project('g', {Person: {properties: ['age', {points: {property: 'score',"
                                + " defaultValue: 0.5}}]}}, {KNOWS: {properties: {times: {property: '*', aggregation:"
                                + " 'COUNT'}}}}) YIELD nodeProjection, relationshipProjection, graphName"))
                .containsExactly(
                        "{Person: {label: 'Person', properties: {age: {defaultValue: null, property: 'age'}, points:"
                                + " {defaultValue: 0.5, property: 'score'}}}}, {KNOWS: {aggregation: 'DEFAULT',"
                                + " indexInverse: false, orientation: 'NATURAL', properties: {times: {aggregation:"
                                + " 'COUNT', defaultValue: null, property: '*'}}, type: 'KNOWS'}}, g");
        assertThat(one("CALL gds.graph.list('g') YIELD schemaWithOrientation"))
                .isEqualTo("{graphProperties: {}, nodes: {Person: {age: 'Integer (DefaultValue(-9223372036854775808),"
                        + " PERSISTED)', points: 'Float (DefaultValue(0.5), PERSISTED)'}}, relationships: {KNOWS:"
                        + " {direction: 'DIRECTED', properties: {times: 'Float (DefaultValue(NaN), PERSISTED,"
                        + " Aggregation.COUNT)'}}}}");
    }

    @Test
    void wrongProjectionsAreRefusedWithWhatIsMeant() {
        database.assertRefused(
                "CALL gds.graph.project('g', 'Preson', '*')", "no label 'Preson'", "Did you mean 'Person'?");
        database.assertRefused("CALL gds.graph.project('g', '*', 'KNOW')", "no relationship type 'KNOW'", "'KNOWS'");
        database.assertRefused("CALL gds.graph.project('g', [], '*')", "`nodeProjection` is empty");
        database.assertRefused("CALL gds.graph.project('g', 1, '*')", "`nodeProjection` must be");
        database.assertRefused(
                "CALL gds.graph.project('g', {P: {labels: 'Person'}}, '*')", "node projection 'P'", "labels", "label");
        database.assertRefused(
                "CALL gds.graph.project('g', '*', {KNOWS: {orientation: 'UNDIRECTD'}})",
                "orientation",
                "Did you mean 'UNDIRECTED'?");
        database.assertRefused(
                "CALL gds.graph.project('g', '*', {KNOWS: {orientation: 'UNDIRECTED', indexInverse: true}})",
                "both directions already");
        database.assertRefused(
                "CALL gds.graph.project('g', '*', {KNOWS: {aggregation: 'SUM', properties: {since: {aggregation:"
                        + " 'NONE'}}}})",
                "aggregation NONE");
        database.assertRefused(
                "CALL gds.graph.project('g', '*', '*', {nodeProperty: 'age'})", "nodeProperty", "'nodeProperties'");
        database.assertRefused("CALL gds.graph.project('g', '*', '*', {nodeProperties: 'name'})", "'name'", "numbers");
        database.assertRefused(
                "CALL gds.graph.project('g', '*', '*', {nodeProperties: 'agee'})", "no property 'agee'", "'age'");
        database.assertRefused("CALL gds.graph.project(' g', '*', '*')", "white space");
        database.assertRefused(
                "CALL gds.graph.project('g', 'Person', '*', {validateRelationships: true})",
                "1 of 5 relationships",
                "validateRelationships");
        database.run("CALL gds.graph.project('g', '*', '*')");
        database.assertRefused("CALL gds.graph.project('g', '*', '*')", "already exists");
    }

    @Test
    void theListSaysWhatAGraphIs() {
        database.run("CALL gds.graph.project('g', ['Person', 'City'], ['KNOWS', 'LIVES_IN'])");
        assertThat(one("CALL gds.graph.list('g') YIELD nodeCount, relationshipCount, density, database, schema"))
                .startsWith("4, 5, 0.41666");
        assertThat(one("CALL gds.graph.list('g') YIELD degreeDistribution AS d RETURN d.min, d.max, d.mean,"
                        + " d.p50, d.p99"))
                .isEqualTo("0, 3, 1.25, 1, 3");
        assertThat(one("CALL gds.graph.list('g') YIELD sizeInBytes, creationTime, modificationTime"
                        + " RETURN sizeInBytes > 0, creationTime = modificationTime"))
                .isEqualTo("true, true");
        assertThat(database.rows("CALL gds.graph.list('h')")).isEmpty();
        assertThat(one("CALL gds.graph.exists('g')")).isEqualTo("g, true");
        assertThat(one("CALL gds.graph.exists('h')")).isEqualTo("h, false");
    }

    @Test
    void whatIsDroppedIsGone() {
        database.run("CALL gds.graph.project('g', '*', '*')");
        database.run("CALL gds.graph.project('h', '*', '*')");
        database.assertRefused(
                "CALL gds.graph.drop('gg')", "'gg' does not exist", "Did you mean 'g'?", "There are: g, h");
        database.assertRefused("CALL gds.graph.drop(['g', 'x'])", "'x' does not exist");
        assertThat(database.rows("CALL gds.graph.drop(['g', 'x'], false) YIELD graphName, nodeCount"))
                .containsExactly("g, 4");
        assertThat(database.rows("CALL gds.graph.list() YIELD graphName")).containsExactly("h");
        database.run("CALL gds.graph.project('g', 'City', '*')");
        assertThat(one("CALL gds.graph.list('g') YIELD nodeCount")).isEqualTo("1");
    }

    @Test
    void estimatesAreThoseOfTheGraphThatWouldBe() {
        String estimated = database.rows("CALL gds.graph.project.estimate('*', '*') YIELD nodeCount, relationshipCount")
                .getFirst();
        assertThat(estimated).isEqualTo("4, 5");
        assertThat(one("CALL gds.graph.project.estimate('*', '*', {nodeCount: 1000000, relationshipCount: 10000000,"
                        + " relationshipProperties: 'w'}) YIELD bytesMin, bytesMax, nodeCount, relationshipCount"
                        + " RETURN bytesMin > 140000000, bytesMin < 150000000, bytesMax >= bytesMin, nodeCount,"
                        + " relationshipCount"))
                .isEqualTo("true, true, true, 1000000, 10000000");
        database.assertRefused(
                "CALL gds.graph.project.estimate('*', '*', {nodeCout: 1})", "nodeCout", "Did you mean 'nodeCount'?");
    }

    @Test
    void eachUserHasGraphsOfTheirOwn() {
        database.run("CALL gds.graph.project('g', 'City', '*')");
        database.run("CALL gds.graph.project('g', 'Person', '*', {username: 'ben'})");
        assertThat(database.rows("CALL gds.graph.list() YIELD graphName, nodeCount"))
                .containsExactly("g, 1");
        assertThat(one("CALL gds.degree.stats('g', {username: 'ben'}) YIELD centralityDistribution AS d RETURN d.max"))
                .isEqualTo("2.0");
        database.run("CALL gds.graph.drop('g')");
        database.assertRefused("CALL gds.degree.stats('g')", "'g' does not exist");
        assertThat(database.rows("CALL gds.graph.drop('g', true, '', 'ben') YIELD nodeCount"))
                .containsExactly("3");
        database.assertRefused("CALL gds.graph.drop('g', true, 'other')", "'other'");
    }

    @Test
    void whatDoesNotFitIsRefusedBeforeItStarts() {
        database.assertRefused("CALL gds.graph.generate('huge', 200000000, 1)", "more than the", "raise the limit");
        assertThat(one("CALL gds.graph.exists('huge') YIELD exists")).isEqualTo("false");
    }
}
