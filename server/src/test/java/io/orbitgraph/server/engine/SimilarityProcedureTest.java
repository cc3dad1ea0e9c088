package io.orbitgraph.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Similar nodes, called from Cypher.
final class SimilarityProcedureTest extends ShopGraph {
    @Test
    void nodesThatShareNeighboursAreSimilar() {
        assertThat(database.rows("CALL gds.nodeSimilarity.stream('shop')" + NAMES))
                .containsExactly(
                        "Ana-Bo, 0.6667",
                        "Bo-Ana, 0.6667",
                        "Ana-Dia, 0.5",
                        "Dia-Ana, 0.5",
                        "Ana-Cem, 0.3333",
                        "Cem-Ana, 0.3333",
                        "Cem-Dia, 0.3333",
                        "Dia-Cem, 0.3333",
                        "Bo-Dia, 0.25",
                        "Dia-Bo, 0.25");
        assertThat(database.rows(
                        "CALL gds.nodeSimilarity.stream('shop', {similarityMetric: 'overlap', topN: 2})" + NAMES))
                .containsExactly("Ana-Bo, 1.0", "Ana-Cem, 1.0");
        // 2 / (1 + 1 + 4) of weights with one item in common
        assertThat(database.rows("CALL gds.nodeSimilarity.stream('shop', {relationshipWeightProperty: 'n', "
                        + "sudo: true, topK: 1, similarityCutoff: 0.3})" + NAMES))
                .containsExactly("Ana-Bo, 0.5", "Bo-Ana, 0.5", "Dia-Ana, 0.4", "Cem-Ana, 0.3333");
    }

    @Test
    void theMostAndTheLeastSimilarAreChosen() {
        assertThat(database.rows("CALL gds.nodeSimilarity.stream('shop', {topK: 1})" + NAMES))
                .containsExactly("Ana-Bo, 0.6667", "Bo-Ana, 0.6667", "Dia-Ana, 0.5", "Cem-Ana, 0.3333");
        assertThat(database.rows("CALL gds.nodeSimilarity.stream('shop', {bottomK: 1})" + NAMES))
                .containsExactly("Ana-Cem, 0.3333", "Cem-Ana, 0.3333", "Bo-Dia, 0.25", "Dia-Bo, 0.25");
        assertThat(database.rows("CALL gds.nodeSimilarity.stream('shop', {topK: 1, bottomN: 1})" + NAMES))
                .containsExactly("Cem-Ana, 0.3333");
        assertThat(database.rows("CALL gds.nodeSimilarity.stream('shop', {degreeCutoff: 2, upperDegreeCutoff: 2})"))
                .isEmpty();
        database.assertRefused("CALL gds.nodeSimilarity.stream('shop', {topK: 3, bottomK: 3})", "`topK` and `bottomK`");
        database.assertRefused("CALL gds.nodeSimilarity.stream('shop', {topN: 3, bottomN: 3})", "`topN` and `bottomN`");
    }

    @Test
    void pairsAreFiltered() {
        assertThat(database.rows("MATCH (bo {name: 'Bo'}), (cem {name: 'Cem'}) "
                        + "CALL gds.nodeSimilarity.filtered.stream('shop', {sourceNodeFilter: 'Old', "
                        + "targetNodeFilter: ['Old', cem, id(bo)]})" + NAMES))
                .containsExactly(
                        "Ana-Bo, 0.6667",
                        "Ana-Dia, 0.5",
                        "Dia-Ana, 0.5",
                        "Ana-Cem, 0.3333",
                        "Dia-Cem, 0.3333",
                        "Dia-Bo, 0.25");
        assertThat(database.rows("MATCH (bo {name: 'Bo'}) CALL gds.alpha.nodeSimilarity.filtered.stream('shop', "
                        + "{sourceNodeFilter: bo}) YIELD node1, node2, similarity RETURN count(*)"))
                .containsExactly("2");
        assertThat(database.rows("CALL gds.nodeSimilarity.filtered.stats('shop', {sourceNodeFilter: 'Old'}) "
                        + "YIELD nodesCompared, similarityPairs RETURN nodesCompared, similarityPairs"))
                .containsExactly("2, 6");
        assertThat(database.rows("CALL gds.nodeSimilarity.stream('shop', {useComponents: 'age'})"))
                .as("everybody is alone in a component")
                .isEmpty();
        assertThat(database.rows("CALL gds.nodeSimilarity.stats('shop', {useComponents: true}) YIELD similarityPairs"))
                .containsExactly("10");
        database.assertRefused(
                "CALL gds.nodeSimilarity.filtered.stream('shop', {sourceNodeFilter: 'Odl'})", "'Odl'", "Old");
        database.assertRefused("CALL gds.nodeSimilarity.filtered.stream('shop', {targetNodeFilter: 4711})", "4711");
        database.assertRefused(
                "CALL gds.nodeSimilarity.stream('shop', {sourceNodeFilter: 'Old'})", "`sourceNodeFilter`");
        database.assertRefused(
                "CALL gds.nodeSimilarity.stream('shop', {similarityMetrik: 'JACCARD'})", "similarityMetric");
    }

