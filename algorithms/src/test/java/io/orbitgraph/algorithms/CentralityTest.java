package io.orbitgraph.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.orbitgraph.algorithms.TestGraphs.Shape;
import io.orbitgraph.algorithms.centrality.betweenness.Betweenness;
import io.orbitgraph.algorithms.centrality.betweenness.BetweennessParameters;
import io.orbitgraph.algorithms.centrality.closeness.Closeness;
import io.orbitgraph.algorithms.centrality.closeness.ClosenessParameters;
import io.orbitgraph.algorithms.centrality.closeness.Harmonic;
import io.orbitgraph.algorithms.centrality.closeness.HarmonicParameters;
import io.orbitgraph.algorithms.centrality.closeness.HyperBall;
import io.orbitgraph.algorithms.centrality.closeness.HyperBallParameters;
import io.orbitgraph.algorithms.centrality.closeness.HyperBallResult;
import io.orbitgraph.algorithms.centrality.degree.Degree;
import io.orbitgraph.algorithms.centrality.degree.DegreeParameters;
import io.orbitgraph.algorithms.centrality.hits.Hits;
import io.orbitgraph.algorithms.centrality.hits.HitsParameters;
import io.orbitgraph.algorithms.centrality.hits.HitsResult;
import io.orbitgraph.algorithms.centrality.influence.Celf;
import io.orbitgraph.algorithms.centrality.influence.CelfParameters;
import io.orbitgraph.algorithms.centrality.influence.CelfResult;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.EdgeList;
import io.orbitgraph.algorithms.graph.Orientation;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.run.Draws;
import io.orbitgraph.algorithms.scaling.Scaler;
import io.orbitgraph.algorithms.verify.CentralityVerifier;
import io.orbitgraph.algorithms.verify.PathVerifier;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.store.testkit.Seeded;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jgrapht.alg.scoring.BetweennessCentrality;
import org.junit.jupiter.api.Test;

class CentralityTest {
    private static double[] betweenness(CsrGraph graph, BetweennessParameters parameters) {
        return new Betweenness()
                .compute(graph, parameters, TestGraphs.SEQUENTIAL)
                .scores();
    }

    @Test
    void betweennessIsThatOfPlainBrandes() {
        for (Shape shape : List.of(Shape.DIRECTED, Shape.UNDIRECTED)) {
            TestGraphs.forRandom("betweennessIsThatOfPlainBrandes", shape, graph -> {
                double[] scores = betweenness(graph, BetweennessParameters.DEFAULT);
                double[] expected = CentralityVerifier.plainBetweenness(graph);
                for (int node = 0; node < scores.length; node++) {
                    assertThat(scores[node]).isCloseTo(expected[node], within(1e-9));
                }
                assertThat(betweenness(graph, new BetweennessParameters(graph.nodeCount(), true)))
                        .isEqualTo(scores);
            });
        }
    }

    @Test
    void weightedBetweennessIsJGraphTs() {
        for (Shape shape : List.of(Shape.SIMPLE_WEIGHTED, new Shape(false, true, false, false))) {
            TestGraphs.forRandom("weightedBetweennessIsJGraphTs", shape, graph -> {
                CsrGraph positive = positive(graph);
                double[] scores = betweenness(positive, BetweennessParameters.DEFAULT);
                Map<Integer, Double> expected = new BetweennessCentrality<>(
                                new CsrGraphView(positive, TestGraphs.SEQUENTIAL.workers()))
                        .getScores();
                expected.forEach((node, score) -> assertThat(scores[node]).isCloseTo(score, within(1e-9)));
            });
        }
    }

    /// The same with one more on every weight.
    private static CsrGraph positive(CsrGraph graph) {
        EdgeList edges = new EdgeList("weight");
        for (int node = 0; node < graph.nodeCount(); node++) {
            for (int slot = graph.out().offsets()[node]; slot < graph.out().offsets()[node + 1]; slot++) {
                if (!graph.isUndirected() || graph.out().targets()[slot] >= node) {
                    edges.add(node, graph.out().targets()[slot], graph.out().weight(slot) + 1);
                }
            }
        }
        return TestGraphs.build(graph.nodeCount(), edges, graph.isUndirected());
    }

    @Test
    void betweennessOfStarAndPathHasAClosedForm() {
        assertThat(betweenness(TestGraphs.undirected(5, 0, 1, 0, 2, 0, 3, 0, 4), BetweennessParameters.DEFAULT))
                .containsExactly(6, 0, 0, 0, 0);
        assertThat(betweenness(TestGraphs.directed(4, 0, 1, 1, 2, 2, 3), BetweennessParameters.DEFAULT))
                .containsExactly(0, 2, 2, 0);
        CsrGraph zero = TestGraphs.build(2, new EdgeList("weight").add(0, 1, 0), true);
        assertThatThrownBy(() -> betweenness(zero, BetweennessParameters.DEFAULT))
                .isInstanceOf(OrbitException.class)
                .hasMessageContaining("more than 0")
                .hasMessageContaining("from node 0 to node 1");
    }

