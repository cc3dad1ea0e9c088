package io.orbitgraph.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.orbitgraph.algorithms.TestGraphs.Shape;
import io.orbitgraph.algorithms.centrality.katz.Katz;
import io.orbitgraph.algorithms.centrality.katz.KatzParameters;
import io.orbitgraph.algorithms.centrality.katz.KatzResult;
import io.orbitgraph.algorithms.centrality.pagerank.ArticleRank;
import io.orbitgraph.algorithms.centrality.pagerank.Eigenvector;
import io.orbitgraph.algorithms.centrality.pagerank.EigenvectorParameters;
import io.orbitgraph.algorithms.centrality.pagerank.PageRank;
import io.orbitgraph.algorithms.centrality.pagerank.PageRankParameters;
import io.orbitgraph.algorithms.centrality.pagerank.PageRankResult;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.EdgeList;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.scaling.Scaler;
import io.orbitgraph.algorithms.verify.CentralityVerifier;
import io.orbitgraph.model.error.OrbitException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jgrapht.alg.scoring.KatzCentrality;
import org.junit.jupiter.api.Test;

class PageRankTest {
    private static final PageRankParameters EXACT = PageRankParameters.DEFAULT.withIterations(500, 1e-13);

    @Test
    void scoresAreAFixedPoint() {
        for (Shape shape : List.of(Shape.DIRECTED, Shape.UNDIRECTED, Shape.DIRECTED_WEIGHTED)) {
            TestGraphs.forRandom("scoresAreAFixedPoint", shape, graph -> {
                for (PageRankParameters.Definition definition : PageRankParameters.Definition.values()) {
                    PageRankResult result =
                            new PageRank().compute(graph, EXACT.withDefinition(definition), TestGraphs.SEQUENTIAL);
                    boolean normalised = definition == PageRankParameters.Definition.NORMALISED;
                    assertThat(result.didConverge()).isTrue();
                    assertThat(CentralityVerifier.pageRankResidual(graph, result.scores(), 0.85, normalised))
                            .isLessThan(1e-11);
                    if (normalised) {
                        assertThat(Arrays.stream(result.scores()).sum()).isCloseTo(1, within(1e-9));
                    }
                }
            });
        }
    }

    @Test
    void normalisedScoresAreJGraphTs() {
        TestGraphs.forRandom("normalisedScoresAreJGraphTs", Shape.SIMPLE_DIRECTED, graph -> {
            double[] scores = new PageRank()
                    .compute(
                            graph,
                            EXACT.withDefinition(PageRankParameters.Definition.NORMALISED),
                            TestGraphs.SEQUENTIAL)
                    .scores();
            Map<Integer, Double> expected = new org.jgrapht.alg.scoring.PageRank<>(
                            new CsrGraphView(graph, TestGraphs.SEQUENTIAL.workers()), 0.85, 1000, 1e-13)
                    .getScores();
            expected.forEach((node, score) -> assertThat(scores[node]).isCloseTo(score, within(1e-9)));
        });
    }

    /// The example of GDS's documentation shows 20 iterations of its definition; three nodes are enough to see it by
    /// hand.
    @Test
    void gdsStartsAtOneMinusDampingAndLosesWhatDangles() {
        CsrGraph graph = TestGraphs.directed(3, 0, 1, 0, 2, 1, 2);
        PageRankResult result = new PageRank().compute(graph, PageRankParameters.DEFAULT, TestGraphs.SEQUENTIAL);
        assertThat(result.scores()[0]).isCloseTo(0.15, within(1e-12));
        assertThat(result.scores()[1]).isCloseTo(0.15 + 0.85 * 0.075, within(1e-12));
        assertThat(result.scores()[2]).isCloseTo(0.15 + 0.85 * (0.075 + 0.21375), within(1e-12));
        assertThat(result.ranIterations()).isLessThan(20);
        PageRankResult first =
                new PageRank().compute(graph, PageRankParameters.DEFAULT.withIterations(1, 0), TestGraphs.SEQUENTIAL);
        assertThat(first.scores()).containsExactly(1 - 0.85, 1 - 0.85, 1 - 0.85);
    }

