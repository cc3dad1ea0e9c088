package io.orbitgraph.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.orbitgraph.algorithms.TestGraphs.Shape;
import io.orbitgraph.algorithms.community.coloring.K1Coloring;
import io.orbitgraph.algorithms.community.coloring.K1ColoringParameters;
import io.orbitgraph.algorithms.community.coloring.K1ColoringResult;
import io.orbitgraph.algorithms.community.connectivity.CutParameters;
import io.orbitgraph.algorithms.community.connectivity.CutResult;
import io.orbitgraph.algorithms.community.connectivity.CutSearch;
import io.orbitgraph.algorithms.community.cores.KTruss;
import io.orbitgraph.algorithms.community.cores.KTrussParameters;
import io.orbitgraph.algorithms.community.cores.KTrussResult;
import io.orbitgraph.algorithms.community.cut.MaxKCut;
import io.orbitgraph.algorithms.community.cut.MaxKCutParameters;
import io.orbitgraph.algorithms.community.cut.MaxKCutResult;
import io.orbitgraph.algorithms.community.kmeans.KMeans;
import io.orbitgraph.algorithms.community.kmeans.KMeansParameters;
import io.orbitgraph.algorithms.community.kmeans.KMeansResult;
import io.orbitgraph.algorithms.community.labels.Sllpa;
import io.orbitgraph.algorithms.community.labels.SllpaParameters;
import io.orbitgraph.algorithms.community.modularity.PartitionMeasures;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.EdgeList;
import io.orbitgraph.algorithms.graph.NodeColumn;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.verify.PartitionVerifier;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.store.testkit.Seeded;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jgrapht.alg.connectivity.BiconnectivityInspector;
import org.junit.jupiter.api.Test;

class PartitionTest {
    @Test
    void neighboursDifferInColour() {
        for (Shape shape : new Shape[] {Shape.DIRECTED, Shape.UNDIRECTED}) {
            TestGraphs.forRandom("neighboursDifferInColour", shape, PartitionTest::checkColours);
        }
        checkColours(TestGraphs.large(true, false));
    }

    private static void checkColours(CsrGraph graph) {
        K1ColoringResult result = new K1Coloring().compute(graph, K1ColoringParameters.DEFAULT, TestGraphs.SEQUENTIAL);
        int most = 0;
        for (int node = 0; node < graph.nodeCount(); node++) {
            assertThat(result.colors()[node]).isBetween(0, result.colorCount() - 1);
            for (int slot = graph.out().offsets()[node]; slot < graph.out().offsets()[node + 1]; slot++) {
                int target = graph.out().targets()[slot];
                assertThat(target == node || result.colors()[target] != result.colors()[node])
                        .isTrue();
            }
            most = Math.max(
                    most,
                    graph.out().degree(node)
                            + (graph.isUndirected()
                                    ? 0
                                    : graph.in(TestGraphs.SEQUENTIAL.workers()).degree(node)));
        }
        assertThat(result.colorCount()).isLessThanOrEqualTo(most + 1);
        assertThat(new K1Coloring()
                        .compute(graph, K1ColoringParameters.DEFAULT, TestGraphs.PARALLEL)
                        .colors())
                .isEqualTo(result.colors());
    }

    @Test
    void articulationPointsAndBridgesAreJGraphTs() {
        TestGraphs.forRandom("articulationPointsAndBridgesAreJGraphTs", Shape.SIMPLE, graph -> {
            CutResult result = new CutSearch().compute(graph, CutParameters.DEFAULT, TestGraphs.SEQUENTIAL);
            CsrGraphView view = new CsrGraphView(graph, TestGraphs.SEQUENTIAL.workers());
            BiconnectivityInspector<Integer, Integer> expected = new BiconnectivityInspector<>(view);
            Set<Integer> points = new HashSet<>();
            result.articulationPoints().stream().forEach(points::add);
            assertThat(points).isEqualTo(expected.getCutpoints());
            Set<Integer> bridges = new HashSet<>();
            for (int i = 0; i < result.bridgeSources().length; i++) {
                bridges.add(view.getEdge(result.bridgeSources()[i], result.bridgeTargets()[i]));
            }
            assertThat(bridges).isEqualTo(expected.getBridges());
        });
    }

