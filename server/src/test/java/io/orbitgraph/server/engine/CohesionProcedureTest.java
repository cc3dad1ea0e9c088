package io.orbitgraph.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Components, and how closely nodes hang together.
final class CohesionProcedureTest extends CommunityGraphs {
    // Components

    @Test
    void weakComponents() {
        assertThat(stream("gds.wcc", "directed", "{}", "componentId"))
                .containsExactly("a, 0", "b, 0", "c, 0", "d, 0", "e, 0", "f, 0", "g, 6");
        String fields = "componentCount, componentDistribution.max AS max, componentDistribution.min AS min";
        assertThat(database.rows("CALL gds.wcc.stats('undirected') YIELD componentCount, componentDistribution RETURN "
                        + fields))
                .containsExactly("2, 6.0, 1.0");
        assertThat(figures(
                        "gds.wcc",
                        "mutate",
                        "undirected",
                        "{mutateProperty: 'wcc'}",
                        "componentCount, nodePropertiesWritten"))
                .containsExactly("2, 7");
        assertThat(mutated("undirected", "wcc")).contains("f, 0", "g, 6");
        assertThat(figures(
                        "gds.wcc",
                        "write",
                        "undirected",
                        "{writeProperty: 'wcc', minComponentSize: 2, consecutiveIds: true}",
                        "componentCount, nodePropertiesWritten"))
                .containsExactly("2, 6");
        assertThat(written("wcc")).containsExactly("a, 0", "b, 0", "c, 0", "d, 0", "e, 0", "f, 0");
    }

    @Test
    void weakComponentsOfWhatWeighsMoreThanTheThreshold() {
        String weighted = "{relationshipWeightProperty: 'weight', threshold: 1.5, consecutiveIds: true}";
        assertThat(stream("gds.wcc", "undirected", weighted, "componentId"))
                .containsExactly("a, 0", "b, 0", "c, 0", "d, 1", "e, 1", "f, 1", "g, 2");
        database.assertRefused("CALL gds.wcc.stream('undirected', {threshold: 1.5})", "relationshipWeightProperty");
    }

    @Test
    void weakComponentsKeepSeeds() {
        // Of the seeds of a component the least is kept; g gets one of its own above all seeds.
        assertThat(stream("gds.wcc", "undirected", "{seedProperty: 'seed'}", "componentId"))
                .containsExactly("a, 5", "b, 5", "c, 5", "d, 5", "e, 5", "f, 5", "g, 16");
        String weighted = "{relationshipWeightProperty: 'weight', threshold: 1.5, seedProperty: 'seed'}";
        assertThat(stream("gds.wcc", "undirected", weighted, "componentId"))
                .containsExactly("a, 7", "b, 7", "c, 7", "d, 5", "e, 5", "f, 5", "g, 16");
        assertThat(stream("gds.wcc", "undirected", "{seedProperty: 'side'}", "componentId"))
                .contains("a, 1", "f, 1", "g, 3");
    }

    @Test
    void strongComponents() {
        assertThat(stream("gds.scc", "directed", "{}", "componentId"))
                .containsExactly("a, 0", "b, 0", "c, 0", "d, 3", "e, 3", "f, 3", "g, 6");
        assertThat(stream("gds.alpha.scc", "directed", "{minComponentSize: 2, consecutiveIds: true}", "componentId"))
                .containsExactly("a, 0", "b, 0", "c, 0", "d, 1", "e, 1", "f, 1");
        assertThat(figures("gds.scc", "stats", "directed", "{}", "componentCount"))
                .containsExactly("3");
        assertThat(figures("gds.scc", "mutate", "directed", "{mutateProperty: 'scc'}", "componentCount"))
                .containsExactly("3");
        assertThat(mutated("directed", "scc")).contains("a, 0", "d, 3", "g, 6");
        assertThat(figures("gds.scc", "write", "directed", "{writeProperty: 'scc'}", "nodePropertiesWritten"))
                .containsExactly("7");
        assertThat(written("scc")).contains("a, 0", "d, 3", "g, 6");
    }

    @Test
    void articulationPoints() {
        assertThat(stream("gds.articulationPoints", "undirected", "{}", "resultingComponents"))
                .containsExactly("c, null", "d, null");
        assertThat(database.rows("CALL gds.articulationPoints.stream('undirected', {computeComponents: true}) "
                        + "YIELD resultingComponents AS parts RETURN parts.max, parts.min, parts.count"))
                .containsExactly("3, 2, 2", "3, 2, 2");
        assertThat(figures("gds.articulationPoints", "stats", "undirected", "{}", "articulationPointCount"))
                .containsExactly("2");
        assertThat(figures(
                        "gds.articulationPoints",
                        "mutate",
                        "undirected",
                        "{mutateProperty: 'cut'}",
                        "articulationPointCount, nodePropertiesWritten"))
                .containsExactly("2, 7");
        assertThat(mutated("undirected", "cut"))
                .containsExactly("a, 0", "b, 0", "c, 1", "d, 1", "e, 0", "f, 0", "g, 0");
        assertThat(figures(
                        "gds.articulationPoints",
                        "write",
                        "undirected",
                        "{writeProperty: 'cut'}",
                        "nodePropertiesWritten"))
                .containsExactly("7");
        assertThat(written("cut")).contains("a, 0", "c, 1");
    }