    @Test
    void closenessFollowsFromDistances() {
        for (Shape shape : List.of(Shape.DIRECTED, Shape.UNDIRECTED)) {
            TestGraphs.forRandom("closenessFollowsFromDistances", shape, graph -> {
                int nodes = graph.nodeCount();
                double[] sums = new double[nodes];
                double[] inverse = new double[nodes];
                double[] others = new double[nodes];
                for (int source = 0; source < nodes; source++) {
                    int[] levels = PathVerifier.plainLevels(graph, source);
                    for (int node = 0; node < nodes; node++) {
                        if (levels[node] > 0) {
                            sums[node] += levels[node];
                            inverse[node] += 1.0 / levels[node];
                            others[node]++;
                        }
                    }
                }
                double[] plain = closeness(graph, false);
                double[] corrected = closeness(graph, true);
                double[] harmonic = new Harmonic()
                        .compute(graph, HarmonicParameters.DEFAULT, TestGraphs.SEQUENTIAL)
                        .scores();
                for (int node = 0; node < nodes; node++) {
                    double expected = others[node] == 0 ? 0 : others[node] / sums[node];
                    assertThat(plain[node]).isCloseTo(expected, within(1e-12));
                    double factor = nodes == 1 ? 0 : others[node] / (nodes - 1);
                    assertThat(corrected[node]).isCloseTo(expected * factor, within(1e-12));
                    assertThat(harmonic[node]).isCloseTo(nodes == 1 ? 0 : inverse[node] / (nodes - 1), within(1e-12));
                }
            });
        }
    }

    private static double[] closeness(CsrGraph graph, boolean wassermanFaust) {
        return new Closeness()
                .compute(graph, new ClosenessParameters(wassermanFaust), TestGraphs.SEQUENTIAL)
                .scores();
    }

    @Test
    void hyperBallEstimatesHarmonicCentrality() {
        CsrGraph graph = TestGraphs.random(Seeded.of("hyperBall"), Shape.UNDIRECTED, 400);
        double[] exact = new Harmonic()
                .compute(graph, HarmonicParameters.DEFAULT, TestGraphs.SEQUENTIAL)
                .scores();
        HyperBallResult result =
                new HyperBall().compute(graph, HyperBallParameters.DEFAULT.withRegisterBits(12), TestGraphs.SEQUENTIAL);
        for (int node = 0; node < exact.length; node++) {
            assertThat(result.harmonic()[node] / (exact.length - 1))
                    .isCloseTo(exact[node], within(0.1 * exact[node] + 0.01));
        }
        assertThat(result.neighbourhoods()[0]).isCloseTo(400, within(4.0));
        HyperBallResult again =
                new HyperBall().compute(graph, HyperBallParameters.DEFAULT.withRegisterBits(12), TestGraphs.PARALLEL);
        assertThat(again.harmonic()).isEqualTo(result.harmonic());
        assertThat(again.neighbourhoods()).isEqualTo(result.neighbourhoods());
    }

    @Test
    void hubsAndAuthoritiesAreEachOthersImages() {
        TestGraphs.forRandom("hubsAndAuthoritiesAreEachOthersImages", Shape.DIRECTED_WEIGHTED, graph -> {
            HitsResult result = new Hits().compute(graph, new HitsParameters(40, 0), TestGraphs.SEQUENTIAL);
            double[] image = new double[graph.nodeCount()];
            for (int node = 0; node < image.length; node++) {
                for (int slot = graph.out().offsets()[node]; slot < graph.out().offsets()[node + 1]; slot++) {
                    image[node] += result.authorities()[graph.out().targets()[slot]]
                            * graph.out().weight(slot);
                }
            }
            Scaler.L2NORM.apply(image, TestGraphs.SEQUENTIAL.workers());
            for (int node = 0; node < image.length; node++) {
                assertThat(result.hubs()[node]).isCloseTo(image[node], within(1e-9));
            }
        });
    }

    @Test
    void degreesCountByOrientation() {
        CsrGraph graph = TestGraphs.build(
                3,
                new EdgeList("weight").add(0, 1, 2).add(0, 1, 3).add(1, 2, -5).add(2, 2, 1),
                false);
        assertThat(degree(graph, Orientation.NATURAL)).containsExactly(5, 0, 1);
        assertThat(degree(graph.unweighted(), Orientation.NATURAL)).containsExactly(2, 1, 1);
        assertThat(degree(graph.unweighted(), Orientation.REVERSE)).containsExactly(0, 2, 2);
        assertThat(degree(graph.unweighted(), Orientation.UNDIRECTED)).containsExactly(2, 3, 3);
    }

