package io.orbitgraph.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.algorithms.TestGraphs.Shape;
import io.orbitgraph.algorithms.breadth.Links;
import io.orbitgraph.algorithms.breadth.NoParameters;
import io.orbitgraph.algorithms.breadth.flow.CutResult;
import io.orbitgraph.algorithms.breadth.flow.CutTree;
import io.orbitgraph.algorithms.breadth.flow.FlowParameters;
import io.orbitgraph.algorithms.breadth.flow.FlowVariant;
import io.orbitgraph.algorithms.breadth.flow.GlobalMinimumCut;
import io.orbitgraph.algorithms.breadth.flow.MaximumFlow;
import io.orbitgraph.algorithms.breadth.flow.MinimumCostFlow;
import io.orbitgraph.algorithms.breadth.flow.MinimumCut;
import io.orbitgraph.algorithms.graph.CsrBuilder;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.EdgeList;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.store.testkit.Seeded;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BreadthFlowTest {
    private static final int GRAPHS = 250;
    private static final Shape SIMPLE_DIRECTED_WEIGHTED = new Shape(false, true, false, false);

    /// What leaves the nodes in `side`.
    private static double leaving(CsrGraph graph, int side) {
        double sum = 0;
        for (int node = 0; node < graph.nodeCount(); node++) {
            for (int slot = graph.out().offsets()[node]; slot < graph.out().offsets()[node + 1]; slot++) {
                if ((side & 1 << node) != 0 && (side & 1 << graph.out().targets()[slot]) == 0) {
                    sum += graph.out().weight(slot);
                }
            }
        }
        return sum;
    }

    private static double leastCut(CsrGraph graph, int source, int target) {
        double least = Double.POSITIVE_INFINITY;
        for (int side = 0; side < 1 << graph.nodeCount(); side++) {
            if ((side & 1 << source) != 0 && (side & 1 << target) == 0) {
                least = Math.min(least, leaving(graph, side));
            }
        }
        return least;
    }

    private static int mask(int[] nodes) {
        return Arrays.stream(nodes).map(node -> 1 << node).sum();
    }

    private static void checkFlow(Links flow, CsrGraph capacities, int source, int target, double value) {
        double[] balance = new double[capacities.nodeCount()];
        for (int i = 0; i < flow.count(); i++) {
            int slot = capacities.out().find(flow.sources()[i], flow.targets()[i]);
            assertThat(slot).isNotNegative();
            assertThat(flow.values()[i])
                    .isPositive()
                    .isLessThanOrEqualTo(capacities.out().weight(slot));
            balance[flow.sources()[i]] -= flow.values()[i];
            balance[flow.targets()[i]] += flow.values()[i];
        }
        balance[source] += value;
        balance[target] -= value;
        assertThat(balance).containsOnly(0);
    }

    @Test
    void flowsAreAsLargeAsTheLeastCut() {
        Seeded seeded = Seeded.of("flowsAreAsLargeAsTheLeastCut");
        for (Shape shape : List.of(SIMPLE_DIRECTED_WEIGHTED, Shape.SIMPLE_WEIGHTED)) {
            for (int i = 0; i < GRAPHS; i++) {
                CsrGraph graph = TestGraphs.random(seeded, shape, 2 + seeded.below(8));
                int source = seeded.below(graph.nodeCount());
                int target = (source + 1 + seeded.below(graph.nodeCount() - 1)) % graph.nodeCount();
                double expected = leastCut(graph, source, target);
                for (FlowVariant variant : FlowVariant.values()) {
                    FlowParameters parameters =
                            FlowParameters.of(source, target).with(variant);
                    MaximumFlow.Result flow = new MaximumFlow().compute(graph, parameters, TestGraphs.SEQUENTIAL);
                    assertThat(flow.value()).as(variant.name()).isEqualTo(expected);
                    checkFlow(flow.flow(), graph, source, target, expected);
                    CutResult cut = new MinimumCut().compute(graph, parameters, TestGraphs.SEQUENTIAL);
                    assertThat(cut.value()).isEqualTo(expected);
                    assertThat(cut.side()).contains(source).doesNotContain(target);
                    assertThat(leaving(graph, mask(cut.side()))).isEqualTo(expected);
                    assertThat(cut.cut().total()).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void theGlobalCutIsTheLeastOfAll() {
        Seeded seeded = Seeded.of("theGlobalCutIsTheLeastOfAll");
        Shape parallel = new Shape(true, true, false, true);
        for (int i = 0; i < GRAPHS; i++) {
            CsrGraph graph = TestGraphs.random(seeded, parallel, 2 + seeded.below(8));
            double expected = Double.POSITIVE_INFINITY;
            for (int side = 1; side < (1 << graph.nodeCount()) - 1; side++) {
                expected = Math.min(expected, leaving(graph, side));
            }
            CutResult cut = new GlobalMinimumCut().compute(graph, NoParameters.DEFAULT, TestGraphs.SEQUENTIAL);
            assertThat(cut.value()).isEqualTo(expected);
            assertThat(cut.side()).isNotEmpty().doesNotContain(0);
            assertThat(leaving(graph, mask(cut.side()))).isEqualTo(expected);
        }
        assertThatThrownBy(() -> new GlobalMinimumCut()
                        .compute(TestGraphs.undirected(1), NoParameters.DEFAULT, TestGraphs.SEQUENTIAL))
                .isInstanceOf(OrbitException.class)
                .hasMessageContaining("at least 2 nodes");
    }

    @Test
    void theCutTreeHoldsTheCutsOfAllPairs() {
        Seeded seeded = Seeded.of("theCutTreeHoldsTheCutsOfAllPairs");
        for (int i = 0; i < GRAPHS; i++) {
            CsrGraph graph = TestGraphs.random(seeded, Shape.SIMPLE_WEIGHTED, 1 + seeded.below(8));
            int nodes = graph.nodeCount();
            FlowVariant variant = seeded.pick(List.of(FlowVariant.values()));
            Links tree = new CutTree().compute(graph, new CutTree.Parameters(variant), TestGraphs.SEQUENTIAL);
            assertThat(tree.count()).isEqualTo(nodes - 1);
            for (int link = 0; link < tree.count(); link++) {
                int side = reached(tree, tree.sources()[link], link);
                assertThat(leaving(graph, side)).isEqualTo(tree.values()[link]);
                for (int other = 0; other < tree.count(); other++) {
                    // On the path between two nodes, the least value is their cut's; it is enough to look at the links.
                    assertThat(leastCut(graph, tree.sources()[other], tree.targets()[other]))
                            .isEqualTo(tree.values()[other]);
                }
            }
        }
    }

    private static int reached(Links tree, int start, int without) {
        int reached = 1 << start;
        boolean grown = true;
        while (grown) {
            grown = false;
            for (int i = 0; i < tree.count(); i++) {
                int ends = 1 << tree.sources()[i] | 1 << tree.targets()[i];
                if (i != without && (reached & ends) != 0 && (reached & ends) != ends) {
                    reached |= ends;
                    grown = true;
                }
            }
        }
        return reached;
    }

    /// A flow is cheapest exactly if what is left of the capacities has no cycle of negative cost.
    @Test
    void cheapestFlowsLeaveNoNegativeCycle() {
        Seeded seeded = Seeded.of("cheapestFlowsLeaveNoNegativeCycle");
        for (int round = 0; round < GRAPHS; round++) {
            int nodes = 2 + seeded.below(8);
            EdgeList edges = new EdgeList("capacity", "cost");
            boolean[][] taken = new boolean[nodes][nodes];
            for (int i = seeded.below(4 * nodes); i > 0; i--) {
                int a = seeded.below(nodes);
                int b = seeded.below(nodes);
                if (a != b && !taken[a][b]) {
                    taken[a][b] = true;
                    edges.add(a, b, seeded.below(9), seeded.below(10) - (round % 2 == 0 ? 0 : 3));
                }
            }
            CsrGraph both = CsrBuilder.of(nodes, edges).build(TestGraphs.SEQUENTIAL.workers());
            CsrGraph capacities = both.weighted("capacity");
            CsrGraph costs = both.weighted("cost");
            double most = leastCut(capacities, 0, 1);
            MinimumCostFlow.Parameters parameters = MinimumCostFlow.Parameters.of(0, 1, "capacity");
            int wanted = round % 3 == 0 ? (int) most : seeded.below((int) most + 1);
            MinimumCostFlow.Result result = new MinimumCostFlow()
                    .compute(costs, round % 3 == 0 ? parameters : parameters.withFlow(wanted), TestGraphs.SEQUENTIAL);
            assertThat(result.value()).isEqualTo(wanted);
            checkFlow(result.flow(), capacities, 0, 1, wanted);
            double[][] flow = new double[nodes][nodes];
            double cost = 0;
            for (int i = 0; i < result.flow().count(); i++) {
                flow[result.flow().sources()[i]][result.flow().targets()[i]] =
                        result.flow().values()[i];
            }
            double[] distances = new double[nodes];
            boolean improved = true;
            for (int step = 0; step <= nodes && improved; step++) {
                improved = false;
                for (int i = 0; i < edges.size(); i++) {
                    int a = edges.source(i);
                    int b = edges.target(i);
                    double price = edges.value(1, i);
                    cost += step == 0 ? price * flow[a][b] : 0;
                    if (flow[a][b] < edges.value(0, i) && distances[a] + price < distances[b]) {
                        distances[b] = distances[a] + price;
                        improved = true;
                    }
                    if (flow[a][b] > 0 && distances[b] - price < distances[a]) {
                        distances[a] = distances[b] - price;
                        improved = true;
                    }
                }
            }
            assertThat(improved).isFalse();
            if (edges.size() > 0) {
                assertThat(result.cost()).isEqualTo(cost);
            }
            assertThatThrownBy(() -> new MinimumCostFlow()
                            .compute(costs, parameters.withFlow((int) most + 1), TestGraphs.SEQUENTIAL))
                    .isInstanceOf(OrbitException.class)
                    .hasMessageContaining("at most " + (int) most + " fits");
        }
    }
}
