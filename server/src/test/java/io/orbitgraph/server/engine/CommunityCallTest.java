package io.orbitgraph.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for all procedures of communities.
final class CommunityCallTest extends CommunityGraphs {
    /// A call that yields rows.
    ///
    /// @param graph one that has enough of what is looked for
    /// @param isRandom whether it takes a seed
    /// @param configuration what it must have
    record Call(String name, String graph, boolean isRandom, String configuration) {
        String with(String more) {
            return "{" + configuration + (configuration.isEmpty() || more.isEmpty() ? "" : ", ") + more + "}";
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Call> all() {
        return List.of(
                new Call("gds.wcc.stream", "large", false, ""),
                new Call("gds.scc.stream", "large", false, ""),
                new Call("gds.articulationPoints.stream", "undirected", false, ""),
                new Call("gds.bridges.stream", "undirected", false, ""),
                new Call("gds.labelPropagation.stream", "large", true, ""),
                new Call("gds.sllpa.stream", "large", true, "maxIterations: 5"),
                new Call("gds.louvain.stream", "large", true, ""),
                new Call("gds.leiden.stream", "large", true, ""),
                new Call("gds.modularityOptimization.stream", "large", true, ""),
                new Call("gds.modularity.stream", "undirected", false, "communityProperty: 'side'"),
                new Call("gds.conductance.stream", "undirected", false, "communityProperty: 'side'"),
                new Call("gds.kcore.stream", "large", false, ""),
                new Call("orbit.kTruss.stream", "large", false, ""),
                new Call("gds.triangleCount.stream", "large", false, ""),
                new Call("gds.triangles", "large", false, ""),
                new Call("gds.localClusteringCoefficient.stream", "large", false, ""),
                new Call("gds.k1coloring.stream", "large", true, ""),
                new Call("gds.maxkcut.stream", "large", true, ""),
                new Call("gds.kmeans.stream", "large", true, "nodeProperty: 'point', k: 3"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void refusesKeysThatItDoesNotHave(Call call) {
        database.assertRefused(
                "CALL " + call.name() + "('undirected', " + call.with("concurency: 2") + ")",
                "concurency",
                "concurrency");
    }

    @ParameterizedTest
    @MethodSource("all")
    void estimates(Call call) {
        String estimate = "CALL " + call.name() + ".estimate(%s, " + call.with("")
                + ") YIELD nodeCount, bytesMin, bytesMax RETURN nodeCount, 0 < bytesMin AND bytesMin <= bytesMax";
        assertThat(database.rows(estimate.formatted("'undirected'"))).containsExactly("7, true");
        assertThat(database.rows(estimate.formatted("{nodeCount: 1000, relationshipCount: 9000}")))
                .containsExactly("1000, true");
    }

    @ParameterizedTest
    @MethodSource("all")
    void rowsDoNotDependOnTheConcurrency(Call call) {
        String rows = "CALL " + call.name() + "('" + call.graph() + "', %s)";
        String seed = call.isRandom() ? "randomSeed: 11, " : "";
        List<String> one = database.rows(rows.formatted(call.with(seed + "concurrency: 1")));
        assertThat(one).isNotEmpty();
        assertThat(database.rows(rows.formatted(call.with(seed + "concurrency: 4"))))
                .isEqualTo(one);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gds.articulationPoints.stream",
                "gds.bridges.stream",
                "gds.kcore.stream",
                "orbit.kTruss.stream",
                "gds.triangleCount.stream",
                "gds.triangles"
            })
    void refusesDirectedGraphs(String procedure) {
        database.assertRefused("CALL " + procedure + "('directed')", "undirected");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "gds.wcc.stats | minComponentSize",
                "gds.louvain.mutate | mutateProperty: 'x', minCommunitySize",
                "gds.kcore.stream | minCommunitySize",
                "gds.k1coloring.stream | consecutiveIds"
            })
    void refusesKeysOfOtherModesAndAlgorithms(String procedure, String configuration) {
        database.assertRefused(
                "CALL " + procedure + "('undirected', {" + configuration + ": 1})", "There is no configuration key");
    }

    @Test
    void refusesNegativeSizes() {
        database.assertRefused(
                "CALL gds.wcc.stream('undirected', {minComponentSize: -1})", "minComponentSize", "at least 0");
    }
}