    /// By taking each relationship and each node out.
    @Test
    void parallelRelationshipsAndLoopsAreNoBridges() {
        TestGraphs.forRandom("parallelRelationshipsAndLoopsAreNoBridges", Shape.UNDIRECTED, graph -> {
            CutResult result = new CutSearch().compute(graph, CutParameters.DEFAULT, TestGraphs.SEQUENTIAL);
            Set<Long> bridges = new TreeSet<>();
            for (int i = 0; i < result.bridgeSources().length; i++) {
                bridges.add(result.bridgeSources()[i] * 100L + result.bridgeTargets()[i]);
            }
            Set<Long> expected = new TreeSet<>();
            long before = components(graph, -1, -1);
            for (int a = 0; a < graph.nodeCount(); a++) {
                for (int slot = graph.out().offsets()[a]; slot < graph.out().offsets()[a + 1]; slot++) {
                    int b = graph.out().targets()[slot];
                    boolean alone = graph.out().find(a, b) == slot
                            && (slot + 1 == graph.out().offsets()[a + 1]
                                    || graph.out().targets()[slot + 1] != b);
                    if (a < b && alone && components(graph, a, b) > before) {
                        expected.add(a * 100L + b);
                    }
                }
            }
            assertThat(bridges).isEqualTo(expected);
        });
    }

    private static long components(CsrGraph graph, int withoutSource, int withoutTarget) {
        EdgeList edges = new EdgeList();
        for (int node = 0; node < graph.nodeCount(); node++) {
            for (int slot = graph.out().offsets()[node]; slot < graph.out().offsets()[node + 1]; slot++) {
                int target = graph.out().targets()[slot];
                if (node < target && !(node == withoutSource && target == withoutTarget)) {
                    edges.add(node, target);
                }
            }
        }
        return Arrays.stream(PartitionVerifier.plainComponents(TestGraphs.build(graph.nodeCount(), edges, true)))
                .distinct()
                .count();
    }

    /// A relationship of truss number k is in k - 2 triangles of relationships of at least k, and no more can be said
    /// of k + 1: peeling from scratch for each k.
    @Test
    void trussesAreThoseOfPlainPeeling() {
        TestGraphs.forRandom("trussesAreThoseOfPlainPeeling", Shape.UNDIRECTED, graph -> {
            KTrussResult result = new KTruss().compute(graph, KTrussParameters.DEFAULT, TestGraphs.SEQUENTIAL);
            int nodes = graph.nodeCount();
            boolean[][] there = new boolean[nodes][nodes];
            for (int i = 0; i < result.sources().length; i++) {
                there[result.sources()[i]][result.targets()[i]] = true;
                there[result.targets()[i]][result.sources()[i]] = true;
            }
            int[][] expected = new int[nodes][nodes];
            for (int k = 2; k <= result.maxTruss() + 1; k++) {
                boolean changed = true;
                while (changed) {
                    changed = false;
                    for (int a = 0; a < nodes; a++) {
                        for (int b = 0; b < a; b++) {
                            int triangles = 0;
                            for (int c = 0; c < nodes && there[a][b]; c++) {
                                triangles += there[a][c] && there[b][c] ? 1 : 0;
                            }
                            if (there[a][b] && triangles < k - 2) {
                                there[a][b] = false;
                                there[b][a] = false;
                                changed = true;
                            }
                        }
                    }
                }
                for (int a = 0; a < nodes; a++) {
                    for (int b = 0; b < nodes; b++) {
                        expected[a][b] = there[a][b] ? k : expected[a][b];
                    }
                }
            }
            for (int i = 0; i < result.sources().length; i++) {
                assertThat(result.trusses()[i]).isEqualTo(expected[result.sources()[i]][result.targets()[i]]);
            }
        });
    }

