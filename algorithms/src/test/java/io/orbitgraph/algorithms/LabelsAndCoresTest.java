package io.orbitgraph.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.algorithms.TestGraphs.Shape;
import io.orbitgraph.algorithms.community.cores.KCore;
import io.orbitgraph.algorithms.community.cores.KCoreParameters;
import io.orbitgraph.algorithms.community.cores.KCoreResult;
import io.orbitgraph.algorithms.community.labels.LabelPropagation;
import io.orbitgraph.algorithms.community.labels.LabelPropagationParameters;
import io.orbitgraph.algorithms.community.labels.LabelPropagationParameters.Definition;
import io.orbitgraph.algorithms.community.labels.LabelPropagationResult;
import io.orbitgraph.algorithms.community.labels.Sllpa;
import io.orbitgraph.algorithms.community.labels.SllpaParameters;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.verify.PathVerifier;
import io.orbitgraph.model.error.OrbitException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jgrapht.alg.scoring.Coreness;
import org.junit.jupiter.api.Test;

class LabelsAndCoresTest {
    private static LabelPropagationResult labels(CsrGraph graph, LabelPropagationParameters parameters) {
        return new LabelPropagation().compute(graph, parameters, TestGraphs.SEQUENTIAL);
    }

    @Test
    void graphalyticsLabelsAreThoseOfItsDefinition() {
        for (Shape shape : List.of(Shape.SIMPLE, Shape.SIMPLE_DIRECTED)) {
            TestGraphs.forRandom("graphalyticsLabelsAreThoseOfItsDefinition", shape, graph -> {
                LabelPropagationParameters parameters = LabelPropagationParameters.DEFAULT
                        .withDefinition(Definition.GRAPHALYTICS)
                        .withIterations(3);
                assertThat(labels(graph, parameters).labels()).isEqualTo(plain(graph, 3));
            });
        }
    }

    private static long[] plain(CsrGraph graph, int iterations) {
        int nodes = graph.nodeCount();
        long[] labels = new long[nodes];
        for (int node = 0; node < nodes; node++) {
            labels[node] = node;
        }
        for (int i = 0; i < iterations; i++) {
            List<Map<Long, Integer>> counts = new ArrayList<>();
            for (int node = 0; node < nodes; node++) {
                counts.add(new HashMap<>());
            }
            for (int node = 0; node < nodes; node++) {
                for (int slot = graph.out().offsets()[node]; slot < graph.out().offsets()[node + 1]; slot++) {
                    int target = graph.out().targets()[slot];
                    counts.get(node).merge(labels[target], 1, Integer::sum);
                    if (!graph.isUndirected()) {
                        counts.get(target).merge(labels[node], 1, Integer::sum);
                    }
                }
            }
            for (int node = 0; node < nodes; node++) {
                int most = counts.get(node).values().stream()
                        .mapToInt(count -> count)
                        .max()
                        .orElse(0);
                labels[node] = counts.get(node).entrySet().stream()
                        .filter(entry -> entry.getValue() == most)
                        .mapToLong(Map.Entry::getKey)
                        .min()
                        .orElse(labels[node]);
            }
        }
        return labels;
    }

    /// When it has converged, no node sees a label that is heavier than its own.
    @Test
    void convergedLabelsAreTheHeaviestAround() {
        TestGraphs.forRandom("convergedLabelsAreTheHeaviestAround", Shape.UNDIRECTED_WEIGHTED, graph -> {
            LabelPropagationResult result = labels(graph, LabelPropagationParameters.DEFAULT.withIterations(200));
            assertThat(result.didConverge()).isTrue();
            for (int node = 0; node < graph.nodeCount(); node++) {
                Map<Long, Double> sums = new HashMap<>();
                for (int slot = graph.out().offsets()[node]; slot < graph.out().offsets()[node + 1]; slot++) {
                    sums.merge(
                            result.labels()[graph.out().targets()[slot]],
                            graph.out().weight(slot),
                            Double::sum);
                }
                double own = sums.getOrDefault(result.labels()[node], 0.0);
                assertThat(sums.values()).allSatisfy(sum -> assertThat(sum).isLessThanOrEqualTo(own));
            }
        });
    }