    @Test
    void pairsBecomeRelationships() {
        assertThat(
                        database.rows(
                                "CALL gds.nodeSimilarity.stats('shop') YIELD nodesCompared, similarityPairs, "
                                        + "similarityDistribution AS d RETURN nodesCompared, similarityPairs, d.min, d.p50, round(d.max, 4)"))
                .containsExactly("4, 10, 0.25, 0.3333333333333333, 0.6667");
        assertThat(database.rows("CALL gds.nodeSimilarity.write('shop', {writeRelationshipType: 'LIKE', "
                        + "writeProperty: 'score', topK: 1}) YIELD nodesCompared, relationshipsWritten"))
                .containsExactly("4, 4");
        assertThat(database.rows("MATCH (a)-[l:LIKE]->(b) RETURN a.name, b.name, round(l.score, 2) ORDER BY a.name"))
                .containsExactly("Ana, Bo, 0.67", "Bo, Ana, 0.67", "Cem, Ana, 0.33", "Dia, Ana, 0.5");
        assertThat(database.rows("CALL gds.nodeSimilarity.mutate('shop', {mutateRelationshipType: 'LIKE', "
                        + "mutateProperty: 'score'}) YIELD relationshipsWritten"))
                .containsExactly("10");
        assertThat(database.rows("CALL gds.degree.stream('shop', {relationshipTypes: ['LIKE'], "
                        + "relationshipWeightProperty: 'score'}) YIELD nodeId, score "
                        + "MATCH (n {name: 'Ana'}) WHERE id(n) = nodeId RETURN round(score, 2)"))
                .containsExactly("1.5");
        database.assertRefused(
                "CALL gds.nodeSimilarity.write('shop', {writeRelationshipType: 'LIKE'})", "`writeProperty`");
        database.assertRefused(
                "CALL gds.nodeSimilarity.mutate('shop', {mutateProperty: 'score'})", "`mutateRelationshipType`");
    }

    @Test
    void estimatesNeedOnlyASize() {
        String size = ".estimate({nodeCount: 1000000, relationshipCount: 5000000}, ";
        String bytes = ") YIELD nodeCount, bytesMin, bytesMax RETURN nodeCount, bytesMin > 0, bytesMax >= bytesMin";
        for (String call : new String[] {
            "gds.nodeSimilarity.write" + size + "{writeRelationshipType: 'X', writeProperty: 'y', useComponents: 'c'}",
            "gds.nodeSimilarity.filtered.stream" + size + "{sourceNodeFilter: 'Old', targetNodeFilter: 5}",
            "gds.knn.stats" + size + "{nodeProperties: {x: 'COSINE'}}",
            "gds.scaleProperties.stream" + size + "{nodeProperties: ['x', 'y'], scaler: 'Mean'}",
            "gds.collapsePath.mutate" + size + "{pathTemplates: [['A', 'B']], mutateRelationshipType: 'X'}"
        }) {
            assertThat(database.rows("CALL " + call + bytes)).as(call).containsExactly("1000000, true, true");
        }
    }

    @Test
    void threadsDoNotChangeTheResult() {
        database.run("UNWIND range(1, 300) AS i CREATE (:P {i: i})");
        database.run("MATCH (a:P), (b:P) WHERE (a.i * 7 + b.i * 13) % 11 = 0 AND a.i <> b.i CREATE (a)-[:R]->(b)");
        database.run("CALL gds.graph.project('many', 'P', 'R')");
        String call = "CALL gds.nodeSimilarity.stream('many', {topK: 3, concurrency: %d}) "
                + "YIELD node1, node2, similarity RETURN *";
        assertThat(database.rows(call.formatted(4))).hasSize(900).isEqualTo(database.rows(call.formatted(1)));
    }