    @Test
    void measuresOfAPartitionAreThoseOfTheDefinition() {
        Seeded seeded = Seeded.of("measures");
        TestGraphs.forRandom("measuresOfAPartitionAreThoseOfTheDefinition", Shape.UNDIRECTED_WEIGHTED, graph -> {
            long[] communities = new long[graph.nodeCount()];
            Arrays.setAll(communities, i -> seeded.below(3) * 10L);
            PartitionMeasures.Result result = new PartitionMeasures()
                    .compute(graph, new PartitionMeasures.Parameters(communities), TestGraphs.SEQUENTIAL);
            double expected = PartitionVerifier.modularity(graph, communities, 1);
            if (!Double.isNaN(expected)) {
                assertThat(result.modularity()).isCloseTo(expected, within(1e-9));
            }
        });
        CsrGraph two = TestGraphs.undirected(4, 0, 1, 2, 3, 1, 2);
        PartitionMeasures.Result result = new PartitionMeasures()
                .compute(two, new PartitionMeasures.Parameters(new long[] {5, 5, 7, 7}), TestGraphs.SEQUENTIAL);
        assertThat(result.communities()).containsExactly(5, 7);
        assertThat(result.conductances()).containsExactly(1.0 / 3, 1.0 / 3);
        assertThat(result.averageConductance()).isEqualTo(1.0 / 3);
    }

    /// All cuts of small graphs: what cannot be improved by single moves cuts at least half of the weight, and many
    /// starts lose next to nothing on average.
    @Test
    void maxCutsAreNearlyTheBest() {
        Seeded seeded = Seeded.of("maxCutsAreNearlyTheBest");
        double lost = 0;
        for (int i = 0; i < TestGraphs.RANDOM_GRAPHS; i++) {
            CsrGraph graph = TestGraphs.random(seeded, Shape.UNDIRECTED_WEIGHTED, 9);
            MaxKCutResult result = new MaxKCut()
                    .compute(graph, MaxKCutParameters.DEFAULT.withNeighborhoodOrder(3), TestGraphs.SEQUENTIAL);
            assertThat(result.cutCost()).isEqualTo(cost(graph, result.communities()));
            double most = 0;
            for (int cut = 0; cut < 1 << 8; cut++) {
                int[] parts = new int[9];
                for (int node = 0; node < 8; node++) {
                    parts[node] = cut >> node & 1;
                }
                most = Math.max(most, cost(graph, parts));
            }
            int[] apart = new int[9];
            Arrays.setAll(apart, node -> node);
            assertThat(result.cutCost()).isBetween(cost(graph, apart) / 2, most);
            lost += most == 0 ? 0 : 1 - result.cutCost() / most;
        }
        assertThat(lost / TestGraphs.RANDOM_GRAPHS).isLessThan(0.01);
    }

    private static double cost(CsrGraph graph, int[] parts) {
        double cost = 0;
        for (int node = 0; node < graph.nodeCount(); node++) {
            for (int slot = graph.out().offsets()[node]; slot < graph.out().offsets()[node + 1]; slot++) {
                int target = graph.out().targets()[slot];
                cost += target > node && parts[node] != parts[target]
                        ? graph.out().weight(slot)
                        : 0;
            }
        }
        return cost;
    }

    @Test
    void minimalCutsKeepTheirSizes() {
        CsrGraph cliques = TestGraphs.undirected(6, 0, 1, 0, 2, 1, 2, 3, 4, 3, 5, 4, 5, 2, 3);
        MaxKCutResult result =
                new MaxKCut().compute(cliques, MaxKCutParameters.DEFAULT.minimizing(2, 2), TestGraphs.PARALLEL);
        assertThat(result.cutCost()).isEqualTo(1);
        assertThatThrownBy(() -> MaxKCutParameters.DEFAULT.minimizing())
                .isInstanceOf(OrbitException.class)
                .hasMessageContaining("minCommunitySizes");
        MaxKCutResult one = new MaxKCut().compute(cliques, MaxKCutParameters.DEFAULT.withK(3), TestGraphs.SEQUENTIAL);
        MaxKCutResult four = new MaxKCut().compute(cliques, MaxKCutParameters.DEFAULT.withK(3), TestGraphs.PARALLEL);
        assertThat(four.communities()).isEqualTo(one.communities());
    }

