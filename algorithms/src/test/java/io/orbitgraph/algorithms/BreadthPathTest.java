package io.orbitgraph.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.orbitgraph.algorithms.TestGraphs.Shape;
import io.orbitgraph.algorithms.breadth.Groups;
import io.orbitgraph.algorithms.breadth.Links;
import io.orbitgraph.algorithms.breadth.NoParameters;
import io.orbitgraph.algorithms.breadth.cluster.EdgeBetweenness;
import io.orbitgraph.algorithms.breadth.cluster.GirvanNewman;
import io.orbitgraph.algorithms.breadth.cluster.GreedyModularity;
import io.orbitgraph.algorithms.breadth.cluster.Spanner;
import io.orbitgraph.algorithms.breadth.cluster.SpanningTreeClusters;
import io.orbitgraph.algorithms.breadth.flow.FlowParameters;
import io.orbitgraph.algorithms.breadth.flow.MaximumFlow;
import io.orbitgraph.algorithms.breadth.flow.MinimumCostFlow;
import io.orbitgraph.algorithms.breadth.path.DisjointPaths;
import io.orbitgraph.algorithms.breadth.path.Eccentricity;
import io.orbitgraph.algorithms.breadth.path.KShortestWalks;
import io.orbitgraph.algorithms.breadth.path.SimplePaths;
import io.orbitgraph.algorithms.graph.CsrBuilder;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.EdgeList;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.paths.shortest.WeightedPath;
import io.orbitgraph.algorithms.verify.PathVerifier;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.store.testkit.Seeded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jgrapht.alg.shortestpath.GraphMeasurer;
import org.junit.jupiter.api.Test;

class BreadthPathTest {
    private static final int GRAPHS = 300;

    /// All simple paths, as slots.
    private static void extend(
            CsrGraph graph,
            int target,
            int maxLength,
            List<Integer> nodes,
            List<Integer> slots,
            List<List<Integer>> found) {
        int node = nodes.getLast();
        if (node == target) {
            found.add(List.copyOf(slots));
            return;
        }
        for (int slot = graph.out().offsets()[node]; slot < graph.out().offsets()[node + 1]; slot++) {
            int next = graph.out().targets()[slot];
            if (!nodes.contains(next) && slots.size() < maxLength) {
                nodes.add(next);
                slots.add(slot);
                extend(graph, target, maxLength, nodes, slots, found);
                nodes.removeLast();
                slots.removeLast();
            }
        }
    }

    private static List<List<Integer>> paths(CsrGraph graph, int source, int target, int maxLength) {
        List<List<Integer>> found = new ArrayList<>();
        extend(graph, target, maxLength, new ArrayList<>(List.of(source)), new ArrayList<>(), found);
        return found;
    }

    private static double weight(CsrGraph graph, List<Integer> slots) {
        return slots.stream().mapToDouble(slot -> graph.out().weight(slot)).sum();
    }

    /// As many as flow fits where each relationship takes one, and as cheap as that flow is.
    @Test
    void disjointPathsWeighLeastTogether() {
        Seeded seeded = Seeded.of("disjointPathsWeighLeastTogether");
        int several = 0;
        for (int i = 0; i < 3 * GRAPHS; i++) {
            int nodes = 2 + seeded.below(11);
            EdgeList edges = new EdgeList("capacity", "cost");
            boolean[][] taken = new boolean[nodes][nodes];
            for (int edge = seeded.below(5 * nodes); edge > 0; edge--) {
                int a = seeded.below(nodes);
                int b = seeded.below(nodes);
                if (a != b && !taken[a][b]) {
                    taken[a][b] = true;
                    edges.add(a, b, 1, seeded.below(6));
                }
            }
            CsrGraph both = CsrBuilder.of(nodes, edges).build(TestGraphs.SEQUENTIAL.workers());
            CsrGraph graph = both.weighted("cost");
            int wanted = 1 + seeded.below(4);
            double most = new MaximumFlow()
                    .compute(both.weighted("capacity"), FlowParameters.of(0, 1), TestGraphs.SEQUENTIAL)
                    .value();
            int count = (int) Math.min(wanted, most);
            double expected = new MinimumCostFlow()
                    .compute(
                            graph,
                            MinimumCostFlow.Parameters.of(0, 1, "capacity").withFlow(count),
                            TestGraphs.SEQUENTIAL)
                    .cost();
            List<WeightedPath> found = new DisjointPaths()
                    .compute(graph, new DisjointPaths.Parameters(0, 1, wanted), TestGraphs.SEQUENTIAL);
            assertThat(found).hasSize(count);
            assertThat(found.stream().mapToDouble(WeightedPath::totalCost).sum())
                    .isEqualTo(expected);
            several += count > 1 ? 1 : 0;
            Set<List<Integer>> steps = new HashSet<>();
            for (WeightedPath path : found) {
                ShortestPathTest.checkPath(graph, path, 0, 1, path.totalCost());
                assertThat(Arrays.stream(path.nodes()).distinct().count()).isEqualTo(path.nodes().length);
                for (int at = 1; at < path.nodes().length; at++) {
                    assertThat(steps.add(List.of(path.nodes()[at - 1], path.nodes()[at])))
                            .isTrue();
                }
            }
        }
        assertThat(several).isGreaterThan(50);
    }