    @Test
    void personalisedScoresStayNearTheSources() {
        CsrGraph graph = TestGraphs.directed(4, 0, 1, 1, 0, 2, 3, 3, 2);
        double[] scores = new PageRank()
                .compute(graph, EXACT.withSourceNodes(0), TestGraphs.SEQUENTIAL)
                .scores();
        assertThat(scores[2]).isZero();
        assertThat(scores[0]).isGreaterThan(scores[1]);
        assertThat(scores[0]).isCloseTo(0.15 / (1 - 0.85 * 0.85), within(1e-9));
        double[] normalised = new PageRank()
                .compute(
                        graph,
                        EXACT.withSourceNodes(0).withDefinition(PageRankParameters.Definition.NORMALISED),
                        TestGraphs.SEQUENTIAL)
                .scores();
        assertThat(normalised[0]).isCloseTo(scores[0], within(1e-9));
    }

    @Test
    void articleRankDividesByTheAverageDegreeToo() {
        CsrGraph graph = TestGraphs.directed(3, 0, 1, 0, 2, 1, 2);
        double[] scores =
                new ArticleRank().compute(graph, EXACT, TestGraphs.SEQUENTIAL).scores();
        assertThat(scores[1]).isCloseTo(0.15 + 0.85 * 0.15 / 3, within(1e-12));
        assertThat(scores[2]).isCloseTo(0.15 + 0.85 * (0.15 / 3 + scores[1] / 2), within(1e-12));
    }

    @Test
    void eigenvectorIsOne() {
        TestGraphs.forRandom("eigenvectorIsOne", Shape.UNDIRECTED_WEIGHTED, graph -> {
            double[] scores = new Eigenvector()
                    .compute(graph, EigenvectorParameters.DEFAULT.withIterations(3000, 0), TestGraphs.SEQUENTIAL)
                    .scores();
            double[] image = new double[scores.length];
            double value = 0;
            for (int node = 0; node < scores.length; node++) {
                for (int slot = graph.out().offsets()[node]; slot < graph.out().offsets()[node + 1]; slot++) {
                    image[node] +=
                            scores[graph.out().targets()[slot]] * graph.out().weight(slot);
                }
                value += image[node] * scores[node];
            }
            for (int node = 0; node < scores.length; node++) {
                assertThat(image[node]).isCloseTo(value * scores[node], within(0.05));
            }
            assertThat(Scaler.norm(scores, TestGraphs.SEQUENTIAL.workers())).isCloseTo(1, within(1e-9));
        });
    }

    @Test
    void eigenvectorOfAStarHasAClosedForm() {
        CsrGraph star = TestGraphs.undirected(5, 0, 1, 0, 2, 0, 3, 0, 4);
        double[] scores = new Eigenvector()
                .compute(star, EigenvectorParameters.DEFAULT.withIterations(500, 1e-15), TestGraphs.SEQUENTIAL)
                .scores();
        assertThat(scores[0]).isCloseTo(Math.sqrt(0.5), within(1e-9));
        assertThat(scores[3]).isCloseTo(Math.sqrt(0.125), within(1e-9));
    }

    @Test
    void threadsDoNotChangeScores() {
        for (boolean weighted : new boolean[] {false, true}) {
            CsrGraph graph = TestGraphs.large(false, weighted);
            for (PageRankParameters.Definition definition : PageRankParameters.Definition.values()) {
                PageRankParameters parameters =
                        PageRankParameters.DEFAULT.withDefinition(definition).withScaler(Scaler.L2NORM);
                assertThat(new PageRank()
                                .compute(graph, parameters, TestGraphs.PARALLEL)
                                .scores())
                        .isEqualTo(new PageRank()
                                .compute(graph, parameters, TestGraphs.SEQUENTIAL)
                                .scores());
            }
            assertThat(new Eigenvector()
                            .compute(graph, EigenvectorParameters.DEFAULT, TestGraphs.PARALLEL)
                            .scores())
                    .isEqualTo(new Eigenvector()
                            .compute(graph, EigenvectorParameters.DEFAULT, TestGraphs.SEQUENTIAL)
                            .scores());
        }
    }

    @Test
    void badParametersAreRefused() {
        CsrGraph negative = TestGraphs.build(2, new EdgeList("weight").add(0, 1, -1), false);
        assertThatThrownBy(() -> new PageRank().compute(negative, PageRankParameters.DEFAULT, TestGraphs.SEQUENTIAL))
                .isInstanceOf(OrbitException.class)
                .hasMessageContaining("from node 0 to node 1");
        assertThatThrownBy(() -> PageRankParameters.DEFAULT.withDampingFactor(1))
                .isInstanceOf(OrbitException.class)
                .hasMessageContaining("dampingFactor is 1");
        assertThatThrownBy(() ->
                        new PageRank().compute(negative.unweighted(), EXACT.withSourceNodes(2), TestGraphs.SEQUENTIAL))
                .isInstanceOf(OrbitException.class)
                .hasMessageContaining("sourceNodes");
    }

