package io.orbitgraph.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Nearest neighbours, called from Cypher.
final class KnnProcedureTest extends ShopGraph {
    @Test
    void nearNodesAreNeighbours() {
        assertThat(database.rows("CALL gds.knn.stream('shop', {nodeLabels: ['Person'], nodeProperties: 'age', topK: 1})"
                        + NAMES))
                .containsExactly("Ana-Bo, 0.5", "Bo-Ana, 0.5", "Cem-Dia, 0.25", "Dia-Cem, 0.25");
        assertThat(database.rows("CALL gds.knn.stream('shop', {nodeLabels: ['Person'], "
                        + "nodeProperties: {taste: 'COSINE'}, topK: 1, similarityCutoff: 0.9})" + NAMES))
                .containsExactly("Ana-Bo, 1.0", "Bo-Ana, 1.0");
        assertThat(database.rows("CALL gds.knn.stream('shop', {nodeLabels: ['Person'], "
                        + "nodeProperties: ['age', {taste: 'EUCLIDEAN'}], topK: 1, concurrency: 2, sampleRate: 1, "
                        + "deltaThreshold: 0, maxIterations: 5, randomJoins: 2, initialSampler: 'randomWalk', "
                        + "perturbationRate: 0.1, randomSeed: 1})" + NAMES))
                .startsWith("Ana-Bo, 0.75", "Bo-Ana, 0.75");
        assertThat(database.rows("CALL gds.knn.stats('shop', {nodeLabels: ['Person'], nodeProperties: 'age', topK: 2}) "
                        + "YIELD ranIterations, didConverge, nodePairsConsidered, nodesCompared, similarityPairs"))
                .containsExactly("0, true, 12, 4, 8");
        database.assertRefused("CALL gds.knn.stream('shop', {})", "`nodeProperties`");
        database.assertRefused("CALL gds.knn.stream('shop', {nodeProperties: {taste: 'JACARD'}})", "JACCARD");
        database.assertRefused("CALL gds.knn.stream('shop', {nodeProperties: 'aeg'})", "age");
        database.assertRefused(
                "CALL gds.knn.stream('shop', {nodeProperties: 'age', initialSampler: 'none'})", "UNIFORM");
    }

    @Test
    void neighboursAreFiltered() {
        assertThat(database.rows("CALL gds.knn.filtered.stream('shop', {nodeProperties: 'age', topK: 1, "
                        + "sourceNodeFilter: 'Person', targetNodeFilter: 'Old', seedTargetNodes: true})"
                        + NAMES))
                .containsExactly("Bo-Ana, 0.5", "Cem-Dia, 0.25", "Ana-Dia, 0.0417", "Dia-Ana, 0.0417");
        assertThat(database.rows("CALL gds.alpha.knn.filtered.write('shop', {nodeProperties: 'age', topK: 1, "
                        + "sourceNodeFilter: 'Person', targetNodeFilter: 'Old', writeRelationshipType: 'NEAR', "
                        + "writeProperty: 'score'}) YIELD relationshipsWritten, nodesCompared"))
                .containsExactly("4, 4");
        database.assertRefused(
                "CALL gds.knn.stream('shop', {nodeProperties: 'age', seedTargetNodes: true})", "`seedTargetNodes`");
    }

    @Test
    void seedsDecideAndThreadsDoNot() {
        database.run("UNWIND range(1, 3000) AS i CREATE (:P {i: (i * 7919) % 3001})");
        database.run("CALL gds.graph.project('many', {P: {properties: 'i'}}, '*')");
        String call = "CALL gds.knn.stream('many', {nodeProperties: 'i', topK: 3, randomSeed: 7, concurrency: %d}) "
                + "YIELD node1, node2, similarity RETURN *";
        assertThat(database.rows(call.formatted(4))).hasSize(9000).isEqualTo(database.rows(call.formatted(1)));
    }
}