    @Test
    void kMeansFindsCloudsAndSettlesInALocalOptimum() {
        double[][] points = new double[600][];
        Seeded seeded = Seeded.of("kMeans");
        for (int i = 0; i < points.length; i++) {
            points[i] = new double[] {10 * (i % 3) + seeded.below(100) / 100.0, seeded.below(100) / 100.0};
        }
        CsrGraph graph = TestGraphs.undirected(600).withNodeProperty("at", new NodeColumn.DoubleLists(points));
        KMeansParameters parameters = KMeansParameters.of("at")
                .withK(3)
                .withIterations(50, 0)
                .withSampler(KMeansParameters.Sampler.KMEANS_PLUS_PLUS, 5)
                .withSilhouette();
        KMeansResult result = new KMeans().compute(graph, parameters, TestGraphs.SEQUENTIAL);
        for (int i = 0; i < points.length; i++) {
            assertThat(result.communities()[i]).isEqualTo(result.communities()[i % 3]);
        }
        assertThat(result.averageSilhouette()).isGreaterThan(0.8);
        assertThat(result.averageDistance()).isLessThan(1);
        KMeansResult parallel = new KMeans().compute(graph, parameters, TestGraphs.PARALLEL);
        assertThat(parallel.centroids()).isDeepEqualTo(result.centroids());
        assertThat(parallel.silhouettes()).isEqualTo(result.silhouettes());
        KMeansResult seededResult = new KMeans()
                .compute(
                        graph,
                        KMeansParameters.of("at").withK(3).withSeedCentroids(new double[][] {{0, 0}, {10, 0}, {20, 0}}),
                        TestGraphs.SEQUENTIAL);
        assertThat(Arrays.copyOf(seededResult.communities(), 3)).containsExactly(0, 1, 2);
        assertThatThrownBy(() ->
                        new KMeans().compute(graph, KMeansParameters.of("at").withK(601), TestGraphs.SEQUENTIAL))
                .isInstanceOf(OrbitException.class)
                .hasMessageContaining("601");
    }

    @Test
    void speakersAgreeWithinCliques() {
        CsrGraph cliques =
                TestGraphs.undirected(8, 0, 1, 0, 2, 0, 3, 1, 2, 1, 3, 2, 3, 4, 5, 4, 6, 4, 7, 5, 6, 5, 7, 6, 7);
        int[][] communities = new Sllpa()
                .compute(cliques, new SllpaParameters(50, 0.3), TestGraphs.SEQUENTIAL)
                .communities();
        for (int node = 0; node < 8; node++) {
            int clique = node / 4;
            assertThat(communities[node]).isNotEmpty();
            assertThat(Arrays.stream(communities[node])).allMatch(label -> label / 4 == clique);
        }
        CsrGraph large = TestGraphs.large(true, false);
        assertThat(new Sllpa()
                        .compute(large, SllpaParameters.DEFAULT, TestGraphs.PARALLEL)
                        .communities())
                .isDeepEqualTo(new Sllpa()
                        .compute(large, SllpaParameters.DEFAULT, TestGraphs.SEQUENTIAL)
                        .communities());
    }

    /// By taking each of them out.
    @Test
    void partsAreThoseThatRemovalLeaves() {
        TestGraphs.forRandom("partsAreThoseThatRemovalLeaves", Shape.UNDIRECTED, graph -> {
            CutResult result = new CutSearch().compute(graph, CutParameters.DEFAULT, TestGraphs.SEQUENTIAL);
            long[] before = PartitionVerifier.plainComponents(graph);
            for (int node = 0; node < before.length; node++) {
                int without = node;
                long[] sizes = parts(graph, before, node, (a, b) -> a == without || b == without, node);
                boolean cuts = sizes.length > 1;
                assertThat(result.articulationPoints().get(node)).isEqualTo(cuts);
                assertThat(result.partCounts()[node]).isEqualTo(cuts ? sizes.length : 0);
                assertThat(result.leastParts()[node]).isEqualTo(cuts ? (int) sizes[0] : 0);
                assertThat(result.greatestParts()[node]).isEqualTo(cuts ? (int) sizes[sizes.length - 1] : 0);
            }
            for (int i = 0; i < result.bridgeSources().length; i++) {
                int source = result.bridgeSources()[i];
                int target = result.bridgeTargets()[i];
                long[] sizes = parts(graph, before, source, (a, b) -> a == source && b == target, -1);
                long[] found = {result.bridgeSourceParts()[i], result.bridgeTargetParts()[i]};
                Arrays.sort(found);
                assertThat(found).isEqualTo(sizes);
            }
        });
        CutResult path = new CutSearch()
                .compute(TestGraphs.undirected(3, 0, 1, 1, 2), CutParameters.DEFAULT, TestGraphs.SEQUENTIAL);
        assertThat(path.bridgeSourceParts()).containsExactly(1, 2);
        assertThat(path.bridgeTargetParts()).containsExactly(2, 1);
    }