    @Test
    void propertiesAreScaled() {
        String scale = "CALL gds.scaleProperties.stream('shop', {nodeLabels: ['Person'], nodeProperties: ";
        String names = "YIELD nodeId, scaledProperty AS s MATCH (p) WHERE id(p) = nodeId "
                + "WITH p.name AS name, s ORDER BY name RETURN name, ";
        assertThat(database.rows(scale + "'age', scaler: 'MinMax'}) " + names + "s"))
                .containsExactly("Ana, [0.0]", "Bo, [0.043478260869565216]", "Cem, [0.8695652173913043]", "Dia, [1.0]");
        assertThat(database.rows(scale + "['taste', 'age'], scaler: 'Max'}) " + names + "s"))
                .endsWith("Dia, [1.0, 1.0, 1.0]");
        assertThat(database.rows(scale + "'age', scaler: {type: 'log', offset: 1}}) " + names + "s[0] = log(21)"))
                .startsWith("Ana, true", "Bo, false");
        assertThat(database.rows("CALL gds.scaleProperties.mutate('shop', {nodeProperties: ['age'], scaler: 'center', "
                        + "nodeLabels: ['Person'], mutateProperty: 'centred'}) "
                        + "YIELD nodePropertiesWritten, scalerStatistics"))
                .containsExactly("4, {age: {avg: [31.0]}}");
        assertThat(database.rows("CALL gds.scaleProperties.stats('shop', {nodeProperties: 'taste', scaler: 'StdScore', "
                        + "nodeLabels: ['Person']}) YIELD scalerStatistics AS s RETURN s.taste.avg, s.taste.std[1]"))
                .containsExactly("[0.75, 0.5], 0.5");
        database.assertRefused(scale + "'age'})", "`scaler`");
        database.assertRefused(scale + "'age', scaler: {type: 'MinMax', offset: 1}})", "offset");
        database.assertRefused(scale + "'age', scaler: {offset: 1}})", "`type`");
    }

    @Test
    void pathsCollapse() {
        database.run("MATCH (a:Person {name: 'Ana'}), (b:Person {name: 'Bo'}), (c:Person {name: 'Cem'}) "
                + "CREATE (b)-[:KNOWS]->(a), (c)-[:KNOWS]->(b), (a)-[:KNOWS]->(a)");
        database.run("CALL gds.graph.project('both', ['Person', 'Item'], ['BUYS', 'KNOWS'])");
        assertThat(database.rows("CALL gds.collapsePath.mutate('both', {pathTemplates: [['KNOWS', 'BUYS']], "
                        + "mutateRelationshipType: 'HEARS'}) YIELD relationshipsWritten"))
                .as("Ana, Bo of Ana's three items each, Cem of Bo's two")
                .containsExactly("8");
        assertThat(database.rows(
                        "CALL gds.collapsePath.mutate('both', {pathTemplates: [['KNOWS'], ['KNOWS', 'KNOWS']], "
                                + "mutateRelationshipType: 'NEAR', allowSelfLoops: true}) YIELD relationshipsWritten"))
                .as("Ana to herself, Bo to Ana, Cem to Bo and to Ana")
                .containsExactly("4");
        assertThat(database.rows(
                        "CALL gds.collapsePath.mutate('both', {pathTemplates: [['KNOWS'], ['KNOWS', 'KNOWS']], "
                                + "mutateRelationshipType: 'NEARER'}) YIELD relationshipsWritten"))
                .containsExactly("3");
        database.assertRefused(
                "CALL gds.collapsePath.mutate('both', {pathTemplates: [], mutateRelationshipType: 'X'})",
                "pathTemplates");
        database.assertRefused(
                "CALL gds.collapsePath.mutate('both', {pathTemplates: ['KNOWS'], mutateRelationshipType: 'X'})",
                "list");
        database.assertRefused(
                "CALL gds.collapsePath.mutate('both', {pathTemplates: [['KNOW']], mutateRelationshipType: 'X'})",
                "KNOWS");
    }
}