    @Test
    void scalersScale() {
        double[] values = {1, 2, 5};
        assertThat(scaled(Scaler.MINMAX, values)).containsExactly(0, 0.25, 1);
        assertThat(scaled(Scaler.MAX, values)).containsExactly(0.2, 0.4, 1);
        assertThat(scaled(Scaler.L1NORM, values)).containsExactly(0.125, 0.25, 0.625);
        assertThat(scaled(Scaler.LOG, values)).containsExactly(0, Math.log(2), Math.log(5));
        assertThat(Arrays.stream(scaled(Scaler.MEAN, values)).sum()).isCloseTo(0, within(1e-12));
        assertThat(Scaler.norm(scaled(Scaler.L2NORM, values), TestGraphs.SEQUENTIAL.workers()))
                .isCloseTo(1, within(1e-12));
        assertThat(scaled(Scaler.STDSCORE, 3, 3)).containsExactly(0, 0);
        assertThat(scaled(Scaler.NONE, values)).containsExactly(values);
    }

    private static double[] scaled(Scaler scaler, double... values) {
        double[] copy = values.clone();
        scaler.apply(copy, TestGraphs.SEQUENTIAL.workers());
        return copy;
    }

    /// In JGraphT a change of the sum ends the iteration, so it gets a smaller tolerance.
    @Test
    void katzScoresAreJGraphTs() {
        for (Shape shape : List.of(Shape.SIMPLE_DIRECTED, Shape.SIMPLE_WEIGHTED)) {
            TestGraphs.forRandom("katzScoresAreJGraphTs", shape, graph -> {
                KatzResult result = new Katz()
                        .compute(
                                graph,
                                KatzParameters.DEFAULT.withAlpha(0.004).withIterations(500, 1e-14),
                                TestGraphs.SEQUENTIAL);
                assertThat(result.didConverge()).isTrue();
                Map<Integer, Double> expected = new KatzCentrality<>(
                                new CsrGraphView(graph, TestGraphs.SEQUENTIAL.workers()),
                                0.004,
                                node -> 1.0,
                                500,
                                1e-15)
                        .getScores();
                expected.forEach(
                        (node, score) -> assertThat(result.scores()[node]).isCloseTo(score, within(1e-9)));
            });
        }
    }

    @Test
    void katzScoresWithoutALimitAreRefused() {
        CsrGraph clique = TestGraphs.undirected(4, 0, 1, 0, 2, 0, 3, 1, 2, 1, 3, 2, 3);
        assertThatThrownBy(() -> new Katz()
                        .compute(
                                clique,
                                KatzParameters.DEFAULT.withAlpha(0.5).withIterations(10_000, 0),
                                TestGraphs.SEQUENTIAL))
                .isInstanceOf(OrbitException.class)
                .hasMessageContaining("alpha = 0.5");
    }

    @Test
    void articleRankIsAFixedPoint() {
        for (Shape shape : List.of(Shape.DIRECTED, Shape.UNDIRECTED_WEIGHTED)) {
            TestGraphs.forRandom("articleRankIsAFixedPoint", shape, graph -> {
                double[] scores = new ArticleRank()
                        .compute(graph, EXACT, TestGraphs.SEQUENTIAL)
                        .scores();
                int nodes = graph.nodeCount();
                double average = (double) graph.out().entryCount() / nodes;
                double[] next = new double[nodes];
                Arrays.fill(next, 0.15);
                for (int node = 0; node < nodes; node++) {
                    double weight = 0;
                    for (int slot = graph.out().offsets()[node];
                            slot < graph.out().offsets()[node + 1];
                            slot++) {
                        weight += graph.out().weight(slot);
                    }
                    for (int slot = graph.out().offsets()[node];
                            slot < graph.out().offsets()[node + 1] && weight > 0;
                            slot++) {
                        next[graph.out().targets()[slot]] +=
                                0.85 * scores[node] * graph.out().weight(slot) / (weight + average);
                    }
                }
                for (int node = 0; node < nodes; node++) {
                    assertThat(scores[node]).isCloseTo(next[node], within(1e-10));
                }
            });
        }
    }
}
