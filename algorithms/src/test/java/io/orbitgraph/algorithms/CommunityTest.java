package io.orbitgraph.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.orbitgraph.algorithms.TestGraphs.Shape;
import io.orbitgraph.algorithms.community.CommunityFilter;
import io.orbitgraph.algorithms.community.modularity.CommunityResult;
import io.orbitgraph.algorithms.community.modularity.Leiden;
import io.orbitgraph.algorithms.community.modularity.LeidenParameters;
import io.orbitgraph.algorithms.community.modularity.Louvain;
import io.orbitgraph.algorithms.community.modularity.LouvainParameters;
import io.orbitgraph.algorithms.community.modularity.ModularityOptimization;
import io.orbitgraph.algorithms.community.modularity.ModularityOptimizationParameters;
import io.orbitgraph.algorithms.community.modularity.ModularityOptimizationResult;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.EdgeList;
import io.orbitgraph.algorithms.verify.PartitionVerifier;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.store.testkit.Seeded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommunityTest {
    private static final List<Shape> SHAPES =
            List.of(Shape.UNDIRECTED, Shape.UNDIRECTED_WEIGHTED, Shape.DIRECTED, Shape.DIRECTED_WEIGHTED);

    @Test
    void modularityIsThatOfThePartition() {
        for (Shape shape : SHAPES) {
            TestGraphs.forRandom("modularityIsThatOfThePartition", shape, graph -> {
                check(graph, louvain(graph));
                check(graph, leiden(graph));
            });
        }
    }

    private static CommunityResult louvain(CsrGraph graph) {
        return new Louvain().compute(graph, LouvainParameters.DEFAULT, TestGraphs.SEQUENTIAL);
    }

    private static CommunityResult leiden(CsrGraph graph) {
        return new Leiden().compute(graph, LeidenParameters.DEFAULT, TestGraphs.SEQUENTIAL);
    }

    private static void check(CsrGraph graph, CommunityResult result) {
        assertThat(result.count())
                .isEqualTo((int) Arrays.stream(result.communities()).distinct().count());
        double expected = PartitionVerifier.modularity(graph, result.communities(), 1);
        if (!Double.isNaN(expected)) {
            assertThat(result.modularity()).isCloseTo(expected, within(1e-9));
            assertThat(result.modularity()).isGreaterThanOrEqualTo(-1e-12);
        }
        for (int i = 1; i < result.modularities().length; i++) {
            assertThat(result.modularities()[i]).isGreaterThanOrEqualTo(result.modularities()[i - 1] - 1e-12);
        }
    }

    @Test
    void communitiesOfLeidenAreConnected() {
        for (Shape shape : SHAPES) {
            TestGraphs.forRandom(
                    "communitiesOfLeidenAreConnected",
                    shape,
                    graph -> assertThat(PartitionVerifier.connected(
                                    graph, leiden(graph).communities()))
                            .isEmpty());
        }
        CsrGraph graph = TestGraphs.large(true, true);
        assertThat(PartitionVerifier.connected(graph, leiden(graph).communities()))
                .isEmpty();
    }

    /// Leiden finds the best partition of seven nodes nearly always, and never a better one. On a single small graph a
    /// greedy method can lose much; over all of them it must not.
    @Test
    void tinyGraphsGetTheBestPartition() {
        List<Double> losses = new ArrayList<>();
        Seeded seeded = Seeded.of("tinyGraphsGetTheBestPartition");
        for (int i = 0; i < 300; i++) {
            CsrGraph graph = TestGraphs.random(seeded, Shape.UNDIRECTED_WEIGHTED, 7);
            if (Arrays.stream(
                                    graph.out().weights() == null
                                            ? new double[0]
                                            : graph.out().weights())
                            .sum()
                    > 0) {
                double best = best(graph, new long[7], 0, 0);
                losses.add(best - leiden(graph).modularity());
            }
        }
        assertThat(losses).allSatisfy(loss -> assertThat(loss).isGreaterThanOrEqualTo(-1e-9));
        assertThat(losses.stream().mapToDouble(loss -> loss).average().orElse(0))
                .isLessThan(0.01);
        assertThat(losses.stream().filter(loss -> loss < 1e-9).count()).isGreaterThan(losses.size() * 9L / 10);
    }

    private static double best(CsrGraph graph, long[] communities, int node, int used) {
        if (node == communities.length) {
            return PartitionVerifier.modularity(graph, communities, 1);
        }
        double best = Double.NEGATIVE_INFINITY;
        for (int community = 0; community <= used; community++) {
            communities[node] = community;
            best = Math.max(best, best(graph, communities, node + 1, Math.max(used, community + 1)));
        }
        return best;
    }

    @Test
    void twoCliquesAreTwoCommunities() {
        CsrGraph graph =
                TestGraphs.undirected(8, 0, 1, 0, 2, 0, 3, 1, 2, 1, 3, 2, 3, 4, 5, 4, 6, 4, 7, 5, 6, 5, 7, 6, 7, 3, 4);
        for (CommunityResult result : List.of(louvain(graph), leiden(graph))) {
            assertThat(result.communities()).containsExactly(0, 0, 0, 0, 1, 1, 1, 1);
            assertThat(result.modularity()).isCloseTo(12.0 / 13 - 0.5, within(1e-12));
        }
    }

    @Test
    void seedsNameCommunities() {
        CsrGraph graph = TestGraphs.undirected(7, 0, 1, 0, 2, 1, 2, 3, 4, 3, 5, 4, 5, 2, 3);
        long[] seeds = {42, 42, 42, 7, -1, 8, -1};
        CommunityResult result =
                new Louvain().compute(graph, LouvainParameters.DEFAULT.withSeeds(seeds), TestGraphs.SEQUENTIAL);
        assertThat(result.communities()).containsExactly(42, 42, 42, 7, 7, 7, 43);
        assertThat(new Leiden()
                        .compute(graph, LeidenParameters.DEFAULT.withSeeds(seeds), TestGraphs.SEQUENTIAL)
                        .communities())
                .containsExactly(42, 42, 42, 7, 7, 7, 43);
    }

    @Test
    void convergenceNeedsNoFurtherLevel() {
        CsrGraph graph = TestGraphs.large(true, false);
        for (CommunityResult result : List.of(louvain(graph), leiden(graph))) {
            assertThat(result.didConverge()).isTrue();
        }
        assertThat(new Louvain()
                        .compute(graph, LouvainParameters.DEFAULT.withMaxLevels(1), TestGraphs.SEQUENTIAL)
                        .didConverge())
                .isFalse();
        assertThat(new Leiden()
                        .compute(graph, LeidenParameters.DEFAULT.withMaxLevels(1), TestGraphs.SEQUENTIAL)
                        .didConverge())
                .isFalse();
    }

    @Test
    void levelsNest() {
        CsrGraph graph = TestGraphs.large(true, false);
        CommunityResult result = new Louvain()
                .compute(graph, LouvainParameters.DEFAULT.withIntermediateCommunities(), TestGraphs.SEQUENTIAL);
        assertThat(result.intermediate()).hasSize(result.levels());
        for (int level = 1; level < result.levels(); level++) {
            int[] fine = result.intermediate().get(level - 1);
            int[] coarse = result.intermediate().get(level);
            int[] above = new int[graph.nodeCount()];
            Arrays.fill(above, -1);
            for (int node = 0; node < fine.length; node++) {
                assertThat(above[fine[node]]).isIn(-1, coarse[node]);
                above[fine[node]] = coarse[node];
            }
        }
    }

    @Test
    void threadsDoNotChangeCommunities() {
        for (boolean weighted : new boolean[] {false, true}) {
            CsrGraph graph = TestGraphs.large(true, weighted);
            CommunityResult louvain = louvain(graph);
            CommunityResult leiden = leiden(graph);
            assertThat(louvain.modularity())
                    .isCloseTo(PartitionVerifier.modularity(graph, louvain.communities(), 1), within(1e-9));
            CommunityResult parallel = new Louvain().compute(graph, LouvainParameters.DEFAULT, TestGraphs.PARALLEL);
            assertThat(parallel.communities()).isEqualTo(louvain.communities());
            assertThat(parallel.modularities()).isEqualTo(louvain.modularities());
            CommunityResult fine = new Leiden().compute(graph, LeidenParameters.DEFAULT, TestGraphs.PARALLEL);
            assertThat(fine.communities()).isEqualTo(leiden.communities());
            assertThat(fine.modularities()).isEqualTo(leiden.modularities());
        }
    }

    @Test
    void negativeWeightsAreRefused() {
        CsrGraph graph = TestGraphs.build(3, new EdgeList("weight").add(0, 2, -1), true);
        assertThatThrownBy(() -> louvain(graph))
                .isInstanceOf(OrbitException.class)
                .hasMessageContaining("0 to node 2");
        assertThatThrownBy(() -> leiden(graph))
                .isInstanceOf(OrbitException.class)
                .hasMessageContaining("Leiden");
    }

    @Test
    void optimizationIsTheFirstLevelOfLouvain() {
        for (Shape shape : SHAPES) {
            TestGraphs.forRandom("optimizationIsTheFirstLevelOfLouvain", shape, graph -> {
                ModularityOptimizationResult result = new ModularityOptimization()
                        .compute(graph, ModularityOptimizationParameters.DEFAULT, TestGraphs.SEQUENTIAL);
                double expected = PartitionVerifier.modularity(graph, result.communities(), 1);
                if (!Double.isNaN(expected)) {
                    assertThat(result.modularity()).isCloseTo(expected, within(1e-9));
                    assertThat(result.ranIterations()).isBetween(0, 10);
                }
                assertThat(result.count()).isEqualTo((int)
                        Arrays.stream(result.communities()).distinct().count());
            });
        }
        CsrGraph graph = TestGraphs.undirected(7, 0, 1, 0, 2, 1, 2, 3, 4, 3, 5, 4, 5, 2, 3);
        ModularityOptimizationResult seeded = new ModularityOptimization()
                .compute(
                        graph,
                        ModularityOptimizationParameters.DEFAULT.withSeeds(new long[] {42, 42, 42, 7, -1, 8, -1}),
                        TestGraphs.SEQUENTIAL);
        assertThat(seeded.communities()).containsExactly(42, 42, 42, 7, 7, 7, 43);
        assertThat(seeded.didConverge()).isTrue();
    }

    @Test
    void filtersHideSmallCommunitiesAndRenumberTheOthers() {
        long[] communities = {70, 9, 9, 70, 3, 70, -1, 12, 12};
        assertThat(CommunityFilter.ALL.apply(communities)).isEqualTo(communities);
        assertThat(new CommunityFilter(2, false).apply(communities)).containsExactly(70, 9, 9, 70, -1, 70, -1, 12, 12);
        assertThat(new CommunityFilter(0, true).apply(communities)).containsExactly(0, 1, 1, 0, 2, 0, -1, 3, 3);
        assertThat(new CommunityFilter(3, true).apply(communities)).containsExactly(0, -1, -1, 0, -1, 0, -1, -1, -1);
        assertThat(CommunityFilter.sizes(communities)).containsExactly(1, 2, 2, 3);
        assertThat(CommunityFilter.sizes(new long[0])).isEmpty();
    }
}
