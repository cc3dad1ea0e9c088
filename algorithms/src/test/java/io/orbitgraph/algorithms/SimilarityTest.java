package io.orbitgraph.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.orbitgraph.algorithms.TestGraphs.Shape;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.EdgeList;
import io.orbitgraph.algorithms.graph.NodeColumn;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.primitive.TopK;
import io.orbitgraph.algorithms.similarity.Knn;
import io.orbitgraph.algorithms.similarity.KnnParameters;
import io.orbitgraph.algorithms.similarity.KnnResult;
import io.orbitgraph.algorithms.similarity.LinkPrediction;
import io.orbitgraph.algorithms.similarity.NodeSimilarity;
import io.orbitgraph.algorithms.similarity.NodeSimilarityParameters;
import io.orbitgraph.algorithms.similarity.NodeSimilarityParameters.Cutoffs;
import io.orbitgraph.algorithms.similarity.NodeSimilarityParameters.Metric;
import io.orbitgraph.algorithms.similarity.PairFilter;
import io.orbitgraph.algorithms.similarity.SimilarPairs;
import io.orbitgraph.algorithms.similarity.SimilarityFunctions;
import io.orbitgraph.store.testkit.Seeded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jgrapht.alg.linkprediction.AdamicAdarIndexLinkPrediction;
import org.jgrapht.alg.linkprediction.ResourceAllocationIndexLinkPrediction;
import org.junit.jupiter.api.Test;

class SimilarityTest {
    /// No ratio of the small whole numbers that weights are comes so near to it that rounding would decide.
    private static final double CUTOFF = 0.1003;

    private record Pair(int first, int second, double similarity) {}

    @Test
    void similarNodesAreThoseOfAllPairs() {
        Seeded seeded = Seeded.of("filters");
        for (Shape shape : List.of(Shape.DIRECTED, Shape.DIRECTED_WEIGHTED, Shape.UNDIRECTED)) {
            TestGraphs.forRandom("similarNodesAreThoseOfAllPairs", shape, graph -> {
                Metric metric = seeded.pick(List.of(Metric.values()));
                BitSet targets = new BitSet();
                for (int node = 0; node < graph.nodeCount(); node++) {
                    targets.set(node, seeded.below(3) > 0);
                }
                boolean bottom = seeded.oneIn(3);
                NodeSimilarityParameters parameters = NodeSimilarityParameters.DEFAULT
                        .withMetric(metric)
                        .withTop(3, 0)
                        .withCutoffs(new Cutoffs(CUTOFF, 1, 8))
                        .withFilter(new PairFilter(null, targets));
                if (bottom) {
                    parameters = parameters.withBottom(3, 0);
                }
                SimilarPairs pairs = new NodeSimilarity().compute(graph, parameters, TestGraphs.SEQUENTIAL);
                List<Pair> found = new ArrayList<>();
                for (int i = 0; i < pairs.count(); i++) {
                    found.add(new Pair(pairs.first()[i], pairs.second()[i], round(pairs.similarities()[i])));
                }
                List<Pair> all = plain(graph, metric, targets, bottom, Integer.MAX_VALUE);
                assertThat(all).containsAll(found);
                // Of equally similar ones rounding decides.
                assertThat(withoutSecond(found)).isEqualTo(withoutSecond(plain(graph, metric, targets, bottom, 3)));
            });
        }
    }

    private static List<Pair> withoutSecond(List<Pair> pairs) {
        return pairs.stream()
                .map(pair -> new Pair(pair.first, 0, pair.similarity))
                .toList();
    }

    private static double round(double value) {
        return Math.round(value * 1e9) / 1e9;
    }

    private static List<Pair> plain(CsrGraph graph, Metric metric, BitSet targets, boolean bottom, int k) {
        List<Map<Integer, Double>> vectors = new ArrayList<>();
        for (int node = 0; node < graph.nodeCount(); node++) {
            Map<Integer, Double> vector = new TreeMap<>();
            for (int slot = graph.out().offsets()[node]; slot < graph.out().offsets()[node + 1]; slot++) {
                vector.putIfAbsent(graph.out().targets()[slot], graph.out().weight(slot));
            }
            vectors.add(vector);
        }
        List<Pair> result = new ArrayList<>();
        for (int a = 0; a < vectors.size(); a++) {
            List<Pair> mine = new ArrayList<>();
            for (int b = 0; b < vectors.size(); b++) {
                int least = Math.min(vectors.get(a).size(), vectors.get(b).size());
                int most = Math.max(vectors.get(a).size(), vectors.get(b).size());
                if (a != b && targets.get(b) && least >= 1 && most <= 8) {
                    double similarity = similarity(vectors.get(a), vectors.get(b), metric);
                    if (similarity >= CUTOFF) {
                        mine.add(new Pair(a, b, round(similarity)));
                    }
                }
            }
            Comparator<Pair> order = Comparator.comparingDouble(pair -> bottom ? pair.similarity : -pair.similarity);
            mine.sort(order.thenComparingInt(Pair::second));
            result.addAll(mine.subList(0, Math.min(k, mine.size())));
        }
        return result;
    }

