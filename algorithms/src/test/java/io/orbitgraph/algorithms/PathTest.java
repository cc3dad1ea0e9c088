package io.orbitgraph.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.orbitgraph.algorithms.TestGraphs.Shape;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.EdgeList;
import io.orbitgraph.algorithms.graph.NodeColumn;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.paths.dag.LongestPath;
import io.orbitgraph.algorithms.paths.dag.TopologicalSort;
import io.orbitgraph.algorithms.paths.shortest.AStar;
import io.orbitgraph.algorithms.paths.shortest.AStarParameters;
import io.orbitgraph.algorithms.paths.shortest.AllPairs;
import io.orbitgraph.algorithms.paths.shortest.BellmanFord;
import io.orbitgraph.algorithms.paths.shortest.WeightedPath;
import io.orbitgraph.algorithms.paths.shortest.Yen;
import io.orbitgraph.algorithms.paths.shortest.YenParameters;
import io.orbitgraph.algorithms.paths.tree.SpanningTree;
import io.orbitgraph.algorithms.paths.tree.SpanningTreeParameters;
import io.orbitgraph.algorithms.paths.tree.SteinerParameters;
import io.orbitgraph.algorithms.paths.tree.SteinerTree;
import io.orbitgraph.algorithms.paths.tree.Tree;
import io.orbitgraph.algorithms.paths.walk.RandomWalk;
import io.orbitgraph.algorithms.paths.walk.RandomWalkParameters;
import io.orbitgraph.algorithms.paths.walk.Walks;
import io.orbitgraph.algorithms.verify.PathVerifier;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.store.testkit.Seeded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jgrapht.GraphPath;
import org.jgrapht.alg.shortestpath.YenKShortestPath;
import org.jgrapht.alg.spanning.KruskalMinimumSpanningTree;
import org.junit.jupiter.api.Test;

class PathTest {
    private static final Shape SIMPLE_DIRECTED_WEIGHTED = new Shape(false, true, false, false);

    @Test
    void yensPathsCostWhatJGraphTsDo() {
        for (Shape shape : List.of(SIMPLE_DIRECTED_WEIGHTED, Shape.SIMPLE_WEIGHTED)) {
            TestGraphs.forRandom("yensPathsCostWhatJGraphTsDo", shape, graph -> {
                int target = graph.nodeCount() - 1;
                if (target == 0) {
                    return;
                }
                List<WeightedPath> paths =
                        new Yen().compute(graph, YenParameters.of(0, target, 6), TestGraphs.SEQUENTIAL);
                List<GraphPath<Integer, Integer>> expected = new YenKShortestPath<>(
                                new CsrGraphView(graph, TestGraphs.SEQUENTIAL.workers()))
                        .getPaths(0, target, 6);
                assertThat(paths.stream().map(WeightedPath::totalCost).toList())
                        .isEqualTo(expected.stream().map(GraphPath::getWeight).toList());
                assertThat(paths.stream()
                                .map(path -> Arrays.toString(path.nodes()))
                                .distinct()
                                .count())
                        .isEqualTo(paths.size());
                for (WeightedPath path : paths) {
                    ShortestPathTest.checkPath(graph, path, 0, target, path.totalCost());
                    assertThat(Arrays.stream(path.nodes()).distinct().count()).isEqualTo(path.nodes().length);
                }
                List<WeightedPath> cheap =
                        new Yen().compute(graph, YenParameters.of(0, target, 6).withMaxCost(5), TestGraphs.PARALLEL);
                assertThat(cheap.stream()
                                .map(path -> Arrays.toString(path.nodes()))
                                .toList())
                        .isEqualTo(paths.stream()
                                .filter(path -> path.totalCost() <= 5)
                                .map(path -> Arrays.toString(path.nodes()))
                                .toList());
            });
        }
    }