    @Test
    void simplePathsAreAll() {
        Seeded seeded = Seeded.of("simplePathsAreAll");
        for (int i = 0; i < GRAPHS; i++) {
            CsrGraph graph = TestGraphs.random(seeded, Shape.DIRECTED_WEIGHTED, 1 + seeded.below(6));
            int target = graph.nodeCount() - 1;
            int maxLength = 1 + seeded.below(5);
            List<WeightedPath> found = new SimplePaths()
                    .compute(
                            graph,
                            SimplePaths.Parameters.of(0, target).withMaxLength(maxLength),
                            TestGraphs.SEQUENTIAL);
            List<List<Integer>> expected = paths(graph, 0, target, maxLength);
            assertThat(found.stream().mapToDouble(WeightedPath::totalCost).toArray())
                    .isEqualTo(expected.stream()
                            .mapToDouble(slots -> weight(graph, slots))
                            .sorted()
                            .toArray());
            for (WeightedPath path : found) {
                assertThat(Arrays.stream(path.nodes()).distinct().count()).isEqualTo(path.nodes().length);
            }
        }
        assertThatThrownBy(() -> new SimplePaths()
                        .compute(
                                TestGraphs.directed(4, 0, 1, 0, 2, 1, 3, 2, 3),
                                SimplePaths.Parameters.of(0, 3).withLimit(2),
                                TestGraphs.SEQUENTIAL))
                .isInstanceOf(OrbitException.class)
                .hasMessageContaining("more than 2 beginnings");
    }

    /// With weights of 1 or more, the k-th lightest walk is found by extending walks in order of weight.
    @Test
    void walksAreTheLightest() {
        Seeded seeded = Seeded.of("walksAreTheLightest");
        for (int round = 0; round < GRAPHS; round++) {
            int nodes = 1 + seeded.below(5);
            EdgeList edges = new EdgeList("weight");
            for (int i = seeded.below(3 * nodes); i > 0; i--) {
                edges.add(seeded.below(nodes), seeded.below(nodes), 1 + seeded.below(5));
            }
            CsrGraph graph = TestGraphs.build(nodes, edges, false);
            int target = nodes - 1;
            int k = 1 + seeded.below(8);
            double bound = 40;
            // How many walks of each weight lead from node 0 to each node.
            long[][] counts = new long[(int) bound + 1][nodes];
            counts[0][0] = 1;
            for (int weight = 0; weight < bound; weight++) {
                for (int i = 0; i < edges.size(); i++) {
                    int reached = weight + (int) edges.value(0, i);
                    if (reached <= bound) {
                        counts[reached][edges.target(i)] += Math.min(1000, counts[weight][edges.source(i)]);
                    }
                }
            }
            List<Double> expected = new ArrayList<>();
            for (int weight = 0; weight <= bound; weight++) {
                for (long i = 0; i < counts[weight][target] && expected.size() < k; i++) {
                    expected.add((double) weight);
                }
            }
            List<WeightedPath> found = new KShortestWalks()
                    .compute(graph, new KShortestWalks.Parameters(0, target, k), TestGraphs.SEQUENTIAL);
            List<Double> light = found.stream()
                    .map(WeightedPath::totalCost)
                    .filter(cost -> cost <= bound)
                    .toList();
            assertThat(light).isEqualTo(expected);
            assertThat(found.stream().map(WeightedPath::totalCost).toList()).isSorted();
            for (WeightedPath walk : found) {
                assertThat(walk.source()).isZero();
                assertThat(walk.target()).isEqualTo(target);
            }
        }
    }