    @Test
    void bridges() {
        String names = " MATCH (x), (y) WHERE id(x) = from AND id(y) = to RETURN x.name, y.name, remainingSizes";
        assertThat(database.rows(
                        "CALL gds.bridges.stream('undirected', {computeComponents: true}) YIELD from, to, remainingSizes"
                                + names))
                .containsExactly("c, d, [3, 3]");
        assertThat(database.rows("CALL gds.bridges.stream('undirected') YIELD from, to, remainingSizes" + names))
                .containsExactly("c, d, null");
    }

    // Cohesion

    @Test
    void cores() {
        assertThat(stream("gds.kcore", "undirected", "{}", "coreValue"))
                .containsExactly("a, 2", "b, 2", "c, 2", "d, 2", "e, 2", "f, 2", "g, 0");
        assertThat(figures("gds.kcore", "stats", "undirected", "{}", "degeneracy"))
                .containsExactly("2");
        assertThat(figures(
                        "gds.kcore",
                        "mutate",
                        "undirected",
                        "{mutateProperty: 'core'}",
                        "degeneracy, nodePropertiesWritten"))
                .containsExactly("2, 7");
        assertThat(mutated("undirected", "core")).contains("a, 2", "g, 0");
        assertThat(figures("gds.kcore", "write", "undirected", "{writeProperty: 'core'}", "nodePropertiesWritten"))
                .containsExactly("7");
        assertThat(written("core")).contains("a, 2", "g, 0");
    }

    @Test
    void trusses() {
        assertThat(database.rows("CALL orbit.kTruss.stream('undirected') YIELD from, to, truss "
                        + "MATCH (x), (y) WHERE id(x) = from AND id(y) = to RETURN x.name + y.name, truss"))
                .containsExactlyInAnyOrder("ab, 3", "ac, 3", "bc, 3", "cd, 2", "de, 3", "df, 3", "ef, 3");
        assertThat(figures("orbit.kTruss", "stats", "undirected", "{}", "maxTruss"))
                .containsExactly("3");
        assertThat(figures(
                        "orbit.kTruss",
                        "mutate",
                        "undirected",
                        "{mutateRelationshipType: 'TRUSS', mutateProperty: 'truss'}",
                        "maxTruss, relationshipsWritten"))
                .containsExactly("3, 7");
        assertThat(figures(
                        "gds.wcc",
                        "stats",
                        "undirected",
                        "{relationshipTypes: ['TRUSS'], relationshipWeightProperty: 'truss', threshold: 2.5}",
                        "componentCount"))
                .containsExactly("3");
        database.run("CALL gds.graph.relationships.drop('undirected', 'TRUSS')");
        assertThat(figures(
                        "orbit.kTruss",
                        "write",
                        "undirected",
                        "{writeRelationshipType: 'TRUSS', writeProperty: 'truss'}",
                        "relationshipsWritten"))
                .containsExactly("7");
        assertThat(database.rows("MATCH (x)-[t:TRUSS]->(y) WHERE t.truss < 3 RETURN x.name, y.name, t.truss"))
                .containsExactly("c, d, 2.0");
        database.run("MATCH ()-[t:TRUSS]->() DELETE t");
    }

    @Test
    void triangles() {
        assertThat(stream("gds.triangleCount", "undirected", "{}", "triangleCount"))
                .containsExactly("a, 1", "b, 1", "c, 1", "d, 1", "e, 1", "f, 1", "g, 0");
        assertThat(stream("gds.triangleCount", "undirected", "{maxDegree: 2}", "triangleCount"))
                .containsExactly("a, 0", "b, 0", "c, -1", "d, -1", "e, 0", "f, 0", "g, 0");
        assertThat(figures("gds.triangleCount", "stats", "undirected", "{}", "globalTriangleCount, nodeCount"))
                .containsExactly("2, 7");
        assertThat(figures(
                        "gds.triangleCount",
                        "mutate",
                        "undirected",
                        "{mutateProperty: 'tri'}",
                        "globalTriangleCount, nodePropertiesWritten"))
                .containsExactly("2, 7");
        assertThat(mutated("undirected", "tri")).contains("a, 1", "g, 0");
        assertThat(figures(
                        "gds.triangleCount", "write", "undirected", "{writeProperty: 'tri'}", "nodePropertiesWritten"))
                .containsExactly("7");
        assertThat(written("tri")).contains("a, 1", "g, 0");
        String names = " MATCH (x), (y), (z) WHERE id(x) = nodeA AND id(y) = nodeB AND id(z) = nodeC "
                + "RETURN x.name + y.name + z.name AS names ORDER BY names";
        assertThat(database.rows("CALL gds.triangles('undirected') YIELD nodeA, nodeB, nodeC" + names))
                .containsExactly("abc", "def");
        assertThat(database.rows("CALL gds.alpha.triangles('undirected') YIELD nodeA, nodeB, nodeC" + names))
                .containsExactly("abc", "def");
        assertThat(database.rows("CALL gds.triangles('undirected', {maxDegree: 2})"))
                .isEmpty();
        assertThat(database.rows("CALL gds.triangles('large') YIELD nodeA, nodeB, nodeC "
                        + "RETURN count(*), count(DISTINCT [nodeA, nodeB, nodeC])"))
                .isEqualTo(database.rows(
                        "CALL gds.triangleCount.stats('large') YIELD globalTriangleCount AS n RETURN n, n AS same"));
    }