    @Test
    void bellmanFordHasNegativeWeightsOrACycle() {
        Seeded seeded = Seeded.of("bellmanFordHasNegativeWeightsOrACycle");
        int cyclic = 0;
        for (int round = 0; round < TestGraphs.RANDOM_GRAPHS; round++) {
            int nodes = 2 + seeded.below(10);
            EdgeList edges = new EdgeList("weight");
            for (int i = seeded.below(3 * nodes); i > 0; i--) {
                edges.add(seeded.below(nodes), seeded.below(nodes), seeded.below(12) - 2);
            }
            CsrGraph graph = TestGraphs.build(nodes, edges, false);
            double[] distances = new double[nodes];
            Arrays.fill(distances, Double.POSITIVE_INFINITY);
            distances[0] = 0;
            boolean improved = true;
            for (int i = 0; i <= nodes && improved; i++) {
                improved = false;
                for (int edge = 0; edge < edges.size(); edge++) {
                    double reached = distances[edges.source(edge)] + edges.value(0, edge);
                    if (reached < distances[edges.target(edge)]) {
                        distances[edges.target(edge)] = reached;
                        improved = true;
                    }
                }
            }
            BellmanFord.Result result =
                    new BellmanFord().compute(graph, new BellmanFord.Parameters(0), TestGraphs.SEQUENTIAL);
            assertThat(result.negativeCycles().isEmpty()).isEqualTo(!improved);
            for (WeightedPath cycle : result.negativeCycles()) {
                assertThat(cycle.totalCost()).isNegative();
                assertThat(cycle.source()).isEqualTo(cycle.target());
            }
            cyclic += improved ? 1 : 0;
            if (!improved) {
                assertThat(result.paths().distances()).isEqualTo(distances);
                assertThat(PathVerifier.tree(graph, 0, distances, result.paths().parents()))
                        .isEmpty();
            }
        }
        assertThat(cyclic).isBetween(100, 900);
    }

    @Test
    void allPairsAreAllSources() {
        TestGraphs.forRandom("allPairsAreAllSources", Shape.DIRECTED_WEIGHTED, graph -> {
            List<Integer> sources = new ArrayList<>();
            new AllPairs()
                    .compute(
                            graph,
                            (source, distances) -> {
                                sources.add(source);
                                assertThat(PathVerifier.distances(graph, source, distances))
                                        .isEmpty();
                            },
                            sources.size() % 2 == 0 ? TestGraphs.PARALLEL : TestGraphs.SEQUENTIAL);
            assertThat(sources).hasSize(graph.nodeCount()).isSorted();
        });
    }

    /// Points on a sphere, weights a little more than their distance.
    @Test
    void aStarFindsShortestPathsOnTheGlobe() {
        Seeded seeded = Seeded.of("aStarFindsShortestPathsOnTheGlobe");
        for (int round = 0; round < TestGraphs.RANDOM_GRAPHS; round++) {
            int nodes = 2 + seeded.below(15);
            double[] latitudes = new double[nodes];
            double[] longitudes = new double[nodes];
            for (int node = 0; node < nodes; node++) {
                latitudes[node] = seeded.below(180) - 90;
                longitudes[node] = seeded.below(360) - 180;
            }
            EdgeList edges = new EdgeList("weight");
            for (int i = 0; i < 3 * nodes; i++) {
                int a = seeded.below(nodes);
                int b = seeded.below(nodes);
                edges.add(a, b, 3440.1 * angle(latitudes, longitudes, a, b) * (1 + seeded.below(3) / 4.0));
            }
            CsrGraph graph = TestGraphs.build(nodes, edges, true)
                    .withNodeProperty("lat", new NodeColumn.Doubles(latitudes))
                    .withNodeProperty("lon", new NodeColumn.Doubles(longitudes));
            double[] distances = PathVerifier.plainDistances(graph, 0);
            Optional<WeightedPath> path =
                    new AStar().compute(graph, AStarParameters.of(0, nodes - 1, "lat", "lon"), TestGraphs.SEQUENTIAL);
            assertThat(path.isPresent()).isEqualTo(distances[nodes - 1] < Double.POSITIVE_INFINITY);
            path.ifPresent(found -> assertThat(found.totalCost()).isCloseTo(distances[nodes - 1], within(1e-6)));
        }
    }

    /// The spherical law of cosines: another formula than the one under test.
    private static double angle(double[] latitudes, double[] longitudes, int a, int b) {
        double phi1 = Math.toRadians(latitudes[a]);
        double phi2 = Math.toRadians(latitudes[b]);
        double cosine = Math.sin(phi1) * Math.sin(phi2)
                + Math.cos(phi1) * Math.cos(phi2) * Math.cos(Math.toRadians(longitudes[a] - longitudes[b]));
        return Math.acos(Math.clamp(cosine, -1, 1));
    }