    @Test
    void eccentricitiesAreThoseOfTheDistances() {
        for (Shape shape : List.of(Shape.DIRECTED_WEIGHTED, Shape.UNDIRECTED)) {
            TestGraphs.forRandom("eccentricitiesAreThoseOfTheDistances", shape, graph -> {
                Eccentricity.Result result =
                        new Eccentricity().compute(graph, NoParameters.DEFAULT, TestGraphs.PARALLEL);
                boolean connected = true;
                for (int node = 0; node < graph.nodeCount(); node++) {
                    double[] distances = PathVerifier.plainDistances(graph, node);
                    connected &= Arrays.stream(distances).allMatch(Double::isFinite);
                    assertThat(result.eccentricities()[node])
                            .isEqualTo(Arrays.stream(distances)
                                    .filter(Double::isFinite)
                                    .max()
                                    .orElse(0));
                }
                assertThat(result.connected()).isEqualTo(connected);
                if (connected && graph.nodeCount() <= 10) {
                    GraphMeasurer<Integer, Integer> measurer =
                            new GraphMeasurer<>(new CsrGraphView(graph, TestGraphs.SEQUENTIAL.workers()));
                    assertThat(result.diameter()).isEqualTo(measurer.getDiameter());
                    assertThat(result.radius()).isEqualTo(measurer.getRadius());
                    assertThat(result.center())
                            .containsExactlyInAnyOrder(measurer.getGraphCenter().toArray(Integer[]::new));
                    assertThat(result.periphery())
                            .containsExactlyInAnyOrder(
                                    measurer.getGraphPeriphery().toArray(Integer[]::new));
                }
            });
        }
    }

    private static double[][] distances(CsrGraph graph) {
        double[][] distances = new double[graph.nodeCount()][];
        Arrays.setAll(distances, node -> PathVerifier.plainDistances(graph, node));
        return distances;
    }

    /// From the numbers of shortest paths: of those from s to t, sigma(s, a) * sigma(b, t) go over (a, b).
    private static double[] edgeBetweenness(CsrGraph graph, EdgeList edges, boolean[] gone) {
        int nodes = graph.nodeCount();
        EdgeList left = new EdgeList("weight");
        for (int i = 0; i < edges.size(); i++) {
            if (!gone[i]) {
                left.add(edges.source(i), edges.target(i), edges.value(0, i));
            }
        }
        double[][] distances = distances(TestGraphs.build(nodes, left, graph.isUndirected()));
        double[][] sigma = new double[nodes][nodes];
        for (int source = 0; source < nodes; source++) {
            int from = source;
            Integer[] order = new Integer[nodes];
            Arrays.setAll(order, node -> node);
            Arrays.sort(order, (a, b) -> Double.compare(distances[from][a], distances[from][b]));
            sigma[source][source] = 1;
            for (int node : order) {
                for (int i = 0; i < left.size(); i++) {
                    int a = left.source(i);
                    int b = left.target(i);
                    double weight = left.value(0, i);
                    if (b == node && distances[source][a] + weight == distances[source][b] && a != b) {
                        sigma[source][b] += sigma[source][a];
                    } else if (graph.isUndirected()
                            && a == node
                            && distances[source][b] + weight == distances[source][a]
                            && a != b) {
                        sigma[source][a] += sigma[source][b];
                    }
                }
            }
        }
        double[] scores = new double[edges.size()];
        for (int i = 0; i < edges.size(); i++) {
            for (int s = 0; s < nodes && !gone[i]; s++) {
                for (int t = 0; t < nodes; t++) {
                    int a = edges.source(i);
                    int b = edges.target(i);
                    double weight = edges.value(0, i);
                    if (a == b || s == t || distances[s][t] == Double.POSITIVE_INFINITY) {
                        continue;
                    }
                    if (distances[s][a] + weight + distances[b][t] == distances[s][t]) {
                        scores[i] += sigma[s][a] * sigma[b][t] / sigma[s][t];
                    }
                    if (graph.isUndirected() && distances[s][b] + weight + distances[a][t] == distances[s][t]) {
                        scores[i] += sigma[s][b] * sigma[a][t] / sigma[s][t];
                    }
                }
            }
            scores[i] /= graph.isUndirected() ? 2 : 1;
        }
        return scores;
    }

    private static EdgeList edges(CsrGraph graph) {
        EdgeList edges = new EdgeList("weight");
        for (int node = 0; node < graph.nodeCount(); node++) {
            for (int slot = graph.out().offsets()[node]; slot < graph.out().offsets()[node + 1]; slot++) {
                if (!graph.isUndirected() || graph.out().targets()[slot] >= node) {
                    edges.add(node, graph.out().targets()[slot], graph.out().weight(slot));
                }
            }
        }
        return edges;
    }

