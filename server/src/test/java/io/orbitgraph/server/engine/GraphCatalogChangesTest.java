package io.orbitgraph.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Graphs made of graphs, and what is read from projections, changed in them and written back.
class GraphCatalogChangesTest {
    private CypherDatabase database;

    @BeforeEach
    void open() {
        database = new CypherDatabase();
        database.run("CREATE (ann:Person {name: 'Ann', age: 30}), (bob:Person:Poet {name: 'Bob', age: 40}),"
                + " (cid:Person {name: 'Cid', age: 50}), (rome:City {name: 'Rome', people: 3000000}),"
                + " (ann)-[:KNOWS {since: 1999}]->(bob), (bob)-[:KNOWS {since: 2005}]->(cid),"
                + " (cid)-[:KNOWS {since: 2020}]->(bob), (ann)-[:LIVES_IN]->(rome)");
        database.run(
                "CALL gds.graph.project('g', {Person: {properties: 'age'}, Poet: {}, City: {properties: 'people'}},"
                        + " {KNOWS: {properties: 'since'}, LIVES_IN: {}})");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aFilterMakesAPart() {
        assertThat(database.rows("CALL gds.graph.filter('f', 'g', 'n:Person AND n.age >= $least', 'r.since > 2000',"
                        + " {parameters: {least: 40}}) YIELD graphName, fromGraphName, nodeCount, relationshipCount"))
                .containsExactly("f, g, 2, 2");
        assertThat(database.rows("CALL gds.graph.list('f') YIELD schema RETURN keys(schema.nodes),"
                        + " keys(schema.relationships)"))
                .containsExactly("['Person', 'Poet'], ['KNOWS']");
        database.assertRefused("CALL gds.graph.filter('h', 'g', 'n:Persn', '*')", "column 1", "'Persn'", "'Person'");
        database.assertRefused("CALL gds.graph.filter('g', 'g', '*', '*')", "already exists");
        database.assertRefused("CALL gds.graph.filter('h', 'x', '*', '*')", "'x' does not exist");
        database.assertRefused("CALL gds.graph.filter('h', 'g', 'n.age = \"x\"', '*')", "column 9");
    }

    @Test
    void generatedGraphsFollowTheirSeed() {
        String yields = " YIELD nodes, relationships, relationshipDistribution";
        assertThat(database.rows("CALL gds.graph.generate('a', 100, 5, {relationshipSeed: 42})" + yields))
                .containsExactly("100, 500, UNIFORM");
        database.run("CALL gds.graph.generate('b', 100, 5, {relationshipSeed: 42, readConcurrency: 1})");
        database.run("CALL gds.graph.generate('c', 100, 5, {relationshipSeed: 43})");
        String edges = " YIELD sourceNodeId AS s, targetNodeId AS t RETURN collect(s * 1000 + t)";
        assertThat(database.rows("CALL gds.graph.relationships.stream('b')" + edges))
                .isEqualTo(database.rows("CALL gds.graph.relationships.stream('a')" + edges))
                .isNotEqualTo(database.rows("CALL gds.graph.relationships.stream('c')" + edges));
        assertThat(database.rows("CALL gds.graph.generate('d', 200, 3, {relationshipDistribution: 'POWER_LAW',"
                        + " orientation: 'UNDIRECTED', aggregation: 'SINGLE', relationshipProperty: {name: 'w', type:"
                        + " 'RANDOM', min: 2, max: 3}}) YIELD relationshipProperty"))
                .containsExactly("{name: 'w', type: 'RANDOM', min: 2, max: 3}");
        assertThat(database.rows("CALL gds.graph.relationshipProperty.stream('d', 'w') YIELD propertyValue AS w"
                        + " RETURN min(w) >= 2, max(w) < 3, min(w) < max(w)"))
                .containsExactly("true, true, true");
        database.assertRefused("CALL gds.graph.generate('e', -1, 5)", "`nodeCount` is -1");
        database.assertRefused(
                "CALL gds.graph.generate('e', 5, 5, {relationshipProperty: {name: 'w', type: 'FIXED'}})", "type");
        database.assertRefused("CALL gds.graph.generate('e', 2000000000, 1000000)", "adjacency entries");
    }

    @Test
    void samplesAreParts() {
        database.run("CALL gds.graph.generate('a', 1000, 5, {relationshipSeed: 1})");
        assertThat(database.rows("CALL gds.graph.sample.rwr('s', 'a', {samplingRatio: 0.2, randomSeed: 7})"
                        + " YIELD nodeCount, startNodeCount RETURN nodeCount, startNodeCount > 0"))
                .containsExactly("200, true");
        assertThat(database.rows("CALL gds.graph.sample.cnarw('t', 'a', {samplingRatio: 0.1, startNodes: [5]})"
                        + " YIELD nodeCount, startNodeCount"))
                .first()
                .asString()
                .startsWith("100, ");
        database.assertRefused("CALL gds.graph.sample.rwr('u', 'a', {samplingRatio: 2})", "samplingRatio");
        database.assertRefused("CALL gds.graph.sample.rwr('u', 'a', {startNodes: [1000]})", "startNodes", "1000");
        assertThat(database.rows("CALL gds.graph.sample.cnarw.estimate('a', {}) YIELD nodeCount, bytesMax"
                        + " RETURN nodeCount, bytesMax > 0"))
                .containsExactly("1000, true");
    }

    @Test
    void nodePropertiesAreStreamedWrittenAndDropped() {
        String named = " MATCH (n) WHERE id(n) = nodeId RETURN n.name AS name, ";
        assertThat(database.rows("CALL gds.graph.nodeProperty.stream('g', 'age') YIELD nodeId, propertyValue" + named
                        + "propertyValue ORDER BY name"))
                .containsExactly("Ann, 30", "Bob, 40", "Cid, 50");
        assertThat(database.rows("CALL gds.graph.nodeProperties.stream('g', ['people'], 'City') YIELD nodeProperty,"
                        + " propertyValue"))
                .containsExactly("people, 3000000");
        database.assertRefused(
                "CALL gds.graph.nodeProperties.stream('g', ['people'], 'Person')", "'Person' do not have", "City");
        database.assertRefused(
                "CALL gds.graph.nodeProperties.stream('g', ['people', 'age'])", "no label whose nodes have all");
        database.assertRefused(
                "CALL gds.graph.nodeProperty.stream('g', 'agee')", "no node property 'agee'", "Did you mean 'age'?");
        database.run("CALL gds.degree.mutate('g', {mutateProperty: 'degree'})");
        assertThat(database.rows("CALL gds.graph.nodeProperties.write('g', [{degree: 'out'}, 'age'], ['Person'])"
                        + " YIELD nodeProperties, propertiesWritten"))
                .containsExactly("['degree', 'age'], 6");
        assertThat(database.rows("MATCH (n) RETURN n.name, n.out ORDER BY n.name"))
                .containsExactly("Ann, 2.0", "Bob, 1.0", "Cid, 1.0", "Rome, null");
        assertThat(database.rows("CALL gds.graph.nodeProperties.drop('g', ['degree', 'age'])"
                        + " YIELD propertiesRemoved, nodeProperties"))
                .containsExactly("8, ['degree', 'age']");
        database.assertRefused("CALL gds.graph.nodeProperties.drop('g', 'age')", "no node property 'age'");
        assertThat(database.rows("CALL gds.graph.nodeProperties.drop('g', 'age', {failIfMissing: false})"
                        + " YIELD propertiesRemoved"))
                .containsExactly("0");
        assertThat(database.rows("CALL gds.graph.removeNodeProperties('g', 'people') YIELD propertiesRemoved"))
                .containsExactly("4");
    }

    @Test
    void labelsAreAddedToProjectionsAndToTheDatabase() {
        assertThat(database.rows(
                        "CALL gds.graph.nodeLabel.mutate('g', 'Elder', {nodeFilter: 'n:Person AND n.age > 35'})"
                                + " YIELD nodeLabel, nodeCount, nodeLabelsWritten"))
                .containsExactly("Elder, 4, 2");
        assertThat(database.rows("CALL gds.degree.stream('g', {nodeLabels: ['Elder'], relationshipTypes: ['KNOWS']})"
                        + " YIELD score RETURN sum(score)"))
                .containsExactly("2.0");
        assertThat(database.rows("CALL gds.graph.nodeLabel.write('g', 'Older', {nodeFilter: 'n:Elder'})"
                        + " YIELD nodeLabelsWritten"))
                .containsExactly("2");
        assertThat(database.rows("MATCH (n:Older) RETURN n.name ORDER BY n.name"))
                .containsExactly("Bob", "Cid");
        database.assertRefused(
                "CALL gds.graph.nodeLabel.mutate('g', 'Elder', {nodeFilter: '*'})", "label 'Elder' already");
        database.assertRefused("CALL gds.graph.nodeLabel.mutate('g', 'X', {})", "`nodeFilter` is missing");
    }

    @Test
    void relationshipsAreStreamedWrittenAndDropped() {
        assertThat(database.rows("CALL gds.graph.relationshipProperties.stream('g', ['since'], ['KNOWS'])"
                        + " YIELD relationshipProperty, propertyValue RETURN relationshipProperty, propertyValue"
                        + " ORDER BY propertyValue"))
                .containsExactly("since, 1999.0", "since, 2005.0", "since, 2020.0");
        database.assertRefused("CALL gds.graph.relationshipProperty.stream('g', 'since', 'LIVES_IN')", "since");
        database.assertRefused(
                "CALL gds.graph.relationships.stream('g', 'KNOW')", "no relationships 'KNOW'", "'KNOWS'");
        assertThat(database.rows("CALL gds.graph.relationships.toUndirected('g', {relationshipType: 'KNOWS',"
                        + " mutateRelationshipType: 'FRIENDS', aggregation: {since: 'MIN'}})"
                        + " YIELD inputRelationships, relationshipsWritten"))
                .containsExactly("3, 4");
        database.assertRefused(
                "CALL gds.graph.relationships.toUndirected('g', {relationshipType: 'FRIENDS', mutateRelationshipType:"
                        + " 'X'})",
                "undirected already");
        assertThat(database.rows("CALL gds.graph.relationship.write('g', 'FRIENDS', 'since')"
                        + " YIELD relationshipsWritten, propertiesWritten"))
                .containsExactly("2, 2");
        assertThat(database.rows("MATCH (a)-[r:FRIENDS]-(b) WHERE a.name < b.name"
                        + " RETURN a.name, b.name, r.since ORDER BY a.name"))
                .containsExactly("Ann, Bob, 1999.0", "Bob, Cid, 2005.0");
        assertThat(database.rows("CALL gds.graph.relationshipProperties.write('g', 'KNOWS', ['since'])"
                        + " YIELD relationshipsWritten"))
                .containsExactly("3");
        assertThat(database.rows("CALL gds.graph.relationships.drop('g', 'FRIENDS')"
                        + " YIELD relationshipType, deletedRelationships, deletedProperties"))
                .containsExactly("FRIENDS, 4, {since: 4}");
        assertThat(database.rows("CALL gds.graph.deleteRelationships('g', 'LIVES_IN') YIELD deletedRelationships"))
                .containsExactly("1");
        database.assertRefused("CALL gds.graph.relationships.drop('g', 'KNOWS')", "the only relationship type");
    }

    @Test
    void theIncomingDirectionIsIndexedAndAccountedFor() {
        String size =
                database.rows("CALL gds.graph.list('g') YIELD sizeInBytes").getFirst();
        assertThat(database.rows("CALL gds.graph.relationships.indexInverse('g', {relationshipType: 'KNOWS'})"
                        + " YIELD inputRelationships"))
                .containsExactly("3");
        assertThat(Long.parseLong(database.rows("CALL gds.graph.list('g') YIELD sizeInBytes")
                        .getFirst()))
                .isGreaterThan(Long.parseLong(size));
        database.assertRefused(
                "CALL gds.graph.relationships.indexInverse('g', {relationshipType: 'KNOWS'})",
                "both directions already");
    }

    @Test
    void wholeGraphsHaveNoProperties() {
        for (String name : new String[] {"gds.graph.graphProperty", "gds.alpha.graph.graphProperty"}) {
            database.assertRefused(
                    "CALL " + name + ".stream('g', 'score')", "'g' has no graph property 'score'", "stats");
            database.assertRefused("CALL " + name + ".drop('g', 'score')", "'g' has no graph property 'score'");
            assertThat(database.rows("CALL " + name + ".drop('g', 'score', {failIfMissing: false})"))
                    .containsExactly("g, score, 0");
            database.assertRefused(
                    "CALL " + name + ".drop('x', 'score', {failIfMissing: false})", "'x' does not exist");
            database.assertRefused("CALL " + name + ".stream('g', 'score', {failIfMissing: false})", "`failIfMissing`");
        }
    }
}
