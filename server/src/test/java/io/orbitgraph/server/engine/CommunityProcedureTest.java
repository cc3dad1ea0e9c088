package io.orbitgraph.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Communities, colours, cuts and clusters.
final class CommunityProcedureTest extends CommunityGraphs {
    // Labels

    @Test
    void labelPropagation() {
        assertThat(stream("gds.labelPropagation", "undirected", "{definition: 'Graphalytics'}", "communityId"))
                .containsExactly("a, 0", "b, 0", "c, 0", "d, 2", "e, 2", "f, 2", "g, 6");
        assertThat(groups(
                        "gds.labelPropagation",
                        "undirected",
                        "{relationshipWeightProperty: 'weight', randomSeed: 3}",
                        "communityId"))
                .containsExactly("abc", "def", "g");
        assertThat(stream(
                        "gds.labelPropagation",
                        "undirected",
                        "{relationshipWeightProperty: 'weight', randomSeed: 3, consecutiveIds: true, minCommunitySize: 3}",
                        "communityId"))
                .containsExactly("a, 0", "b, 0", "c, 0", "d, 1", "e, 1", "f, 1");
        String figures = "communityCount, ranIterations, didConverge";
        assertThat(figures(
                        "gds.labelPropagation",
                        "stats",
                        "undirected",
                        "{definition: 'GRAPHALYTICS', maxIterations: 4}",
                        figures))
                .containsExactly("3, 4, false");
        assertThat(figures(
                        "gds.labelPropagation",
                        "stats",
                        "undirected",
                        "{relationshipWeightProperty: 'weight', randomSeed: 3}",
                        "communityCount, didConverge"))
                .containsExactly("3, true");
        assertThat(figures(
                        "gds.labelPropagation",
                        "mutate",
                        "undirected",
                        "{mutateProperty: 'lpa', definition: 'GRAPHALYTICS'}",
                        "nodePropertiesWritten"))
                .containsExactly("7");
        assertThat(mutated("undirected", "lpa")).contains("a, 0", "d, 2");
        assertThat(figures(
                        "gds.labelPropagation",
                        "write",
                        "undirected",
                        "{writeProperty: 'lpa', definition: 'GRAPHALYTICS', minCommunitySize: 2}",
                        "nodePropertiesWritten"))
                .containsExactly("6");
        assertThat(written("lpa")).contains("a, 0", "d, 2").doesNotContain("g, 6");
    }

    @Test
    void labelsOfGraphalyticsHaveNoWeights() {
        for (String key : List.of("relationshipWeightProperty: 'weight'", "nodeWeightProperty: 'side'")) {
            database.assertRefused(
                    "CALL gds.labelPropagation.stream('undirected', {definition: 'GRAPHALYTICS', " + key + "})",
                    "GRAPHALYTICS",
                    "do not count");
        }
    }

    @Test
    void labelsBeginWithSeedsAndAreWeighedByNodes() {
        assertThat(stream("gds.labelPropagation", "undirected", "{seedProperty: 'side', randomSeed: 1}", "communityId"))
                .containsExactly("a, 1", "b, 1", "c, 1", "d, 2", "e, 2", "f, 2", "g, 3");
        assertThat(groups(
                        "gds.labelPropagation",
                        "undirected",
                        "{nodeWeightProperty: 'side', relationshipWeightProperty: 'weight', randomSeed: 3}",
                        "communityId"))
                .contains("g");
    }

    @Test
    void speakerListener() {
        String configuration = "maxIterations: 20, minAssociationStrength: 0.5, randomSeed: 5";
        assertThat(stream("gds.sllpa", "undirected", "{" + configuration + "}", "values"))
                .hasSize(7)
                .contains("g, {communityIds: [6]}");
        assertThat(stream("gds.alpha.sllpa", "undirected", "{" + configuration + "}", "values"))
                .isEqualTo(stream("gds.sllpa", "undirected", "{" + configuration + "}", "values"));
        assertThat(figures("gds.sllpa", "stats", "undirected", "{" + configuration + "}", "ranIterations, didConverge"))
                .containsExactly("20, false");
        assertThat(figures(
                        "gds.sllpa",
                        "mutate",
                        "undirected",
                        "{mutateProperty: 'my', " + configuration + "}",
                        "nodePropertiesWritten"))
                .containsExactly("7");
        assertThat(mutated("undirected", "mycommunityIds")).contains("g, [6]");
        assertThat(figures(
                        "gds.sllpa",
                        "write",
                        "undirected",
                        "{writeProperty: 'my', " + configuration + "}",
                        "nodePropertiesWritten"))
                .containsExactly("7");
        assertThat(written("mycommunityIds")).contains("g, [6]");
        database.assertRefused("CALL gds.sllpa.stream('undirected')", "maxIterations", "missing");
        String partitioned =
                "CALL gds.sllpa.stream('undirected', {maxIterations: 9, randomSeed: 3, partitioning: '%s'}) "
                        + "YIELD nodeId, values";
        assertThat(database.rows(partitioned.formatted("degree")))
                .isEqualTo(database.rows(partitioned.formatted("RANGE")))
                .isEqualTo(database.rows(partitioned.formatted("auto")));
        database.assertRefused(partitioned.formatted("rang"), "`partitioning` is 'rang'", "RANGE");
        assertThat(database.rows("CALL gds.hits.stats('directed', {partitioning: 'RANGE'}) YIELD configuration AS c "
                        + "RETURN c.partitioning"))
                .containsExactly("RANGE");
        database.assertRefused("CALL gds.hits.stats('directed', {partitioning: 2})", "`partitioning` must be a string");
    }