    @Test
    void seedsSpread() {
        CsrGraph graph = TestGraphs.undirected(6, 0, 1, 1, 2, 0, 2, 3, 4);
        long[] seeds = {9, 9, -1, 5, 5, -1};
        assertThat(labels(graph, LabelPropagationParameters.DEFAULT.withSeeds(seeds))
                        .labels())
                .containsExactly(9, 9, 9, 5, 5, 11);
    }

    @Test
    void threadsDoNotChangeLabels() {
        CsrGraph graph = TestGraphs.large(true, true);
        for (Definition definition : Definition.values()) {
            LabelPropagationParameters parameters = LabelPropagationParameters.DEFAULT.withDefinition(definition);
            assertThat(new LabelPropagation()
                            .compute(graph, parameters, TestGraphs.PARALLEL)
                            .labels())
                    .isEqualTo(labels(graph, parameters).labels());
        }
    }

    @Test
    void coresAreJGraphTs() {
        TestGraphs.forRandom("coresAreJGraphTs", Shape.SIMPLE, graph -> {
            KCoreResult result = new KCore().compute(graph, KCoreParameters.DEFAULT, TestGraphs.SEQUENTIAL);
            Coreness<Integer, Integer> expected =
                    new Coreness<>(new CsrGraphView(graph, TestGraphs.SEQUENTIAL.workers()));
            expected.getScores()
                    .forEach((node, core) -> assertThat(result.cores()[node]).isEqualTo(core));
            assertThat(result.degeneracy()).isEqualTo(expected.getDegeneracy());
        });
    }

    @Test
    void loopsAndParallelRelationshipsMakeNoCore() {
        CsrGraph graph = TestGraphs.undirected(3, 0, 0, 0, 1, 0, 1, 0, 1, 1, 2);
        assertThat(new KCore()
                        .compute(graph, KCoreParameters.DEFAULT, TestGraphs.SEQUENTIAL)
                        .cores())
                .containsExactly(1, 1, 1);
    }

    /// The values are those of GDS 2.26.0.
    @Test
    void loopsMakeCoresIfTheyCount() {
        CsrGraph graph = TestGraphs.undirected(6, 0, 1, 1, 2, 0, 2, 0, 3, 0, 0, 4, 4, 3, 5);
        assertThat(new KCore()
                        .compute(graph, new KCoreParameters(true), TestGraphs.SEQUENTIAL)
                        .cores())
                .containsExactly(2, 2, 2, 1, 1, 1);
    }

    @Test
    void heavyNodesSpreadTheirLabels() {
        CsrGraph star = TestGraphs.directed(3, 0, 1, 0, 2);
        LabelPropagationParameters parameters =
                LabelPropagationParameters.DEFAULT.withNodeWeights(new double[] {1, 1, 3});
        assertThat(labels(star, parameters).labels()).containsExactly(2, 1, 2);
        assertThatThrownBy(
                        () -> labels(star, LabelPropagationParameters.DEFAULT.withNodeWeights(new double[] {1, -1, 3})))
                .isInstanceOf(OrbitException.class)
                .hasMessageContaining("node 1 is -1");
    }

    /// What a node remembers was once the number of a node from which relationships lead to it.
    @Test
    void speakersAreHeardAlongRelationships() {
        TestGraphs.forRandom("speakersAreHeardAlongRelationships", Shape.DIRECTED, graph -> {
            int[][] communities = new Sllpa()
                    .compute(graph, SllpaParameters.DEFAULT, TestGraphs.SEQUENTIAL)
                    .communities();
            for (int source = 0; source < graph.nodeCount(); source++) {
                int[] levels = PathVerifier.plainLevels(graph, source);
                for (int node = 0; node < graph.nodeCount(); node++) {
                    assertThat(communities[node]).isNotEmpty().isSorted();
                    if (levels[node] < 0) {
                        assertThat(communities[node]).doesNotContain(source);
                    }
                }
            }
        });
    }
}
