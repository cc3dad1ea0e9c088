package io.orbitgraph.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The functions `gds.*`, called from Cypher.
final class GraphFunctionTest {
    private final CypherDatabase database = new CypherDatabase();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void listsAreCompared() {
        assertThat(database.rows("RETURN gds.similarity.cosine([3, 4], [4, 3]), gds.similarity.cosine([1.0], [-2]), "
                        + "gds.similarity.pearson([1, 2, 3], [3, 5, 7]), gds.similarity.pearson([1, 2], [2, 1])"))
                .containsExactly("0.96, -1.0, 1.0, -1.0");
        assertThat(database.rows("RETURN gds.similarity.euclideanDistance([0, 0], [3, 4]), "
                        + "gds.similarity.euclidean([0, 0], [3, 4.0])"))
                .containsExactly("5.0, 0.16666666666666666");
        assertThat(database.rows("RETURN gds.similarity.jaccard([1, 2, 3], [4, 3, 2]), "
                        + "gds.similarity.jaccard([0.5, -0.0, 7], [0, 7.0]), gds.similarity.jaccard([], []), "
                        + "gds.similarity.overlap([1, 2, 3], [3, 2]), gds.similarity.overlap([1], [])"))
                .containsExactly("0.5, 0.6666666666666666, 0.0, 1.0, 0.0");
        assertThat(database.rows("RETURN gds.similarity.cosine(null, [1])")).containsExactly("null");
        database.assertRefused("RETURN gds.similarity.cosine([1], [1, 2])", "1 and 2");
        database.assertRefused("RETURN gds.similarity.cosine([1, null], [1, 2])", "element 1");
        database.assertRefused("UNWIND [['x']] AS list RETURN gds.similarity.jaccard(list, [1])", "LIST<NUMBER>");
    }

    @Test
    void nodesAreFoundByTheirIds() {
        database.run("CREATE (:A {name: 'Ana', x: 1}), (:A {name: 'Bo', x: 2}), (:B {name: 'Cem', x: 3})");
        assertThat(database.rows("MATCH (n:A) WITH n ORDER BY n.name RETURN gds.util.asNode(id(n)).name"))
                .containsExactly("Ana", "Bo");
        assertThat(database.rows("RETURN gds.util.asNode(4711), gds.util.asNode(null)"))
                .containsExactly("null, null");
        assertThat(database.rows("MATCH (n) WITH collect(id(n)) AS ids "
                        + "RETURN [x IN gds.util.asNodes(ids + [4711, null]) | x.name] AS names"))
                .containsExactly("['Ana', 'Bo', 'Cem']");
        assertThat(database.rows("RETURN gds.graph.exists('g')")).containsExactly("false");
        database.run("CALL gds.graph.project('g', {A: {properties: 'x'}, B: {properties: 'x'}}, '*')");
        assertThat(database.rows("RETURN gds.graph.exists('g')")).containsExactly("true");
        assertThat(database.rows("MATCH (n) RETURN gds.util.nodeProperty('g', id(n), 'x') AS x, "
                        + "gds.util.nodeProperty('g', n, 'x', 'B') AS y ORDER BY x"))
                .containsExactly("1, null", "2, null", "3, 3");
        database.assertRefused("RETURN gds.util.nodeProperty('h', 0, 'x')", "'h'");
        database.assertRefused("RETURN gds.util.nodeProperty('g', 4711, 'x')", "4711");
        database.assertRefused("RETURN gds.util.nodeProperty('g', 0, 'xx')", "'x'");
        database.assertRefused("RETURN gds.util.nodeProperty('g', 0, 'x', 'C')", "'C'");
        database.assertRefused("UNWIND ['a'] AS id RETURN gds.util.nodeProperty('g', id, 'x')", "whole number");
    }

    @Test
    void numbersThatAreNone() {
        assertThat(
                        database.rows(
                                "RETURN gds.util.NaN(), gds.util.infinity(), gds.util.isFinite(1), "
                                        + "gds.util.isFinite(gds.util.NaN()), gds.util.isFinite(null), "
                                        + "gds.util.isInfinite(gds.util.infinity()), gds.util.isInfinite(1.5), gds.util.isInfinite(null)"))
                .containsExactly("NaN, Infinity, true, false, false, true, false, true");
    }

    @Test
    void linksArePredicted() {
        // A triangle of Ana, Bo and Cem; Dia hangs on Cem by another type, twice; Ana on herself.
        database.run(
                "CREATE (ana:P {name: 'Ana', team: 1}), (bo:P {name: 'Bo', team: 1}), (cem:P {name: 'Cem', team: 2}), "
                        + "(dia:P {name: 'Dia'}), (ana)-[:R]->(bo), (bo)-[:R]->(cem), (cem)-[:R]->(ana), "
                        + "(dia)-[:S]->(cem), (cem)-[:S]->(dia), (ana)-[:R]->(ana)");
        String pair = "MATCH (a {name: 'Ana'}), (d {name: 'Dia'}) RETURN ";
        assertThat(database.rows(pair + "gds.alpha.linkprediction.commonNeighbors(a, d), "
                        + "gds.linkprediction.totalNeighbors(a, d), gds.linkprediction.preferentialAttachment(a, d)"))
                .as("Cem; Bo and Cem; 2 * 1")
                .containsExactly("1.0, 2.0, 2.0");
        assertThat(database.rows(pair + "gds.linkprediction.adamicAdar(a, d) = 1 / log(3), "
                        + "gds.alpha.linkprediction.resourceAllocation(a, d)"))
                .containsExactly("true, 0.3333333333333333");
        assertThat(database.rows(pair + "gds.linkprediction.commonNeighbors(a, d, {relationshipQuery: 'R'}), "
                        + "gds.linkprediction.totalNeighbors(a, d, {direction: 'OUTGOING'}), "
                        + "gds.linkprediction.totalNeighbors(a, d, {direction: 'incoming', relationshipQuery: 'R'}), "
                        + "gds.linkprediction.totalNeighbors(a, d, {relationshipQuery: 'NONE'})"))
                .containsExactly("0.0, 2.0, 1.0, 0.0");
        assertThat(database.rows("MATCH (a {name: 'Ana'}), (b) WITH a, b ORDER BY b.name "
                        + "RETURN gds.alpha.linkprediction.sameCommunity(a, b, 'team')"))
                .containsExactly("1.0", "1.0", "0.0", "0.0");
        assertThat(database.rows(pair + "gds.linkprediction.sameCommunity(a, d)"))
                .containsExactly("0.0");
        assertThat(database.rows("MATCH (a {name: 'Ana'}) CREATE (a)-[:R]->(e:P) "
                        + "RETURN gds.linkprediction.totalNeighbors(a, e)"))
                .as("sees what the statement wrote")
                .containsExactly("4.0");
        database.assertRefused(pair + "gds.linkprediction.adamicAdar(a, d, {direction: 'UP'})", "OUTGOING");
        database.assertRefused(
                pair + "gds.linkprediction.adamicAdar(a, d, {relationshipType: 'R'})", "`relationshipType`");
    }

    @Test
    void categoriesAreEncoded() {
        assertThat(database.rows("RETURN gds.alpha.ml.oneHotEncoding(['a', 'b', 'c'], ['c', 'a', 'x']), "
                        + "gds.alpha.ml.oneHotEncoding([1, 2], null), gds.alpha.ml.oneHotEncoding(null, [1])"))
                .containsExactly("[1, 0, 1], [0, 0], []");
    }
}