    private interface Ends {
        boolean are(int lesser, int greater);
    }

    /// The sizes, ascending, of what is left of the component of `of`.
    private static long[] parts(CsrGraph graph, long[] components, int of, Ends left, int node) {
        EdgeList edges = new EdgeList();
        for (int a = 0; a < graph.nodeCount(); a++) {
            for (int slot = graph.out().offsets()[a]; slot < graph.out().offsets()[a + 1]; slot++) {
                int b = graph.out().targets()[slot];
                if (a < b && !left.are(a, b)) {
                    edges.add(a, b);
                }
            }
        }
        long[] now = PartitionVerifier.plainComponents(TestGraphs.build(graph.nodeCount(), edges, true));
        long[] sizes = new long[now.length];
        for (int other = 0; other < now.length; other++) {
            if (components[other] == components[of] && other != node) {
                sizes[(int) now[other]]++;
            }
        }
        return Arrays.stream(sizes).filter(size -> size > 0).sorted().toArray();
    }

    @Test
    void conductanceIsThePartThatLeaves() {
        Seeded seeded = Seeded.of("conductance");
        TestGraphs.forRandom("conductanceIsThePartThatLeaves", Shape.DIRECTED_WEIGHTED, graph -> {
            long[] communities = new long[graph.nodeCount()];
            Arrays.setAll(communities, node -> seeded.below(3));
            double[] inside = new double[3];
            double[] leaving = new double[3];
            for (int node = 0; node < communities.length; node++) {
                for (int slot = graph.out().offsets()[node]; slot < graph.out().offsets()[node + 1]; slot++) {
                    boolean stays = communities[graph.out().targets()[slot]] == communities[node];
                    (stays ? inside : leaving)[(int) communities[node]] +=
                            graph.out().weight(slot);
                }
            }
            PartitionMeasures.Result result = new PartitionMeasures()
                    .compute(graph, new PartitionMeasures.Parameters(communities), TestGraphs.SEQUENTIAL);
            for (int i = 0; i < result.communities().length; i++) {
                int id = (int) result.communities()[i];
                assertThat(result.conductances()[i])
                        .isEqualTo(Double.valueOf(leaving[id] / (leaving[id] + inside[id])));
            }
        });
    }

    /// When it has settled, each point is in the cluster of the nearest centre, and centres are means.
    @Test
    void settledClustersAreALocalOptimum() {
        Seeded seeded = Seeded.of("settledClustersAreALocalOptimum");
        for (int round = 0; round < TestGraphs.RANDOM_GRAPHS; round++) {
            double[][] points = new double[4 + seeded.below(20)][2];
            for (double[] point : points) {
                point[0] = seeded.below(100);
                point[1] = seeded.below(100);
            }
            CsrGraph graph =
                    TestGraphs.undirected(points.length).withNodeProperty("at", new NodeColumn.DoubleLists(points));
            KMeansResult result = new KMeans()
                    .compute(
                            graph,
                            KMeansParameters.of("at").withK(1 + seeded.below(4)).withIterations(1000, 0),
                            TestGraphs.SEQUENTIAL.withSeed(round));
            assertThat(result.ranIterations()).isLessThan(1000);
            double[][] sums = new double[result.centroids().length][3];
            for (int i = 0; i < points.length; i++) {
                double own = distance(points[i], result.centroids()[result.communities()[i]]);
                assertThat(result.distances()[i]).isCloseTo(own, within(1e-9));
                for (double[] centre : result.centroids()) {
                    assertThat(own).isLessThanOrEqualTo(distance(points[i], centre) + 1e-9);
                }
                double[] sum = sums[result.communities()[i]];
                sum[0] += points[i][0];
                sum[1] += points[i][1];
                sum[2]++;
            }
            for (int cluster = 0; cluster < sums.length; cluster++) {
                if (sums[cluster][2] > 0) {
                    assertThat(result.centroids()[cluster][0])
                            .isCloseTo(sums[cluster][0] / sums[cluster][2], within(1e-9));
                    assertThat(result.centroids()[cluster][1])
                            .isCloseTo(sums[cluster][1] / sums[cluster][2], within(1e-9));
                }
            }
        }
    }

    private static double distance(double[] a, double[] b) {
        return Math.hypot(a[0] - b[0], a[1] - b[1]);
    }
}
