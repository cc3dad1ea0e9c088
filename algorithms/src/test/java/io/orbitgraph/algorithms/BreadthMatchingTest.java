package io.orbitgraph.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.algorithms.TestGraphs.Shape;
import io.orbitgraph.algorithms.breadth.Links;
import io.orbitgraph.algorithms.breadth.NoParameters;
import io.orbitgraph.algorithms.breadth.matching.ApproximateMatching;
import io.orbitgraph.algorithms.breadth.matching.BipartiteMatching;
import io.orbitgraph.algorithms.breadth.matching.MaximumMatching;
import io.orbitgraph.algorithms.breadth.matching.MaximumWeightBipartite;
import io.orbitgraph.algorithms.breadth.matching.PerfectMatching;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.EdgeList;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.store.testkit.Seeded;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

class BreadthMatchingTest {
    private static final int GRAPHS = 300;

    /// The best sum of values over all matchings of the nodes in `free`; minus infinite if `all` must be matched and
    /// cannot be.
    private static double best(CsrGraph graph, int free, boolean all, double sign, boolean weigh) {
        if (free == 0) {
            return 0;
        }
        int node = Integer.numberOfTrailingZeros(free);
        int rest = free & ~(1 << node);
        double best = all ? Double.NEGATIVE_INFINITY : best(graph, rest, false, sign, weigh);
        for (int slot = graph.out().offsets()[node]; slot < graph.out().offsets()[node + 1]; slot++) {
            int other = graph.out().targets()[slot];
            if ((rest & 1 << other) != 0) {
                double value = weigh ? sign * graph.out().weight(slot) : 1;
                best = Math.max(best, value + best(graph, rest & ~(1 << other), all, sign, weigh));
            }
        }
        return best;
    }

    private static double best(CsrGraph graph, boolean weigh) {
        return best(graph, (1 << graph.nodeCount()) - 1, false, 1, weigh);
    }

    private static void checkMatching(CsrGraph graph, Links links) {
        BitSet taken = new BitSet();
        for (int i = 0; i < links.count(); i++) {
            int slot = graph.out().find(links.sources()[i], links.targets()[i]);
            assertThat(slot).isNotNegative();
            assertThat(graph.out().weight(slot)).isEqualTo(links.values()[i]);
            assertThat(taken.get(links.sources()[i])).isFalse();
            taken.set(links.sources()[i]);
            assertThat(taken.get(links.targets()[i])).isFalse();
            taken.set(links.targets()[i]);
        }
    }

    private static CsrGraph bipartite(Seeded seeded, boolean weighted, boolean parallel) {
        int left = 1 + seeded.below(6);
        int right = 1 + seeded.below(6);
        EdgeList edges = weighted ? new EdgeList("weight") : new EdgeList();
        boolean[][] taken = new boolean[left][right];
        for (int i = seeded.below(left * right + 1); i > 0; i--) {
            int a = seeded.below(left);
            int b = seeded.below(right);
            if (parallel || !taken[a][b]) {
                taken[a][b] = true;
                if (weighted) {
                    edges.add(a, left + b, seeded.below(12) - 2);
                } else {
                    edges.add(a, left + b);
                }
            }
        }
        return TestGraphs.build(left + right, edges, true);
    }

    @Test
    void maximumMatchingsAreLargest() {
        Seeded seeded = Seeded.of("maximumMatchingsAreLargest");
        for (int i = 0; i < GRAPHS; i++) {
            CsrGraph graph = TestGraphs.random(seeded, Shape.SIMPLE, 1 + seeded.below(11));
            Links links = new MaximumMatching().compute(graph, NoParameters.DEFAULT, TestGraphs.SEQUENTIAL);
            checkMatching(graph, links);
            assertThat((double) links.count()).isEqualTo(best(graph, false));
        }
    }

    @Test
    void bipartiteMatchingsAreLargest() {
        Seeded seeded = Seeded.of("bipartiteMatchingsAreLargest");
        for (int i = 0; i < GRAPHS; i++) {
            CsrGraph graph = bipartite(seeded, false, true);
            Links links = new BipartiteMatching().compute(graph, NoParameters.DEFAULT, TestGraphs.SEQUENTIAL);
            checkMatching(graph, links);
            assertThat((double) links.count()).isEqualTo(best(graph, false));
        }
        assertThatThrownBy(() -> new BipartiteMatching()
                        .compute(
                                TestGraphs.undirected(3, 0, 1, 1, 2, 2, 0),
                                NoParameters.DEFAULT,
                                TestGraphs.SEQUENTIAL))
                .isInstanceOf(OrbitException.class)
                .hasMessageContaining("bipartite")
                .hasMessageContaining("odd length");
    }

    @Test
    void heaviestBipartiteMatchingsAreHeaviest() {
        Seeded seeded = Seeded.of("heaviestBipartiteMatchingsAreHeaviest");
        for (int i = 0; i < GRAPHS; i++) {
            CsrGraph graph = bipartite(seeded, true, false);
            Links links = new MaximumWeightBipartite().compute(graph, NoParameters.DEFAULT, TestGraphs.SEQUENTIAL);
            checkMatching(graph, links);
            assertThat(links.total()).isEqualTo(best(graph, true));
        }
    }

    @Test
    void perfectMatchingsAreLightestAndHeaviest() {
        Seeded seeded = Seeded.of("perfectMatchingsAreLightestAndHeaviest");
        int perfect = 0;
        for (int i = 0; i < GRAPHS; i++) {
            CsrGraph graph = TestGraphs.random(seeded, Shape.SIMPLE_WEIGHTED, 1 + seeded.below(11));
            int all = (1 << graph.nodeCount()) - 1;
            for (boolean maximize : new boolean[] {false, true}) {
                double expected = best(graph, all, true, maximize ? 1 : -1, true);
                PerfectMatching.Parameters parameters = new PerfectMatching.Parameters(maximize);
                if (expected == Double.NEGATIVE_INFINITY) {
                    assertThatThrownBy(() -> new PerfectMatching().compute(graph, parameters, TestGraphs.SEQUENTIAL))
                            .isInstanceOf(OrbitException.class)
                            .hasMessageContaining("can all be paired");
                } else {
                    Links links = new PerfectMatching().compute(graph, parameters, TestGraphs.SEQUENTIAL);
                    checkMatching(graph, links);
                    assertThat(2 * links.count()).isEqualTo(graph.nodeCount());
                    assertThat(links.total()).isEqualTo(maximize ? expected : -expected);
                    perfect++;
                }
            }
        }
        assertThat(perfect).isGreaterThan(20);
    }

    @Test
    void approximateMatchingsWeighAtLeastHalf() {
        Seeded seeded = Seeded.of("approximateMatchingsWeighAtLeastHalf");
        for (int i = 0; i < GRAPHS; i++) {
            CsrGraph graph = TestGraphs.random(seeded, Shape.SIMPLE_WEIGHTED, 1 + seeded.below(11));
            for (ApproximateMatching.Variant variant : ApproximateMatching.Variant.values()) {
                Links links = new ApproximateMatching()
                        .compute(graph, new ApproximateMatching.Parameters(variant), TestGraphs.SEQUENTIAL);
                checkMatching(graph, links);
                assertThat(2 * links.total()).isGreaterThanOrEqualTo(best(graph, true));
            }
        }
    }
}
