package io.orbitgraph.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.algorithms.graph.Aggregation;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.Orientation;
import io.orbitgraph.algorithms.graph.RandomGraph;
import io.orbitgraph.algorithms.graph.RandomGraph.Distribution;
import io.orbitgraph.algorithms.graph.RandomGraph.Weight;
import io.orbitgraph.model.error.OrbitException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RandomGraphTest {
    private static CsrGraph make(
            int nodes,
            double degree,
            Distribution distribution,
            @Nullable Weight weight,
            boolean loops,
            boolean parallel) {
        return new RandomGraph(nodes, degree, distribution, 7, weight, Orientation.NATURAL, Aggregation.NONE, loops)
                .make(parallel ? TestGraphs.PARALLEL.workers() : TestGraphs.SEQUENTIAL.workers());
    }

    @Test
    void aGraphIsTheSameForAnyNumberOfThreads() {
        for (Distribution distribution : Distribution.values()) {
            CsrGraph one = make(5000, 4.5, distribution, new Weight("w", 1, 2), false, false);
            CsrGraph four = make(5000, 4.5, distribution, new Weight("w", 1, 2), false, true);
            assertThat(four.out().offsets()).isEqualTo(one.out().offsets());
            assertThat(four.out().targets()).isEqualTo(one.out().targets());
            assertThat(four.out().weights()).isEqualTo(one.out().weights());
        }
    }

    @Test
    void degreesAreSpreadAsAsked() {
        CsrGraph uniform = make(10_000, 5, Distribution.UNIFORM, null, false, true);
        assertThat(Arrays.stream(degrees(uniform))).allMatch(degree -> degree == 5);
        assertThat(inDegrees(uniform)[9_999]).isBetween(10, 30);
        CsrGraph fractional = make(10_000, 2.5, Distribution.UNIFORM, null, false, true);
        assertThat(fractional.relationshipCount()).isBetween(24_500L, 25_500L);
        CsrGraph normal = make(10_000, 20, Distribution.RANDOM, null, false, true);
        assertThat(normal.relationshipCount()).isBetween(190_000L, 215_000L);
        int[] sorted = degrees(normal);
        Arrays.sort(sorted);
        // The standard deviation is 10: a sixth of the nodes lies beyond it on either side.
        assertThat(sorted[1_587]).isBetween(8, 12);
        assertThat(sorted[8_413]).isBetween(28, 32);
        CsrGraph skewed = make(10_000, 5, Distribution.POWER_LAW, null, false, true);
        assertThat(skewed.relationshipCount()).isEqualTo(50_000);
        // With exponent 2.5 the first of n ranks gets about n^(-1/3) / 3 of all.
        assertThat(inDegrees(skewed)[9_999]).isBetween(300, 1500);
    }

    private static int[] degrees(CsrGraph graph) {
        int[] degrees = new int[graph.nodeCount()];
        Arrays.setAll(degrees, graph.out()::degree);
        return degrees;
    }

    private static int[] inDegrees(CsrGraph graph) {
        int[] degrees = new int[graph.nodeCount()];
        for (int target : graph.out().targets()) {
            degrees[target]++;
        }
        Arrays.sort(degrees);
        return degrees;
    }

    @Test
    void selfLoopsComeOnlyWhereTheyAreAllowed() {
        for (Distribution distribution : Distribution.values()) {
            assertThat(loops(make(50, 40, distribution, null, false, false))).isZero();
            assertThat(loops(make(50, 40, distribution, null, true, false))).isPositive();
        }
        assertThat(make(1, 5, Distribution.UNIFORM, null, false, false).relationshipCount())
                .isZero();
        assertThat(make(1, 5, Distribution.POWER_LAW, null, true, false).relationshipCount())
                .isEqualTo(5);
        assertThat(make(0, 5, Distribution.RANDOM, null, true, false).nodeCount())
                .isZero();
    }

    private static int loops(CsrGraph graph) {
        int loops = 0;
        for (int node = 0; node < graph.nodeCount(); node++) {
            loops += graph.out().find(node, node) >= 0 ? 1 : 0;
        }
        return loops;
    }

    @Test
    void weightsStayInTheirRange() {
        CsrGraph graph = make(1000, 5, Distribution.UNIFORM, new Weight("w", -1, 3), false, true);
        double[] weights = graph.relationshipProperty("w");
        assertThat(Arrays.stream(weights).min().orElseThrow()).isBetween(-1.0, -0.9);
        assertThat(Arrays.stream(weights).max().orElseThrow()).isBetween(2.9, 3.0);
        assertThat(Arrays.stream(weights).average().orElseThrow()).isBetween(0.9, 1.1);
        assertThat(make(10, 5, Distribution.UNIFORM, new Weight("w", 4, 4), false, true)
                        .relationshipProperty("w"))
                .containsOnly(4);
        assertThatThrownBy(() -> new Weight("w", 2, 1)).isInstanceOf(OrbitException.class);
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeMemoryIsSpent() {
        assertThatThrownBy(() -> make(Integer.MAX_VALUE - 100, 2, Distribution.UNIFORM, null, false, false))
                .isInstanceOf(OrbitException.class)
                .hasMessageContaining("adjacency entries");
        assertThatThrownBy(() -> new RandomGraph(
                        1 << 30, 1.5, Distribution.UNIFORM, 1, null, Orientation.UNDIRECTED, Aggregation.NONE, false))
                .isInstanceOf(OrbitException.class)
                .hasMessageContaining("UNDIRECTED");
    }
}