    @Test
    void clustering() {
        String third = "0.3333333333333333";
        assertThat(stream("gds.localClusteringCoefficient", "undirected", "{}", "localClusteringCoefficient"))
                .containsExactly("a, 1.0", "b, 1.0", "c, " + third, "d, " + third, "e, 1.0", "f, 1.0", "g, 0.0");
        assertThat(
                        database.rows(
                                "CALL gds.localClusteringCoefficient.stats('undirected') "
                                        + "YIELD averageClusteringCoefficient AS average, nodeCount RETURN round(average, 6), nodeCount"))
                .containsExactly("0.666667, 7");
        // Of a directed pair one direction is there, of two that could be.
        assertThat(stream("gds.localClusteringCoefficient", "directed", "{}", "localClusteringCoefficient"))
                .contains("a, 0.5", "g, 0.0");
        assertThat(figures(
                        "gds.localClusteringCoefficient",
                        "mutate",
                        "undirected",
                        "{mutateProperty: 'lcc'}",
                        "nodePropertiesWritten"))
                .containsExactly("7");
        assertThat(mutated("undirected", "lcc")).contains("a, 1.0", "g, 0.0");
        assertThat(figures(
                        "gds.localClusteringCoefficient",
                        "write",
                        "undirected",
                        "{writeProperty: 'lcc'}",
                        "nodePropertiesWritten"))
                .containsExactly("7");
        assertThat(written("lcc")).contains("a, 1.0", "g, 0.0");
    }

    @Test
    void trianglesWithLabels() {
        database.run("CALL gds.graph.project('labelled', 'N', {R: {orientation: 'UNDIRECTED'}}, "
                + "{nodeProperties: 'side'})");
        database.run("CALL gds.graph.nodeLabel.mutate('labelled', 'Left', {nodeFilter: 'n.side = 1'})");
        assertThat(stream("gds.triangleCount", "labelled", "{labelFilter: 'Left'}", "triangleCount"))
                .containsExactly("a, 1", "b, 1", "c, 1", "d, 0", "e, 0", "f, 0", "g, 0");
        assertThat(stream("gds.triangleCount", "labelled", "{labelFilter: ['Left', 'N', 'Left']}", "triangleCount"))
                .containsExactly("a, 1", "b, 1", "c, 1", "d, 0", "e, 0", "f, 0", "g, 0");
        assertThat(stream("gds.triangleCount", "labelled", "{labelFilter: ['N'], maxDegree: 2}", "triangleCount"))
                .containsExactly("a, 0", "b, 0", "c, -1", "d, -1", "e, 0", "f, 0", "g, 0");
        assertThat(database.rows("CALL gds.triangles('labelled', {labelFilter: ['Left', 'Left']}) YIELD nodeA "
                        + "RETURN gds.util.asNode(nodeA).name"))
                .containsExactly("a");
        assertThat(database.rows("CALL gds.triangleCount.stats.estimate({nodeCount: 100, relationshipCount: 500}, "
                        + "{labelFilter: ['Any']}) YIELD bytesMin RETURN bytesMin > 0"))
                .containsExactly("true");
        database.assertRefused("CALL gds.triangleCount.stats('labelled', {labelFilter: ['Lef']})", "'Lef'", "'Left'");
        database.assertRefused(
                "CALL gds.triangleCount.stats('labelled', {labelFilter: ['N', 'N', 'N', 'N']})",
                "`labelFilter` has 4 labels",
                "three corners");
        database.run("CALL gds.graph.drop('labelled')");
    }

    @Test
    void clusteringByTrianglesThatWereCounted() {
        database.run("CALL gds.triangleCount.mutate('undirected', {mutateProperty: 'counted', maxDegree: 2})");
        assertThat(stream(
                        "gds.localClusteringCoefficient",
                        "undirected",
                        "{triangleCountProperty: 'counted'}",
                        "localClusteringCoefficient"))
                .containsExactly("a, 0.0", "b, 0.0", "c, NaN", "d, NaN", "e, 0.0", "f, 0.0", "g, 0.0");
        database.run("CALL gds.graph.nodeProperties.drop('undirected', 'counted')");
        database.assertRefused(
                "CALL gds.localClusteringCoefficient.stream('undirected', {maxDegree: 2})",
                "maxDegree",
                "triangleCountProperty");
    }
}