    private static double similarity(Map<Integer, Double> a, Map<Integer, Double> b, Metric metric) {
        double common = 0;
        double all = 0;
        double product = 0;
        for (int key = 0; key < 30; key++) {
            double x = a.getOrDefault(key, 0.0);
            double y = b.getOrDefault(key, 0.0);
            common += Math.min(x, y);
            all += Math.max(x, y);
            product += x * y;
        }
        double sumA = a.values().stream().mapToDouble(value -> value).sum();
        double sumB = b.values().stream().mapToDouble(value -> value).sum();
        double squareA = a.values().stream().mapToDouble(value -> value * value).sum();
        double squareB = b.values().stream().mapToDouble(value -> value * value).sum();
        return switch (metric) {
            case JACCARD -> common / all;
            case OVERLAP -> common / Math.min(sumA, sumB);
            case COSINE -> product / Math.sqrt(squareA * squareB);
        };
    }

    @Test
    void theBestOfAllPairsCanBeAskedFor() {
        CsrGraph graph = TestGraphs.directed(6, 0, 3, 0, 4, 1, 3, 1, 4, 2, 4, 2, 5);
        SimilarPairs best = new NodeSimilarity()
                .compute(graph, NodeSimilarityParameters.DEFAULT.withTop(10, 2), TestGraphs.SEQUENTIAL);
        assertThat(best.first()).containsExactly(0, 1);
        assertThat(best.second()).containsExactly(1, 0);
        assertThat(best.similarities()).containsExactly(1, 1);
        SimilarPairs worst = new NodeSimilarity()
                .compute(graph, NodeSimilarityParameters.DEFAULT.withBottom(10, 1), TestGraphs.SEQUENTIAL);
        assertThat(worst.similarities()).containsExactly(1.0 / 3);
    }

    @Test
    void nodesOfDifferentComponentsAreNotCompared() {
        CsrGraph graph = TestGraphs.directed(6, 0, 3, 0, 4, 1, 3, 1, 4, 2, 4, 2, 5);
        NodeSimilarityParameters parameters =
                NodeSimilarityParameters.DEFAULT.withComponents(new long[] {7, 8, 7, 0, 0, 0});
        SimilarPairs pairs = new NodeSimilarity().compute(graph, parameters, TestGraphs.SEQUENTIAL);
        assertThat(pairs.first()).containsExactly(0, 2);
        assertThat(pairs.second()).containsExactly(2, 0);
        assertThat(NodeSimilarity.nodesCompared(graph, parameters, TestGraphs.SEQUENTIAL.workers()))
                .isEqualTo(3);
    }

    @Test
    void fewTargetsAreFoundFromTheStart() {
        int nodes = Knn.EXACT_UP_TO + 500;
        Seeded seeded = Seeded.of("fewTargetsAreFoundFromTheStart");
        double[] numbers = seeded.random().doubles(nodes, 0, 1000).toArray();
        CsrGraph graph = TestGraphs.directed(nodes).withNodeProperty("x", new NodeColumn.Doubles(numbers));
        BitSet targets = new BitSet();
        targets.set(7);
        targets.set(nodes - 1);
        KnnParameters parameters = KnnParameters.of("x")
                .withTopK(2)
                .withFilter(new PairFilter(null, targets))
                .withSeedTargets(true);
        SimilarPairs pairs = new Knn()
                .compute(graph, parameters, TestGraphs.PARALLEL.withSeed(3))
                .pairs();
        assertThat(pairs.count()).as("all nodes find both, but for themselves").isEqualTo(2 * nodes - 2);
        SimilarPairs again = new Knn()
                .compute(graph, parameters, TestGraphs.SEQUENTIAL.withSeed(3))
                .pairs();
        assertThat(again.second()).isEqualTo(pairs.second());
    }