    @Test
    void spanningTreesWeighWhatKruskalsDo() {
        TestGraphs.forRandom("spanningTreesWeighWhatKruskalsDo", Shape.UNDIRECTED_WEIGHTED, graph -> {
            Tree tree = new SpanningTree().compute(graph, SpanningTreeParameters.from(0), TestGraphs.SEQUENTIAL);
            int[] levels = PathVerifier.plainLevels(graph, 0);
            long reached = Arrays.stream(levels).filter(level -> level >= 0).count();
            assertThat(tree.nodeCount()).isEqualTo((int) reached);
            if (reached == graph.nodeCount()) {
                double expected = new KruskalMinimumSpanningTree<>(
                                new CsrGraphView(graph, TestGraphs.SEQUENTIAL.workers()))
                        .getSpanningTree()
                        .getWeight();
                assertThat(tree.totalWeight()).isEqualTo(expected);
            }
            Tree heavy = new SpanningTree()
                    .compute(graph, SpanningTreeParameters.from(0).maximizing(), TestGraphs.SEQUENTIAL);
            assertThat(heavy.totalWeight()).isGreaterThanOrEqualTo(tree.totalWeight());
            Tree small = new SpanningTree()
                    .compute(graph, SpanningTreeParameters.from(0).withNodes(3), TestGraphs.SEQUENTIAL);
            assertThat(small.nodeCount()).isEqualTo((int) Math.min(3, reached));
            assertThat(small.totalWeight()).isLessThanOrEqualTo(tree.totalWeight());
            checkTree(graph, small);
            checkTree(graph, tree);
        });
    }

    private static void checkTree(CsrGraph graph, Tree tree) {
        for (int node = 0; node < graph.nodeCount(); node++) {
            int steps = 0;
            for (int at = node; tree.parents()[at] >= 0 && at != tree.root(); at = tree.parents()[at]) {
                assertThat(graph.out().find(tree.parents()[at], at)).isNotNegative();
                assertThat(++steps).isLessThanOrEqualTo(graph.nodeCount());
            }
        }
    }

    @Test
    void steinerTreesReachTheirTargetsAndAreNotHeavierThanPaths() {
        TestGraphs.forRandom("steinerTrees", Shape.DIRECTED_WEIGHTED, graph -> {
            int[] targets = {graph.nodeCount() / 2, graph.nodeCount() - 1};
            double[] distances = PathVerifier.plainDistances(graph, 0);
            for (boolean rerouting : new boolean[] {false, true}) {
                Tree tree = new SteinerTree()
                        .compute(graph, new SteinerParameters(0, targets, rerouting), TestGraphs.SEQUENTIAL);
                checkTree(graph, tree);
                double paths = 0;
                for (int target : targets) {
                    boolean reachable = distances[target] < Double.POSITIVE_INFINITY;
                    assertThat(tree.parents()[target] >= 0).isEqualTo(reachable);
                    paths += reachable ? distances[target] : 0;
                }
                assertThat(tree.totalWeight()).isLessThanOrEqualTo(paths);
            }
        });
        CsrGraph star = TestGraphs.build(
                4,
                new EdgeList("weight")
                        .add(0, 1, 10)
                        .add(0, 2, 10)
                        .add(0, 3, 6)
                        .add(3, 1, 5)
                        .add(3, 2, 5),
                false);
        Tree tree = new SteinerTree().compute(star, SteinerParameters.of(0, 1, 2), TestGraphs.SEQUENTIAL);
        assertThat(tree.totalWeight()).isEqualTo(20);
    }

    @Test
    void walksFollowRelationships() {
        for (Shape shape : List.of(Shape.DIRECTED, Shape.UNDIRECTED_WEIGHTED)) {
            TestGraphs.forRandom("walksFollowRelationships", shape, graph -> {
                RandomWalkParameters parameters =
                        RandomWalkParameters.DEFAULT.withWalks(8, 2).withFactors(0.5, 2);
                Walks walks = new RandomWalk().compute(graph, parameters, TestGraphs.SEQUENTIAL);
                assertThat(walks.count()).isEqualTo(2 * graph.nodeCount());
                for (int i = 0; i < walks.count(); i++) {
                    int[] walk = walks.walk(i);
                    assertThat(walk[0]).isEqualTo(i / 2);
                    for (int step = 1; step < walk.length; step++) {
                        assertThat(graph.out().find(walk[step - 1], walk[step])).isNotNegative();
                    }
                }
            });
        }
        CsrGraph large = TestGraphs.large(true, true);
        Walks one =
                new RandomWalk().compute(large, RandomWalkParameters.DEFAULT.withWalks(20, 1), TestGraphs.SEQUENTIAL);
        Walks four =
                new RandomWalk().compute(large, RandomWalkParameters.DEFAULT.withWalks(20, 1), TestGraphs.PARALLEL);
        assertThat(four.nodes()).isEqualTo(one.nodes());
    }