    private static double[] degree(CsrGraph graph, Orientation orientation) {
        return new Degree()
                .compute(graph, DegreeParameters.DEFAULT.withOrientation(orientation), TestGraphs.SEQUENTIAL)
                .degrees();
    }

    @Test
    void celfTakesTheBestSpreaderFirstAndGainsFall() {
        CsrGraph star = TestGraphs.directed(8, 0, 1, 0, 2, 0, 3, 4, 5, 4, 6);
        CelfResult certain = new Celf().compute(star, new CelfParameters(3, 5, 1), TestGraphs.SEQUENTIAL);
        assertThat(certain.seeds()).containsExactly(0, 4, 7);
        assertThat(certain.gains()).containsExactly(4, 3, 1);
        assertThat(certain.totalSpread()).isEqualTo(8);
        TestGraphs.forRandom("celfGainsFall", Shape.DIRECTED, graph -> {
            CelfResult result = new Celf().compute(graph, new CelfParameters(4, 10, 0.3), TestGraphs.SEQUENTIAL);
            for (int i = 1; i < result.gains().length; i++) {
                assertThat(result.gains()[i]).isLessThanOrEqualTo(result.gains()[i - 1]);
            }
            assertThat(Arrays.stream(result.seeds()).distinct().count()).isEqualTo(result.seeds().length);
        });
    }

    @Test
    void threadsDoNotChangeCentralities() {
        CsrGraph graph = TestGraphs.random(Seeded.of("threadsDoNotChangeCentralities"), Shape.DIRECTED, 900);
        assertThat(new Betweenness()
                        .compute(graph, BetweennessParameters.DEFAULT, TestGraphs.PARALLEL)
                        .scores())
                .isEqualTo(betweenness(graph, BetweennessParameters.DEFAULT));
        assertThat(new Betweenness()
                        .compute(graph, BetweennessParameters.sampled(50), TestGraphs.PARALLEL)
                        .scores())
                .isEqualTo(betweenness(graph, BetweennessParameters.sampled(50)));
        assertThat(new Closeness()
                        .compute(graph, ClosenessParameters.DEFAULT, TestGraphs.PARALLEL)
                        .scores())
                .isEqualTo(closeness(graph, false));
        assertThat(new Harmonic()
                        .compute(graph, HarmonicParameters.DEFAULT, TestGraphs.PARALLEL)
                        .scores())
                .isEqualTo(new Harmonic()
                        .compute(graph, HarmonicParameters.DEFAULT, TestGraphs.SEQUENTIAL)
                        .scores());
        assertThat(new Hits()
                        .compute(graph, HitsParameters.DEFAULT, TestGraphs.PARALLEL)
                        .hubs())
                .isEqualTo(new Hits()
                        .compute(graph, HitsParameters.DEFAULT, TestGraphs.SEQUENTIAL)
                        .hubs());
        assertThat(new Celf()
                        .compute(graph, CelfParameters.of(5), TestGraphs.PARALLEL)
                        .gains())
                .isEqualTo(new Celf()
                        .compute(graph, CelfParameters.of(5), TestGraphs.SEQUENTIAL)
                        .gains());
    }

    @Test
    void degreesAreThoseOfTheEdgeList() {
        for (Shape shape : List.of(Shape.DIRECTED_WEIGHTED, Shape.UNDIRECTED_WEIGHTED, Shape.DIRECTED)) {
            TestGraphs.forRandom("degreesAreThoseOfTheEdgeList", shape, graph -> {
                double[] from = new double[graph.nodeCount()];
                double[] to = new double[graph.nodeCount()];
                double[] both = new double[graph.nodeCount()];
                for (int node = 0; node < graph.nodeCount(); node++) {
                    for (int slot = graph.out().offsets()[node];
                            slot < graph.out().offsets()[node + 1];
                            slot++) {
                        from[node] += graph.out().weight(slot);
                        to[graph.out().targets()[slot]] += graph.out().weight(slot);
                        both[node] += graph.out().weight(slot);
                        both[graph.out().targets()[slot]] += graph.out().weight(slot);
                    }
                }
                assertThat(degree(graph, Orientation.NATURAL)).isEqualTo(from);
                assertThat(degree(graph, Orientation.REVERSE)).isEqualTo(to);
                assertThat(degree(graph, Orientation.UNDIRECTED)).isEqualTo(graph.isUndirected() ? from : both);
            });
        }
    }