    @Test
    void nearestNeighboursAreFound() {
        int nodes = Knn.EXACT_UP_TO + 1000;
        double[][] points = new double[nodes][8];
        Seeded seeded = Seeded.of("nearestNeighboursAreFound");
        for (double[] point : points) {
            for (int i = 0; i < point.length; i++) {
                point[i] = seeded.random().nextGaussian();
            }
        }
        CsrGraph graph = TestGraphs.undirected(nodes).withNodeProperty("at", new NodeColumn.DoubleLists(points));
        KnnParameters parameters = new KnnParameters(
                List.of(new KnnParameters.Property("at", KnnParameters.Metric.EUCLIDEAN)),
                10,
                0,
                new KnnParameters.Search(1, 0.001, 100, 10, KnnParameters.Sampler.UNIFORM, 0),
                PairFilter.ALL,
                false);
        KnnResult result = new Knn().compute(graph, parameters, TestGraphs.SEQUENTIAL);
        assertThat(result.didConverge()).isTrue();
        assertThat(result.pairs().count()).isEqualTo(10 * nodes);
        int hits = 0;
        for (int node = 0; node < 200; node++) {
            TopK best = new TopK(10);
            for (int other = 0; other < nodes; other++) {
                if (other != node) {
                    best.offer(other, SimilarityFunctions.euclidean(points[node], points[other]));
                }
            }
            int[] expected = new int[10];
            best.drain(expected, new double[10], 0);
            List<Integer> found = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                found.add(result.pairs().second()[node * 10 + i]);
            }
            for (int other : expected) {
                hits += found.contains(other) ? 1 : 0;
            }
        }
        assertThat(hits).isGreaterThan(1900);
        KnnResult parallel = new Knn().compute(graph, parameters, TestGraphs.PARALLEL);
        assertThat(parallel.pairs().second()).isEqualTo(result.pairs().second());
        assertThat(parallel.pairs().similarities()).isEqualTo(result.pairs().similarities());
        assertThat(parallel.pairsConsidered()).isEqualTo(result.pairsConsidered());
    }

    @Test
    void smallGraphsAreComparedEachWithEach() {
        CsrGraph graph = TestGraphs.undirected(4)
                .withNodeProperty("age", new NodeColumn.Longs(new long[] {10, 11, 14, 20}))
                .withNodeProperty("tags", new NodeColumn.LongLists(new long[][] {{1, 2}, {2, 3}, {2, 1}, {9}}));
        SimilarPairs byAge = new Knn()
                .compute(graph, KnnParameters.of("age").withTopK(1), TestGraphs.SEQUENTIAL)
                .pairs();
        assertThat(byAge.second()).containsExactly(1, 0, 1, 2);
        assertThat(byAge.similarities()).containsExactly(0.5, 0.5, 0.25, 1.0 / 7);
        SimilarPairs byBoth = new Knn()
                .compute(graph, KnnParameters.of("age", "tags").withTopK(1).withCutoff(0.4), TestGraphs.SEQUENTIAL)
                .pairs();
        assertThat(byBoth.first()).containsExactly(0, 1, 2);
        assertThat(byBoth.second()).containsExactly(2, 0, 0);
        BitSet sources = new BitSet();
        sources.set(3);
        assertThat(new Knn()
                        .compute(
                                graph,
                                KnnParameters.of("age").withFilter(new PairFilter(sources, null)),
                                TestGraphs.SEQUENTIAL)
                        .pairs()
                        .first())
                .containsExactly(3, 3, 3);
    }

    @Test
    void linkScoresAreJGraphTs() {
        TestGraphs.forRandom("linkScoresAreJGraphTs", Shape.SIMPLE, graph -> {
            CsrGraphView view = new CsrGraphView(graph, TestGraphs.SEQUENTIAL.workers());
            LinkPrediction scores = new LinkPrediction(graph, TestGraphs.SEQUENTIAL.workers());
            int a = 0;
            int b = graph.nodeCount() - 1;
            if (a == b || view.degreeOf(a) == 0 || view.degreeOf(b) == 0) {
                return;
            }
            assertThat(scores.adamicAdar(a, b))
                    .isCloseTo(new AdamicAdarIndexLinkPrediction<>(view).predict(a, b), within(1e-9));
            assertThat(scores.resourceAllocation(a, b))
                    .isCloseTo(new ResourceAllocationIndexLinkPrediction<>(view).predict(a, b), within(1e-9));
            assertThat(scores.preferentialAttachment(a, b)).isEqualTo((double) view.degreeOf(a) * view.degreeOf(b));
            assertThat(scores.totalNeighbors(a, b))
                    .isEqualTo(view.degreeOf(a) + view.degreeOf(b) - scores.commonNeighbors(a, b));
        });
        assertThat(LinkPrediction.sameCommunity(0, 1, new long[] {4, 4})).isEqualTo(1);
    }

    @Test
    void functionsCompareLists() {
        assertThat(SimilarityFunctions.cosine(new double[] {1, 0}, new double[] {1, 1}))
                .isCloseTo(Math.sqrt(0.5), within(1e-12));
        assertThat(SimilarityFunctions.cosine(new double[] {0, 0}, new double[] {1, 1}))
                .isZero();
        assertThat(SimilarityFunctions.euclideanDistance(new double[] {0, 3}, new double[] {4, 0}))
                .isEqualTo(5);
        assertThat(SimilarityFunctions.euclidean(new double[] {0, 3}, new double[] {4, 0}))
                .isEqualTo(1.0 / 6);
        assertThat(SimilarityFunctions.pearson(new double[] {1, 2, 3}, new double[] {2, 4, 6}))
                .isCloseTo(1, within(1e-12));
        assertThat(SimilarityFunctions.jaccard(new long[] {1, 1, 2}, new long[] {1, 1, 3}))
                .isEqualTo(0.5);
        assertThat(SimilarityFunctions.overlap(new long[] {1, 2}, new long[] {1, 2, 3}))
                .isEqualTo(1);
        assertThat(SimilarityFunctions.jaccard(new long[0], new long[0])).isZero();
    }

    @Test
    void topKDoesNotDependOnTheOrderOfOffers() {
        Seeded seeded = Seeded.of("topK");
        for (int round = 0; round < 500; round++) {
            int k = 1 + seeded.below(6);
            List<Pair> items = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                items.add(new Pair(0, i, seeded.below(4)));
            }
            Collections.shuffle(items, new Random(round));
            TopK best = new TopK(k);
            items.forEach(item -> best.offer(item.second, item.similarity));
            items.sort(
                    Comparator.comparingDouble((Pair pair) -> -pair.similarity).thenComparingInt(Pair::second));
            int[] found = new int[k];
            assertThat(best.drain(found, new double[k], 0)).isEqualTo(k);
            assertThat(found)
                    .containsExactly(
                            items.subList(0, k).stream().mapToInt(Pair::second).toArray());
        }
    }

    /// Numbers, of which many are equal: of those the lesser node counts.
    @Test
    void exactNeighboursAreThoseOfAllPairs() {
        Seeded seeded = Seeded.of("exactNeighboursAreThoseOfAllPairs");
        for (int round = 0; round < 1000; round++) {
            long[] values = new long[1 + seeded.below(20)];
            for (int i = 0; i < values.length; i++) {
                values[i] = seeded.below(12);
            }
            CsrGraph graph = TestGraphs.undirected(values.length).withNodeProperty("at", new NodeColumn.Longs(values));
            SimilarPairs pairs = new Knn()
                    .compute(graph, KnnParameters.of("at").withTopK(3).withCutoff(0.21), TestGraphs.SEQUENTIAL)
                    .pairs();
            List<Pair> found = new ArrayList<>();
            for (int i = 0; i < pairs.count(); i++) {
                found.add(new Pair(pairs.first()[i], pairs.second()[i], pairs.similarities()[i]));
            }
            List<Pair> expected = new ArrayList<>();
            for (int a = 0; a < values.length; a++) {
                List<Pair> mine = new ArrayList<>();
                for (int b = 0; b < values.length; b++) {
                    double similarity = 1.0 / (1 + Math.abs(values[a] - values[b]));
                    if (a != b && similarity >= 0.21) {
                        mine.add(new Pair(a, b, similarity));
                    }
                }
                mine.sort(Comparator.comparingDouble((Pair pair) -> -pair.similarity)
                        .thenComparingInt(Pair::second));
                expected.addAll(mine.subList(0, Math.min(3, mine.size())));
            }
            assertThat(found).isEqualTo(expected);
        }
    }

    /// On a long path of growing numbers, walks meet the nearest first, so that fewer comparisons are enough.
    @Test
    void walksAndPerturbationChangeTheSearchOnly() {
        int nodes = Knn.EXACT_UP_TO + 500;
        long[] values = new long[nodes];
        EdgeList edges = new EdgeList();
        for (int node = 0; node < nodes; node++) {
            values[node] = node / 4;
            edges.add(node, (node + 1) % nodes);
        }
        CsrGraph graph = TestGraphs.build(nodes, edges, true).withNodeProperty("at", new NodeColumn.Longs(values));
        KnnParameters parameters = KnnParameters.of("at").withTopK(3);
        for (double rate : new double[] {0, 0.5}) {
            KnnResult result = new Knn()
                    .compute(
                            graph,
                            parameters.withSearch(
                                    KnnParameters.Search.DEFAULT.withSampler(KnnParameters.Sampler.RANDOM_WALK, rate)),
                            TestGraphs.SEQUENTIAL);
            assertThat(result.pairs().count()).isEqualTo(3 * nodes);
            long equal = Arrays.stream(result.pairs().similarities())
                    .filter(similarity -> similarity == 1)
                    .count();
            assertThat((double) equal).isGreaterThan(2.7 * nodes);
        }
    }
}
