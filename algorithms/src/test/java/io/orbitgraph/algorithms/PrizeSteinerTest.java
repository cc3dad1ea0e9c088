package io.orbitgraph.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.EdgeList;
import io.orbitgraph.algorithms.paths.tree.PrizeSteinerParameters;
import io.orbitgraph.algorithms.paths.tree.PrizeSteinerTree;
import io.orbitgraph.algorithms.paths.tree.PrizeTree;
import io.orbitgraph.algorithms.paths.tree.Tree;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.store.testkit.Seeded;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PrizeSteinerTest {
    private static PrizeTree tree(CsrGraph graph, double... prizes) {
        return new PrizeSteinerTree().compute(graph, new PrizeSteinerParameters(prizes), TestGraphs.SEQUENTIAL);
    }

    /// All sets of nodes of small graphs: weight and lost prizes are at most twice the best, as is proved, and next to
    /// nothing worse on average.
    @Test
    void treesCostAtMostTwiceTheBest() {
        Seeded seeded = Seeded.of("treesCostAtMostTwiceTheBest");
        double excess = 0;
        for (int round = 0; round < TestGraphs.RANDOM_GRAPHS; round++) {
            CsrGraph graph = TestGraphs.random(seeded, TestGraphs.Shape.UNDIRECTED_WEIGHTED, 1 + seeded.below(7));
            double[] prizes = new double[graph.nodeCount()];
            Arrays.setAll(prizes, node -> seeded.below(3) * seeded.below(6));
            PrizeTree found = tree(graph, prizes);
            checkTree(graph, found, prizes);
            double all = Arrays.stream(prizes).sum();
            double cost = found.tree().totalWeight() + all - found.prizes();
            double best = best(graph, prizes);
            assertThat(cost).isBetween(best - 1e-9, 2 * best + 1e-9);
            excess += best == 0 ? 0 : cost / best - 1;
        }
        assertThat(excess / TestGraphs.RANDOM_GRAPHS).isLessThan(0.05);
    }

    private static void checkTree(CsrGraph graph, PrizeTree found, double[] prizes) {
        Tree tree = found.tree();
        double sum = 0;
        double weight = 0;
        for (int node = 0; node < prizes.length; node++) {
            int above = tree.parents()[node];
            if (above < 0) {
                continue;
            }
            sum += prizes[node];
            if (node == tree.root()) {
                assertThat(above).isEqualTo(node);
                continue;
            }
            weight += tree.weights()[node];
            assertThat(graph.out().find(above, node)).isNotNegative();
            int steps = 0;
            for (int at = node; at != tree.root(); at = tree.parents()[at]) {
                assertThat(++steps).isLessThanOrEqualTo(prizes.length);
            }
        }
        assertThat(found.prizes()).isCloseTo(sum, within(1e-9));
        assertThat(tree.totalWeight()).isCloseTo(weight, within(1e-9));
    }

    private static double best(CsrGraph graph, double[] prizes) {
        double all = Arrays.stream(prizes).sum();
        double best = all - Arrays.stream(prizes).max().orElse(0);
        for (int nodes = 1; nodes < 1 << prizes.length; nodes++) {
            double held = 0;
            for (int node = 0; node < prizes.length; node++) {
                held += (nodes >> node & 1) * prizes[node];
            }
            best = Math.min(best, all - held + spanningWeight(graph, nodes));
        }
        return best;
    }

    /// Prim's algorithm on the chosen nodes; infinite where they are not connected.
    private static double spanningWeight(CsrGraph graph, int nodes) {
        int reached = Integer.lowestOneBit(nodes);
        double weight = 0;
        while (reached != nodes) {
            double least = Double.POSITIVE_INFINITY;
            int next = 0;
            for (int node = 0; node < graph.nodeCount(); node++) {
                for (int slot = graph.out().offsets()[node];
                        slot < graph.out().offsets()[node + 1] && (reached >> node & 1) == 1;
                        slot++) {
                    int target = 1 << graph.out().targets()[slot];
                    if ((target & nodes & ~reached) != 0 && graph.out().weight(slot) < least) {
                        least = graph.out().weight(slot);
                        next = target;
                    }
                }
            }
            if (next == 0) {
                return Double.POSITIVE_INFINITY;
            }
            reached |= next;
            weight += least;
        }
        return weight;
    }

    @Test
    void prizesDecideHowFarATreeGoes() {
        CsrGraph path = TestGraphs.build(
                4, new EdgeList("weight").add(0, 1, 3).add(1, 2, 3).add(2, 3, 9), true);
        PrizeTree tree = tree(path, 10, 0, 10, 5);
        assertThat(tree.tree().parents()).containsExactly(0, 0, 1, -1);
        assertThat(tree.tree().totalWeight()).isEqualTo(6);
        assertThat(tree.prizes()).isEqualTo(20);
        PrizeTree alone = tree(path, 1, 0, 2, 1);
        assertThat(alone.tree().nodeCount()).isEqualTo(1);
        assertThat(alone.tree().root()).isEqualTo(2);
    }

    @Test
    void badPrizesAreRefused() {
        CsrGraph pair = TestGraphs.undirected(2, 0, 1);
        assertThatThrownBy(() -> tree(pair, 1, -2))
                .isInstanceOf(OrbitException.class)
                .hasMessageContaining("node 1 is -2");
        assertThatThrownBy(() -> tree(pair, Double.NaN, 1)).isInstanceOf(OrbitException.class);
        assertThatThrownBy(() -> tree(pair, 1))
                .isInstanceOf(OrbitException.class)
                .hasMessageContaining("one prize");
    }
}