    /// On small graphs the counters hardly ever collide: a ball is off by one node at most now and then.
    @Test
    void hyperBallKnowsSmallGraphsNearlyExactly() {
        double[] errors = new double[2];
        TestGraphs.forRandom("hyperBallKnowsSmallGraphsNearlyExactly", Shape.DIRECTED, graph -> {
            HyperBallResult result = new HyperBall()
                    .compute(graph, HyperBallParameters.DEFAULT.withRegisterBits(10), TestGraphs.SEQUENTIAL);
            for (int source = 0; source < graph.nodeCount(); source++) {
                int[] levels = PathVerifier.plainLevels(graph, source);
                for (int node = 0; node < levels.length; node++) {
                    errors[0] += levels[node] >= 0 ? 1 : 0;
                }
            }
            errors[1] += Arrays.stream(result.reaching()).sum();
        });
        assertThat(errors[1] / errors[0]).isCloseTo(1, within(0.03));
    }

    /// Greedy choice over all nodes, with the same draws.
    @Test
    void celfIsTheGreedyChoice() {
        TestGraphs.forRandom("celfIsTheGreedyChoice", Shape.DIRECTED, graph -> {
            CelfParameters parameters = new CelfParameters(3, 6, 0.4);
            CelfResult result = new Celf().compute(graph, parameters, TestGraphs.SEQUENTIAL);
            boolean[][] reached = new boolean[6][graph.nodeCount()];
            for (int i = 0; i < result.seeds().length; i++) {
                int best = -1;
                int most = -1;
                for (int node = 0; node < graph.nodeCount(); node++) {
                    int gain = 0;
                    for (int simulation = 0; simulation < 6; simulation++) {
                        gain += spread(graph, node, simulation, reached[simulation].clone());
                    }
                    boolean isSeed = Arrays.stream(result.seeds()).limit(i).anyMatch(Integer.valueOf(node)::equals);
                    if (gain > most && !isSeed) {
                        best = node;
                        most = gain;
                    }
                }
                assertThat(result.seeds()[i]).isEqualTo(best);
                assertThat(result.gains()[i]).isEqualTo(most / 6.0);
                for (int simulation = 0; simulation < 6; simulation++) {
                    spread(graph, best, simulation, reached[simulation]);
                }
            }
        });
    }

    private static int spread(CsrGraph graph, int node, int simulation, boolean[] reached) {
        if (reached[node]) {
            return 0;
        }
        reached[node] = true;
        int count = 1;
        for (int slot = graph.out().offsets()[node]; slot < graph.out().offsets()[node + 1]; slot++) {
            if (Draws.unit(Draws.at(Draws.at(TestGraphs.SEQUENTIAL.seed(), simulation), slot)) < 0.4) {
                count += spread(graph, graph.out().targets()[slot], simulation, reached);
            }
        }
        return count;
    }

    /// Plain iteration with both scores normalised.
    @Test
    void hubsAndAuthoritiesAreThoseOfPlainIteration() {
        TestGraphs.forRandom("hubsAndAuthoritiesAreThoseOfPlainIteration", Shape.DIRECTED_WEIGHTED, graph -> {
            double[] hubs = new double[graph.nodeCount()];
            Arrays.fill(hubs, 1);
            double[] authorities = hubs.clone();
            for (int i = 0; i < 5; i++) {
                double[] pointedTo = new double[hubs.length];
                double[] pointing = new double[hubs.length];
                forEach(graph, (source, target, weight) -> pointedTo[target] += weight * hubs[source]);
                Scaler.L2NORM.apply(pointedTo, TestGraphs.SEQUENTIAL.workers());
                forEach(graph, (source, target, weight) -> pointing[source] += weight * pointedTo[target]);
                Scaler.L2NORM.apply(pointing, TestGraphs.SEQUENTIAL.workers());
                System.arraycopy(pointedTo, 0, authorities, 0, hubs.length);
                System.arraycopy(pointing, 0, hubs, 0, hubs.length);
            }
            HitsResult result = new Hits().compute(graph, new HitsParameters(5, 0), TestGraphs.SEQUENTIAL);
            for (int node = 0; node < hubs.length; node++) {
                assertThat(result.hubs()[node]).isCloseTo(hubs[node], within(1e-12));
                assertThat(result.authorities()[node]).isCloseTo(authorities[node], within(1e-12));
            }
        });
    }

    private interface Relationship {
        void accept(int source, int target, double weight);
    }

    private static void forEach(CsrGraph graph, Relationship action) {
        for (int node = 0; node < graph.nodeCount(); node++) {
            for (int slot = graph.out().offsets()[node]; slot < graph.out().offsets()[node + 1]; slot++) {
                action.accept(node, graph.out().targets()[slot], graph.out().weight(slot));
            }
        }
    }
}
