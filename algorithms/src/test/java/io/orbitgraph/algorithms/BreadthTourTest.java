package io.orbitgraph.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.algorithms.TestGraphs.Shape;
import io.orbitgraph.algorithms.breadth.NoParameters;
import io.orbitgraph.algorithms.breadth.tour.ChinesePostman;
import io.orbitgraph.algorithms.breadth.tour.EulerianCycle;
import io.orbitgraph.algorithms.breadth.tour.OptimalTour;
import io.orbitgraph.algorithms.breadth.tour.OreCycle;
import io.orbitgraph.algorithms.breadth.tour.Tour;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.EdgeList;
import io.orbitgraph.algorithms.paths.shortest.WeightedPath;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.store.testkit.Seeded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BreadthTourTest {
    private static final int GRAPHS = 200;

    private static double weight(CsrGraph graph, int source, int target) {
        double least = Double.POSITIVE_INFINITY;
        for (int slot = graph.out().offsets()[source]; slot < graph.out().offsets()[source + 1]; slot++) {
            least = graph.out().targets()[slot] == target
                    ? Math.min(least, graph.out().weight(slot))
                    : least;
        }
        return least;
    }

    /// The lightest way from `node` over all nodes not in `visited` and back to node 0.
    private static double lightest(CsrGraph graph, int node, int visited) {
        if (visited == (1 << graph.nodeCount()) - 1) {
            return weight(graph, node, 0);
        }
        double least = Double.POSITIVE_INFINITY;
        for (int next = 0; next < graph.nodeCount(); next++) {
            if ((visited & 1 << next) == 0) {
                double step = weight(graph, node, next);
                least = step < Double.POSITIVE_INFINITY
                        ? Math.min(least, step + lightest(graph, next, visited | 1 << next))
                        : least;
            }
        }
        return least;
    }

    private static void checkTour(CsrGraph graph, WeightedPath tour) {
        int nodes = graph.nodeCount();
        assertThat(tour.nodes()).hasSize(nodes == 1 ? 1 : nodes + 1);
        assertThat(tour.source()).isZero();
        assertThat(tour.target()).isZero();
        assertThat(Arrays.stream(tour.nodes()).distinct().count()).isEqualTo(nodes);
        ShortestPathTest.checkPath(graph, tour, 0, 0, tour.totalCost());
    }

    @Test
    void optimalToursAreLightest() {
        Seeded seeded = Seeded.of("optimalToursAreLightest");
        int found = 0;
        for (Shape shape : List.of(Shape.DIRECTED_WEIGHTED, Shape.UNDIRECTED_WEIGHTED)) {
            for (int i = 0; i < GRAPHS; i++) {
                CsrGraph graph = TestGraphs.random(seeded, shape, 1 + seeded.below(6));
                double expected = graph.nodeCount() == 1 ? 0 : lightest(graph, 0, 1);
                Optional<WeightedPath> tour =
                        new OptimalTour().compute(graph, NoParameters.DEFAULT, TestGraphs.SEQUENTIAL);
                assertThat(tour.isPresent()).isEqualTo(expected < Double.POSITIVE_INFINITY);
                if (tour.isPresent()) {
                    found++;
                    checkTour(graph, tour.get());
                    assertThat(tour.get().totalCost()).isEqualTo(expected);
                }
            }
        }
        assertThat(found).isGreaterThan(20);
    }

    /// Points in the plane: the triangle inequality holds.
    @Test
    void toursKeepTheirBounds() {
        Seeded seeded = Seeded.of("toursKeepTheirBounds");
        for (int i = 0; i < GRAPHS; i++) {
            int nodes = 1 + seeded.below(7);
            int[] xs = seeded.random().ints(nodes, 0, 100).toArray();
            int[] ys = seeded.random().ints(nodes, 0, 100).toArray();
            EdgeList edges = new EdgeList("weight");
            for (int a = 0; a < nodes; a++) {
                for (int b = a + 1; b < nodes; b++) {
                    edges.add(a, b, Math.abs(xs[a] - xs[b]) + Math.abs(ys[a] - ys[b]));
                }
            }
            CsrGraph graph = TestGraphs.build(nodes, edges, true);
            double least = nodes == 1 ? 0 : lightest(graph, 0, 1);
            for (Tour.Variant variant : Tour.Variant.values()) {
                WeightedPath tour =
                        new Tour().compute(graph, Tour.Parameters.DEFAULT.with(variant), TestGraphs.SEQUENTIAL);
                checkTour(graph, tour);
                assertThat(tour.totalCost()).isGreaterThanOrEqualTo(least);
                double bound = switch (variant) {
                    case TWO_APPROXIMATE, NEAREST_INSERTION -> 2;
                    case CHRISTOFIDES -> 1.5;
                    case NEAREST_NEIGHBOR, FARTHEST_INSERTION, GREEDY, TWO_OPT -> 4;
                };
                assertThat(tour.totalCost()).as(variant.name()).isLessThanOrEqualTo(bound * least);
            }
        }
        assertThatThrownBy(() -> new Tour()
                        .compute(TestGraphs.undirected(3, 0, 1, 1, 2), Tour.Parameters.DEFAULT, TestGraphs.SEQUENTIAL))
                .isInstanceOf(OrbitException.class)
                .hasMessageContaining("none between node 0 and node 2");
    }

    @Test
    void denseGraphsHaveCyclesOfAllNodes() {
        Seeded seeded = Seeded.of("denseGraphsHaveCyclesOfAllNodes");
        int dense = 0;
        for (int i = 0; i < GRAPHS; i++) {
            int nodes = 3 + seeded.below(7);
            EdgeList edges = new EdgeList();
            for (int a = 0; a < nodes; a++) {
                for (int b = a + 1; b < nodes; b++) {
                    if (!seeded.oneIn(4)) {
                        edges.add(a, b);
                    }
                }
            }
            CsrGraph graph = TestGraphs.build(nodes, edges, true);
            boolean ore = true;
            for (int a = 0; a < nodes; a++) {
                for (int b = a + 1; b < nodes; b++) {
                    ore &= graph.out().find(a, b) >= 0
                            || graph.out().degree(a) + graph.out().degree(b) >= nodes;
                }
            }
            if (ore) {
                dense++;
                checkTour(graph, new OreCycle().compute(graph, NoParameters.DEFAULT, TestGraphs.SEQUENTIAL));
            } else {
                assertThatThrownBy(() -> new OreCycle().compute(graph, NoParameters.DEFAULT, TestGraphs.SEQUENTIAL))
                        .isInstanceOf(OrbitException.class)
                        .hasMessageContaining("have fewer");
            }
        }
        assertThat(dense).isBetween(10, GRAPHS - 10);
    }

    /// How often each pair is walked.
    private static Map<List<Integer>, Integer> steps(CsrGraph graph, WeightedPath walk) {
        Map<List<Integer>, Integer> steps = new HashMap<>();
        for (int i = 1; i < walk.nodes().length; i++) {
            steps.merge(pair(graph, walk.nodes()[i - 1], walk.nodes()[i]), 1, Integer::sum);
        }
        return steps;
    }

    private static List<Integer> pair(CsrGraph graph, int a, int b) {
        return graph.isUndirected() ? List.of(Math.min(a, b), Math.max(a, b)) : List.of(a, b);
    }

    private static Map<List<Integer>, Integer> pairs(CsrGraph graph) {
        Map<List<Integer>, Integer> pairs = new HashMap<>();
        for (int node = 0; node < graph.nodeCount(); node++) {
            for (int slot = graph.out().offsets()[node]; slot < graph.out().offsets()[node + 1]; slot++) {
                int target = graph.out().targets()[slot];
                if (!graph.isUndirected() || target >= node) {
                    pairs.merge(pair(graph, node, target), 1, Integer::sum);
                }
            }
        }
        return pairs;
    }

    @Test
    void eulerianCyclesTakeEachRelationshipOnce() {
        Seeded seeded = Seeded.of("eulerianCyclesTakeEachRelationshipOnce");
        for (boolean undirected : new boolean[] {true, false}) {
            for (int i = 0; i < GRAPHS; i++) {
                int nodes = 1 + seeded.below(6);
                EdgeList edges = new EdgeList();
                int node = seeded.below(nodes);
                int start = node;
                for (int step = seeded.below(12); step >= 0; step--) {
                    int next = step == 0 ? start : seeded.below(nodes);
                    edges.add(node, next);
                    node = next;
                }
                CsrGraph graph = TestGraphs.build(nodes, edges, undirected);
                WeightedPath cycle = new EulerianCycle().compute(graph, NoParameters.DEFAULT, TestGraphs.SEQUENTIAL);
                assertThat(steps(graph, cycle)).isEqualTo(pairs(graph));
                assertThat(cycle.source()).isEqualTo(cycle.target());
            }
        }
        assertThatThrownBy(() -> new EulerianCycle()
                        .compute(TestGraphs.undirected(2, 0, 1), NoParameters.DEFAULT, TestGraphs.SEQUENTIAL))
                .isInstanceOf(OrbitException.class)
                .hasMessageContaining("node 0 has an odd one");
        assertThatThrownBy(() -> new EulerianCycle()
                        .compute(
                                TestGraphs.directed(4, 0, 1, 1, 0, 2, 3, 3, 2),
                                NoParameters.DEFAULT,
                                TestGraphs.SEQUENTIAL))
                .isInstanceOf(OrbitException.class)
                .hasMessageContaining("several components");
    }

    /// The weight of all relationships and of the lightest pairing of what is missing by shortest paths.
    @Test
    void thePostmanWalksNoFartherThanNeeded() {
        Seeded seeded = Seeded.of("thePostmanWalksNoFartherThanNeeded");
        int walked = 0;
        for (Shape shape : List.of(Shape.UNDIRECTED_WEIGHTED, Shape.DIRECTED_WEIGHTED)) {
            for (int i = 0; i < 2 * GRAPHS; i++) {
                CsrGraph graph = TestGraphs.random(seeded, shape, 1 + seeded.below(6));
                double[][] distances = distances(graph);
                boolean strong = Arrays.stream(distances)
                        .allMatch(row -> Arrays.stream(row).allMatch(Double::isFinite));
                if (!strong || graph.relationshipCount() == 0) {
                    assertThatThrownBy(() ->
                                    new ChinesePostman().compute(graph, NoParameters.DEFAULT, TestGraphs.SEQUENTIAL))
                            .isInstanceOf(OrbitException.class);
                    continue;
                }
                double total = 0;
                int[] balance = new int[graph.nodeCount()];
                for (int node = 0; node < graph.nodeCount(); node++) {
                    for (int slot = graph.out().offsets()[node];
                            slot < graph.out().offsets()[node + 1];
                            slot++) {
                        int target = graph.out().targets()[slot];
                        if (!graph.isUndirected() || target >= node) {
                            total += graph.out().weight(slot);
                            balance[node]++;
                            balance[target] += graph.isUndirected() ? 1 : -1;
                        }
                    }
                }
                List<Integer> from = new ArrayList<>();
                List<Integer> to = new ArrayList<>();
                for (int node = 0; node < balance.length; node++) {
                    int missing = graph.isUndirected() ? balance[node] % 2 : balance[node];
                    for (int end = Math.abs(missing); end > 0; end--) {
                        (missing > 0 && !graph.isUndirected() ? to : from).add(node);
                    }
                }
                if (from.size() > 8) {
                    continue;
                }
                walked++;
                WeightedPath walk = new ChinesePostman().compute(graph, NoParameters.DEFAULT, TestGraphs.SEQUENTIAL);
                assertThat(walk.source()).isEqualTo(walk.target());
                Map<List<Integer>, Integer> steps = steps(graph, walk);
                pairs(graph)
                        .forEach((pair, count) -> assertThat(steps.get(pair)).isGreaterThanOrEqualTo(count));
                assertThat(steps.keySet()).isEqualTo(pairs(graph).keySet());
                assertThat(walk.totalCost())
                        .isEqualTo(total
                                + (graph.isUndirected() ? pairing(from, distances) : pairing(from, to, distances)));
            }
        }
        assertThat(walked).isGreaterThan(40);
    }

    private static double[][] distances(CsrGraph graph) {
        int nodes = graph.nodeCount();
        double[][] distances = new double[nodes][nodes];
        for (int a = 0; a < nodes; a++) {
            for (int b = 0; b < nodes; b++) {
                distances[a][b] = a == b ? 0 : weight(graph, a, b);
            }
        }
        for (int over = 0; over < nodes; over++) {
            for (int a = 0; a < nodes; a++) {
                for (int b = 0; b < nodes; b++) {
                    distances[a][b] = Math.min(distances[a][b], distances[a][over] + distances[over][b]);
                }
            }
        }
        return distances;
    }

    private static double pairing(List<Integer> nodes, double[][] distances) {
        if (nodes.isEmpty()) {
            return 0;
        }
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < nodes.size(); i++) {
            List<Integer> rest = new ArrayList<>(nodes.subList(1, nodes.size()));
            int other = rest.remove(/* index */ i - 1);
            least = Math.min(least, distances[nodes.getFirst()][other] + pairing(rest, distances));
        }
        return least;
    }

    private static double pairing(List<Integer> from, List<Integer> to, double[][] distances) {
        if (from.isEmpty()) {
            return 0;
        }
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < to.size(); i++) {
            List<Integer> rest = new ArrayList<>(to);
            int other = rest.remove(/* index */ i);
            least = Math.min(
                    least, distances[from.getFirst()][other] + pairing(from.subList(1, from.size()), rest, distances));
        }
        return least;
    }
}