    @Test
    void edgeBetweennessCountsShortestPaths() {
        Seeded seeded = Seeded.of("edgeBetweennessCountsShortestPaths");
        for (int i = 0; i < 2 * GRAPHS; i++) {
            boolean weighted = i % 2 == 0;
            Shape shape = new Shape(i % 4 < 2, weighted, true, false);
            CsrGraph random = TestGraphs.random(seeded, shape, 1 + seeded.below(8));
            EdgeList edges = new EdgeList("weight");
            EdgeList given = edges(random);
            for (int edge = 0; edge < given.size(); edge++) {
                edges.add(given.source(edge), given.target(edge), weighted ? 1 + given.value(0, edge) : 1);
            }
            CsrGraph graph = TestGraphs.build(random.nodeCount(), edges, random.isUndirected());
            Links found = new EdgeBetweenness()
                    .compute(weighted ? graph : graph.unweighted(), NoParameters.DEFAULT, TestGraphs.SEQUENTIAL);
            assertThat(found.values())
                    .containsExactly(edgeBetweenness(graph, edges, new boolean[edges.size()]), within(1e-9));
        }
    }

    @Test
    void girvanNewmanTakesTheBusiestAway() {
        Seeded seeded = Seeded.of("girvanNewmanTakesTheBusiestAway");
        for (int i = 0; i < GRAPHS; i++) {
            CsrGraph graph = TestGraphs.random(seeded, Shape.SIMPLE, 1 + seeded.below(8));
            EdgeList edges = edges(graph);
            boolean[] gone = new boolean[edges.size()];
            int components = parts(graph.nodeCount(), edges, gone).count();
            int k = components + seeded.below(graph.nodeCount() - components + 1);
            Groups parts = parts(graph.nodeCount(), edges, gone);
            while (parts.count() < k) {
                double[] scores = edgeBetweenness(graph, edges, gone);
                double most = Arrays.stream(scores).max().orElseThrow();
                int busiest = 0;
                while (gone[busiest] || scores[busiest] < most - 1e-9) {
                    busiest++;
                }
                gone[busiest] = true;
                parts = parts(graph.nodeCount(), edges, gone);
            }
            Groups found = new GirvanNewman().compute(graph, new GirvanNewman.Parameters(k), TestGraphs.SEQUENTIAL);
            assertThat(found.groups()).isEqualTo(parts.groups());
        }
        assertThatThrownBy(() -> new GirvanNewman()
                        .compute(TestGraphs.undirected(3, 0, 1), new GirvanNewman.Parameters(1), TestGraphs.SEQUENTIAL))
                .isInstanceOf(OrbitException.class)
                .hasMessageContaining("2 components already");
    }

    private static Groups parts(int nodes, EdgeList edges, boolean[] gone) {
        int[] parts = new int[nodes];
        Arrays.setAll(parts, node -> node);
        for (int i = 0; i < edges.size(); i++) {
            int from = parts[edges.source(i)];
            int to = parts[edges.target(i)];
            if (!gone[i]) {
                Arrays.setAll(parts, at -> parts[at] == from ? to : parts[at]);
            }
        }
        List<List<Integer>> sets = new ArrayList<>();
        for (int part = 0; part < nodes; part++) {
            List<Integer> set = new ArrayList<>();
            for (int node = 0; node < nodes; node++) {
                if (parts[node] == part) {
                    set.add(node);
                }
            }
            if (!set.isEmpty()) {
                sets.add(set);
            }
        }
        return Groups.of(nodes, sets);
    }

    @Test
    void greedyCommunitiesGainNothingByAnotherJoin() {
        Seeded seeded = Seeded.of("greedyCommunitiesGainNothingByAnotherJoin");
        int judged = 0;
        for (int i = 0; i < GRAPHS; i++) {
            CsrGraph graph = TestGraphs.random(seeded, Shape.SIMPLE, 1 + seeded.below(14));
            EdgeList edges = edges(graph);
            Groups parts = parts(graph.nodeCount(), edges, new boolean[edges.size()]);
            if (parts.members().stream().filter(part -> part.length > 1).count() > 1) {
                assertThatThrownBy(() ->
                                new GreedyModularity().compute(graph, NoParameters.DEFAULT, TestGraphs.SEQUENTIAL))
                        .isInstanceOf(OrbitException.class)
                        .hasMessageContaining("all in one component");
                continue;
            }
            judged++;
            Groups found = new GreedyModularity().compute(graph, NoParameters.DEFAULT, TestGraphs.SEQUENTIAL);
            double quality = modularity(graph, found.groups());
            for (int a = 0; a < found.count(); a++) {
                for (int b = a + 1; b < found.count(); b++) {
                    int from = a;
                    int to = b;
                    int[] joined = Arrays.stream(found.groups())
                            .map(group -> group == from ? to : group)
                            .toArray();
                    assertThat(modularity(graph, joined)).isLessThanOrEqualTo(quality + 1e-9);
                }
            }
            int[] alone = new int[graph.nodeCount()];
            Arrays.setAll(alone, node -> node);
            assertThat(quality).isGreaterThanOrEqualTo(modularity(graph, alone) - 1e-9);
        }
        assertThat(judged).isGreaterThan(30);
    }