    /// From a node with relationships of weight 1 and 3, a quarter of the steps take the first; with a return factor of
    /// 4, a step back is four times rarer than one on.
    @Test
    void stepsHaveTheirChances() {
        CsrGraph fork = TestGraphs.build(3, new EdgeList("weight").add(0, 1, 1).add(0, 2, 3), false);
        Walks walks = new RandomWalk()
                .compute(
                        fork,
                        RandomWalkParameters.DEFAULT.withSourceNodes(0).withWalks(2, 40_000),
                        TestGraphs.SEQUENTIAL);
        long light = 0;
        for (int i = 0; i < walks.count(); i++) {
            light += walks.walk(i)[1] == 1 ? 1 : 0;
        }
        assertThat(light / 40_000.0).isCloseTo(0.25, within(0.015));
        CsrGraph path = TestGraphs.undirected(3, 0, 1, 1, 2);
        Walks memory = new RandomWalk()
                .compute(
                        path,
                        RandomWalkParameters.DEFAULT
                                .withSourceNodes(0)
                                .withWalks(3, 40_000)
                                .withFactors(1, 4),
                        TestGraphs.SEQUENTIAL);
        long back = 0;
        for (int i = 0; i < memory.count(); i++) {
            back += memory.walk(i)[2] == 0 ? 1 : 0;
        }
        assertThat(back / 40_000.0).isCloseTo(0.2, within(0.015));
    }

    @Test
    void topologicalOrderPointsForwardAndLongestPathsAreLongest() {
        Seeded seeded = Seeded.of("topologicalOrder");
        for (int round = 0; round < TestGraphs.RANDOM_GRAPHS; round++) {
            int nodes = 1 + seeded.below(12);
            EdgeList edges = new EdgeList("weight");
            for (int i = seeded.below(3 * nodes); i > 0; i--) {
                int a = seeded.below(nodes);
                int b = seeded.below(nodes);
                if (a < b || seeded.oneIn(20)) {
                    edges.add(a, b, seeded.below(9) - 2);
                }
            }
            CsrGraph graph = TestGraphs.build(nodes, edges, false);
            TopologicalSort.Result sorted =
                    new TopologicalSort().compute(graph, TopologicalSort.Parameters.DEFAULT, TestGraphs.SEQUENTIAL);
            int[] places = new int[nodes];
            Arrays.fill(places, Integer.MAX_VALUE);
            for (int i = 0; i < sorted.order().length; i++) {
                places[sorted.order()[i]] = i;
            }
            double[] longest = new double[nodes];
            Arrays.fill(longest, Double.NaN);
            boolean[] hasParent = new boolean[nodes];
            for (int i = 0; i < edges.size(); i++) {
                hasParent[edges.target(i)] = true;
                boolean inOrder = places[edges.target(i)] < Integer.MAX_VALUE;
                assertThat(!inOrder || places[edges.source(i)] < places[edges.target(i)])
                        .isTrue();
            }
            for (int node : sorted.order()) {
                double best = hasParent[node] ? Double.NEGATIVE_INFINITY : 0;
                for (int i = 0; i < edges.size(); i++) {
                    if (edges.target(i) == node) {
                        best = Math.max(best, longest[edges.source(i)] + edges.value(0, i));
                    }
                }
                longest[node] = best;
            }
            LongestPath.Result result =
                    new LongestPath().compute(graph, LongestPath.Parameters.DEFAULT, TestGraphs.SEQUENTIAL);
            assertThat(result.distances()).isEqualTo(longest);
            for (int node : sorted.order()) {
                assertThat(result.to(node).orElseThrow().totalCost()).isEqualTo(longest[node]);
            }
        }
        assertThat(new TopologicalSort()
                        .compute(
                                TestGraphs.directed(3, 0, 1, 1, 0, 1, 2),
                                TopologicalSort.Parameters.DEFAULT,
                                TestGraphs.SEQUENTIAL)
                        .isAcyclic())
                .isFalse();
    }

    @Test
    void negativeWeightsAreRefusedWithThePair() {
        CsrGraph graph = TestGraphs.build(3, new EdgeList("weight").add(2, 1, -4), false);
        assertThatThrownBy(() -> new Yen().compute(graph, YenParameters.of(0, 1, 2), TestGraphs.SEQUENTIAL))
                .isInstanceOf(OrbitException.class)
                .hasMessageContaining("from node 2 to node 1 weighs -4");
        assertThatThrownBy(() -> new SteinerTree().compute(graph, SteinerParameters.of(0, 1), TestGraphs.SEQUENTIAL))
                .isInstanceOf(OrbitException.class);
    }

    @Test
    void unweightedPairsAreCountedInRelationships() {
        TestGraphs.forRandom(
                "unweightedPairsAreCountedInRelationships",
                Shape.DIRECTED,
                graph -> new AllPairs()
                        .compute(
                                graph,
                                (source, distances) -> assertThat(PathVerifier.distances(graph, source, distances))
                                        .isEmpty(),
                                TestGraphs.SEQUENTIAL));
    }
}