    // Modularity

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gds.louvain",
                "gds.leiden",
                "gds.beta.leiden",
                "gds.modularityOptimization",
                "gds.beta.modularityOptimization"
            })
    void communitiesOfHighModularity(String procedure) {
        String seed = "randomSeed: 1";
        assertThat(stream(procedure, "undirected", "{" + seed + "}", "communityId"))
                .containsExactly("a, 0", "b, 0", "c, 0", "d, 1", "e, 1", "f, 1", "g, 2");
        assertThat(stream(procedure, "directed", "{minCommunitySize: 2, " + seed + "}", "communityId"))
                .containsExactly("a, 0", "b, 0", "c, 0", "d, 1", "e, 1", "f, 1");
        // a's and d's seeds name their communities; g has none and gets a name above them.
        assertThat(stream(procedure, "undirected", "{seedProperty: 'seed', " + seed + "}", "communityId"))
                .containsExactly("a, 7", "b, 7", "c, 7", "d, 5", "e, 5", "f, 5", "g, 10");
        assertThat(database.rows("CALL " + procedure + ".stats('undirected', {" + seed
                        + "}) YIELD communityCount, modularity, communityDistribution"
                        + " RETURN communityCount, round(modularity, 6), communityDistribution.max"))
                .containsExactly("3, 0.357143, 3.0");
        assertThat(database.rows("CALL " + procedure + ".stats('undirected', {relationshipWeightProperty: 'weight', "
                        + seed + "}) YIELD modularity RETURN round(modularity, 6)"))
                .containsExactly("0.423077");
        assertThat(figures(
                        procedure,
                        "mutate",
                        "undirected",
                        "{mutateProperty: 'com', " + seed + "}",
                        "communityCount, nodePropertiesWritten"))
                .containsExactly("3, 7");
        assertThat(mutated("undirected", "com")).contains("a, 0", "d, 1", "g, 2");
        assertThat(figures(
                        procedure,
                        "write",
                        "undirected",
                        "{writeProperty: 'com', minCommunitySize: 3, " + seed + "}",
                        "nodePropertiesWritten"))
                .containsExactly("6");
        assertThat(written("com")).contains("a, 0", "d, 1").doesNotContain("g, 2");
        database.assertRefused(
                "CALL " + procedure + ".stream('undirected', {seedProperty: 'seed', consecutiveIds: true})",
                "consecutiveIds",
                "seedProperty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gds.louvain", "gds.leiden"})
    void communitiesOfEachLevel(String procedure) {
        String configuration = "includeIntermediateCommunities: true, randomSeed: 1";
        assertThat(stream(procedure, "undirected", "{randomSeed: 1}", "intermediateCommunityIds"))
                .contains("a, null");
        assertThat(database.rows("CALL " + procedure + ".stream('undirected', {seedProperty: 'seed', " + configuration
                        + "}) YIELD communityId, intermediateCommunityIds AS ids RETURN DISTINCT communityId, ids[-1]"))
                .containsExactly("7, 7", "5, 5", "10, 10");
        List<String> levels = stream(procedure, "undirected", "{" + configuration + "}", "intermediateCommunityIds");
        assertThat(levels.getFirst()).matches("a, \\[(0, )*0]");
        assertThat(figures(procedure, "stats", "undirected", "{" + configuration + "}", "ranLevels"))
                .containsExactly(Long.toString(
                        levels.getFirst().chars().filter(c -> c == '0').count()));
        assertThat(figures(
                        procedure,
                        "mutate",
                        "undirected",
                        "{mutateProperty: 'levels', " + configuration + "}",
                        "nodePropertiesWritten"))
                .containsExactly("7");
        assertThat(mutated("undirected", "levels")).isEqualTo(levels);
        assertThat(figures(
                        procedure,
                        "write",
                        "undirected",
                        "{writeProperty: 'levels', minCommunitySize: 3, " + configuration + "}",
                        "nodePropertiesWritten"))
                .containsExactly("6");
        assertThat(written("levels")).isEqualTo(levels.subList(0, 6));
        database.assertRefused(
                "CALL " + procedure + ".stream('undirected', {consecutiveIds: true, " + configuration + "})",
                "consecutiveIds",
                "includeIntermediateCommunities");
    }

    /// Though a default hides small communities, a projection gets all.
    @Test
    void projectionsGetCommunitiesOfAnySize() {
        database.run("CALL gds.config.defaults.set('minCommunitySize', 3)");
        assertThat(stream("gds.louvain", "undirected", "{}", "communityId")).hasSize(6);
        assertThat(figures("gds.louvain", "mutate", "undirected", "{mutateProperty: 'any'}", "nodePropertiesWritten"))
                .containsExactly("7");
        assertThat(mutated("undirected", "any")).contains("g, 2");
        database.run("CALL gds.config.defaults.set('minCommunitySize', 0)");
    }

    @Test
    void figuresOfModularity() {
        assertThat(figures("gds.leiden", "stats", "undirected", "{randomSeed: 1}", "didConverge, nodeCount"))
                .containsExactly("true, 7");
        assertThat(figures("gds.leiden", "stats", "large", "{randomSeed: 1, maxLevels: 1}", "didConverge, ranLevels"))
                .containsExactly("false, 1");
        assertThat(figures(
                        "gds.modularityOptimization", "stats", "undirected", "{randomSeed: 1}", "didConverge, nodes"))
                .containsExactly("true, 7");
        assertThat(figures(
                        "gds.modularityOptimization",
                        "stats",
                        "large",
                        "{randomSeed: 1, maxIterations: 1}",
                        "didConverge, ranIterations"))
                .containsExactly("false, 1");
        // A high resolution leaves every node alone.
        assertThat(figures("gds.leiden", "stats", "undirected", "{gamma: 20}", "communityCount"))
                .containsExactly("7");
        assertThat(figures("gds.louvain", "stats", "undirected", "{gamma: 20}", "communityCount"))
                .containsExactly("7");
        database.assertRefused(
                "CALL gds.modularityOptimization.stats('undirected', {batchSize: 10})", "batchSize", "not supported");
    }

    @Test
    void measuresOfGivenCommunities() {
        assertThat(database.rows("CALL gds.modularity.stream('undirected', {communityProperty: 'side'}) "
                        + "YIELD communityId, modularity RETURN communityId, round(modularity, 6)"))
                .containsExactly("1, 0.178571", "2, 0.178571", "3, 0.0");
        assertThat(database.rows("CALL gds.modularity.stats('undirected', {communityProperty: 'side'}) "
                        + "YIELD nodeCount, relationshipCount, communityCount, modularity "
                        + "RETURN nodeCount, relationshipCount, communityCount, round(modularity, 6)"))
                .containsExactly("7, 7, 3, 0.357143");
        assertThat(database.rows("CALL gds.conductance.stream('undirected', "
                        + "{communityProperty: 'side', relationshipWeightProperty: 'weight'}) YIELD community, conductance "
                        + "RETURN community, round(conductance, 6)"))
                .containsExactly("1, 0.076923", "2, 0.076923", "3, NaN");
        database.assertRefused("CALL gds.modularity.stats('undirected')", "communityProperty", "missing");
    }

    // Partitions

    @Test
    void colouring() {
        assertThat(figures(
                        "gds.k1coloring",
                        "stats",
                        "undirected",
                        "{randomSeed: 1}",
                        "colorCount, nodeCount, didConverge"))
                .containsExactly("3, 7, true");
        assertThat(database.rows("CALL gds.beta.k1coloring.stream('undirected', {randomSeed: 1}) YIELD nodeId, color "
                        + "WITH collect([nodeId, color]) AS all MATCH (x)-[:R]->(y) "
                        + "WHERE [p IN all WHERE p[0] = id(x) | p[1]] = [p IN all WHERE p[0] = id(y) | p[1]] "
                        + "RETURN x.name, y.name"))
                .isEmpty();
        // Each colour of a triangle is there at least twice.
        assertThat(stream("gds.k1coloring", "undirected", "{randomSeed: 1, minCommunitySize: 2}", "color"))
                .hasSize(7);
        assertThat(stream("gds.k1coloring", "undirected", "{randomSeed: 1, minCommunitySize: 4}", "color"))
                .isEmpty();
        assertThat(figures(
                        "gds.k1coloring",
                        "mutate",
                        "undirected",
                        "{mutateProperty: 'color'}",
                        "colorCount, nodePropertiesWritten"))
                .containsExactly("3, 7");
        assertThat(mutated("undirected", "color")).hasSize(7).contains("g, 0");
        assertThat(figures(
                        "gds.k1coloring", "write", "undirected", "{writeProperty: 'color'}", "nodePropertiesWritten"))
                .containsExactly("7");
        assertThat(written("color")).contains("g, 0");
        database.assertRefused(
                "CALL gds.k1coloring.stream('undirected', {maxIterations: 10})", "maxIterations", "not supported");
    }

    @Test
    void cuts() {
        assertThat(figures("gds.maxkcut", "stats", "undirected", "{randomSeed: 1}", "cutCost"))
                .containsExactly("5.0");
        assertThat(figures("gds.maxkcut", "stats", "undirected", "{randomSeed: 1, k: 3}", "cutCost"))
                .containsExactly("7.0");
        assertThat(figures(
                        "gds.beta.maxkcut",
                        "stats",
                        "directed",
                        "{randomSeed: 1, relationshipWeightProperty: 'weight'}",
                        "cutCost"))
                .containsExactly("9.0");
        assertThat(groups(
                        "gds.alpha.maxkcut",
                        "undirected",
                        "{randomSeed: 1, minimize: true, minCommunitySizes: [3, 3], minCommunitySize: 3, iterations: 50}",
                        "communityId"))
                .hasSize(2)
                .allMatch(names -> names.contains("abc") || names.contains("def"));
        assertThat(figures(
                        "gds.maxkcut",
                        "mutate",
                        "undirected",
                        "{mutateProperty: 'part', randomSeed: 1}",
                        "cutCost, nodePropertiesWritten"))
                .containsExactly("5.0, 7");
        assertThat(mutated("undirected", "part")).hasSize(7);
        assertThat(figures(
                        "gds.maxkcut",
                        "write",
                        "undirected",
                        "{writeProperty: 'part', randomSeed: 1}",
                        "nodePropertiesWritten"))
                .containsExactly("7");
        assertThat(written("part")).hasSize(7);
        database.assertRefused(
                "CALL gds.maxkcut.stats('undirected', {minCommunitySizes: ['x', 1]})", "minCommunitySizes", "x");
    }

    @Test
    void clusters() {
        String configuration = "nodeProperty: 'point', k: 2, nodeLabels: ['N'], seedCentroids: [[0, 0], [9.0, 9.0]]";
        assertThat(stream(
                        "gds.kmeans",
                        "undirected",
                        "{" + configuration + "}",
                        "communityId, distanceFromCentroid, silhouette"))
                .hasSize(7)
                .allMatch(row -> row.endsWith("null"));
        assertThat(groups("gds.beta.kmeans", "undirected", "{" + configuration + "}", "communityId"))
                .containsExactly("abc", "defg");
        assertThat(database.rows("CALL gds.kmeans.stats('undirected', {computeSilhouette: true, " + configuration
                        + "}) YIELD centroids, averageDistanceToCentroid AS distance, averageSilhouette AS silhouette "
                        + "RETURN centroids[1], distance > 1, silhouette > 0.5"))
                .containsExactly("[7.75, 7.75], true, true");
        assertThat(figures("gds.kmeans", "stats", "undirected", "{" + configuration + "}", "averageSilhouette"))
                .containsExactly("null");
        assertThat(figures(
                        "gds.kmeans",
                        "mutate",
                        "undirected",
                        "{mutateProperty: 'near', " + configuration + "}",
                        "nodePropertiesWritten"))
                .containsExactly("7");
        assertThat(mutated("undirected", "near")).contains("a, 0", "d, 1");
        assertThat(figures(
                        "gds.kmeans",
                        "write",
                        "undirected",
                        "{writeProperty: 'near', " + configuration + "}",
                        "nodePropertiesWritten"))
                .containsExactly("7");
        assertThat(written("near")).contains("a, 0", "d, 1");
        assertThat(groups(
                        "gds.kmeans",
                        "undirected",
                        "{nodeProperty: 'point', k: 2, initialSampler: 'kmeans++', numberOfRestarts: 20, randomSeed: 1}",
                        "communityId"))
                .containsExactly("abc", "defg");
        database.assertRefused("CALL gds.kmeans.stream('undirected')", "nodeProperty", "missing");
        database.assertRefused(
                "CALL gds.kmeans.stream('undirected', {nodeProperty: 'point', initialSampler: 'best'})",
                "initialSampler",
                "kmeans++");
        database.assertRefused(
                "CALL gds.kmeans.stream('undirected', {nodeProperty: 'side', k: 2})", "lists of numbers");
        database.assertRefused(
                "CALL gds.kmeans.stream('undirected', {nodeProperty: 'point', k: 1, seedCentroids: [1]})",
                "seedCentroids");
    }
}