    private static double modularity(CsrGraph graph, int[] groups) {
        double total = graph.out().entryCount();
        double sum = 0;
        for (int a = 0; a < groups.length && total > 0; a++) {
            for (int b = 0; b < groups.length; b++) {
                if (groups[a] == groups[b]) {
                    sum += (graph.out().find(a, b) >= 0 ? 1 : 0)
                            - graph.out().degree(a) * graph.out().degree(b) / total;
                }
            }
        }
        return total > 0 ? sum / total : 0;
    }

    /// Joining by the lightest relationship as long as there are too many clusters (Kruskal).
    @Test
    void clustersAreFarApart() {
        Seeded seeded = Seeded.of("clustersAreFarApart");
        for (int i = 0; i < GRAPHS; i++) {
            CsrGraph graph = TestGraphs.random(seeded, Shape.UNDIRECTED_WEIGHTED, 1 + seeded.below(12));
            EdgeList edges = edges(graph);
            int k = 1 + seeded.below(graph.nodeCount());
            Groups found = new SpanningTreeClusters()
                    .compute(graph, new SpanningTreeClusters.Parameters(k), TestGraphs.SEQUENTIAL);
            int components =
                    parts(graph.nodeCount(), edges, new boolean[edges.size()]).count();
            assertThat(found.count()).isEqualTo(Math.max(k, components));
            double apart = Double.POSITIVE_INFINITY;
            for (int edge = 0; edge < edges.size(); edge++) {
                if (found.groups()[edges.source(edge)] != found.groups()[edges.target(edge)]) {
                    apart = Math.min(apart, edges.value(0, edge));
                }
            }
            // Whatever is lighter than the distance of the clusters lies within them.
            boolean[] gone = new boolean[edges.size()];
            for (int edge = 0; edge < gone.length; edge++) {
                gone[edge] = edges.value(0, edge) >= apart;
            }
            assertThat(parts(graph.nodeCount(), edges, gone).count()).isGreaterThanOrEqualTo(found.count());
            for (int edge = 0; edge < gone.length; edge++) {
                gone[edge] = edges.value(0, edge) > apart;
            }
            assertThat(apart == Double.POSITIVE_INFINITY
                            || parts(graph.nodeCount(), edges, gone).count() < found.count())
                    .isTrue();
        }
    }

    @Test
    void spannersStretchDistancesWithinTheirBound() {
        for (Shape shape : List.of(Shape.SIMPLE, Shape.SIMPLE_WEIGHTED)) {
            Seeded seeded = Seeded.of("spannersStretchDistancesWithinTheirBound");
            for (int i = 0; i < GRAPHS; i++) {
                CsrGraph graph = TestGraphs.random(seeded, shape, 1 + seeded.below(14));
                int k = 1 + seeded.below(3);
                Links links = new Spanner().compute(graph, new Spanner.Parameters(k), TestGraphs.SEQUENTIAL);
                EdgeList kept = new EdgeList("weight");
                for (int link = 0; link < links.count(); link++) {
                    int slot = graph.out().find(links.sources()[link], links.targets()[link]);
                    assertThat(graph.out().weight(slot)).isEqualTo(links.values()[link]);
                    kept.add(links.sources()[link], links.targets()[link], links.values()[link]);
                }
                double[][] before = distances(graph);
                double[][] after = distances(TestGraphs.build(graph.nodeCount(), kept, true));
                for (int node = 0; node < graph.nodeCount(); node++) {
                    for (int other = 0; other < graph.nodeCount(); other++) {
                        assertThat(after[node][other]).isLessThanOrEqualTo((2 * k - 1) * before[node][other]);
                    }
                }
                // Althoefer: no cycle of 2k or fewer relationships is left where all weigh the same.
                int size = links.count();
                if (!shape.weighted()) {
                    assertThat(BreadthCycleTest.cycles(TestGraphs.build(graph.nodeCount(), kept, true)).stream()
                                    .mapToInt(List::size)
                                    .min()
                                    .orElse(Integer.MAX_VALUE))
                            .isGreaterThan(2 * k);
                }
                assertThat((long) size).isLessThanOrEqualTo(graph.relationshipCount());
            }
        }
    }
}
