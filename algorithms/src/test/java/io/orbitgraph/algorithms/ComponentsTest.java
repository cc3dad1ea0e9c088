package io.orbitgraph.algorithms;

import static org.assertj.core.api.Assertions.assertThat;

import io.orbitgraph.algorithms.TestGraphs.Shape;
import io.orbitgraph.algorithms.community.components.ComponentsResult;
import io.orbitgraph.algorithms.community.components.Scc;
import io.orbitgraph.algorithms.community.components.SccParameters;
import io.orbitgraph.algorithms.community.components.Wcc;
import io.orbitgraph.algorithms.community.components.WccParameters;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.EdgeList;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.verify.PartitionVerifier;
import io.orbitgraph.store.testkit.Seeded;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jgrapht.alg.connectivity.GabowStrongConnectivityInspector;
import org.junit.jupiter.api.Test;

class ComponentsTest {
    @Test
    void weakComponentsAreThoseOfASearch() {
        for (Shape shape : List.of(Shape.DIRECTED, Shape.UNDIRECTED)) {
            TestGraphs.forRandom("weakComponentsAreThoseOfASearch", shape, graph -> {
                ComponentsResult result = wcc(graph, WccParameters.DEFAULT);
                long[] expected = PartitionVerifier.plainComponents(graph);
                assertThat(result.components()).isEqualTo(expected);
                assertThat(result.count())
                        .isEqualTo((int) Arrays.stream(expected).distinct().count());
                graph.in(TestGraphs.SEQUENTIAL.workers());
                assertThat(wcc(graph, WccParameters.DEFAULT).components()).isEqualTo(expected);
            });
        }
    }

    private static ComponentsResult wcc(CsrGraph graph, WccParameters parameters) {
        return new Wcc().compute(graph, parameters, TestGraphs.SEQUENTIAL);
    }

    @Test
    void strongComponentsAreJGraphTs() {
        TestGraphs.forRandom("strongComponentsAreJGraphTs", Shape.DIRECTED, graph -> {
            ComponentsResult result = new Scc().compute(graph, SccParameters.DEFAULT, TestGraphs.SEQUENTIAL);
            List<Set<Integer>> expected = new GabowStrongConnectivityInspector<>(
                            new CsrGraphView(graph, TestGraphs.SEQUENTIAL.workers()))
                    .stronglyConnectedSets();
            assertThat(result.count()).isEqualTo(expected.size());
            for (Set<Integer> component : expected) {
                long least = component.stream().mapToLong(node -> node).min().orElseThrow();
                assertThat(component)
                        .allSatisfy(
                                node -> assertThat(result.components()[node]).isEqualTo(least));
            }
        });
    }

    @Test
    void lightRelationshipsDoNotConnect() {
        CsrGraph graph = TestGraphs.build(
                4, new EdgeList("weight").add(0, 1, 1).add(1, 2, 0.5).add(2, 3, 2), true);
        assertThat(wcc(graph, WccParameters.DEFAULT.withThreshold(0.5)).components())
                .containsExactly(0, 0, 2, 2);
        assertThat(wcc(graph, WccParameters.DEFAULT.withThreshold(0.4)).count()).isEqualTo(1);
    }

    @Test
    void seedsConnectFromTheStart() {
        CsrGraph graph = TestGraphs.undirected(5, 0, 1, 2, 3);
        ComponentsResult result = wcc(graph, WccParameters.DEFAULT.withSeeds(new long[] {9, 7, 9, 8, 20}));
        assertThat(result.components()).containsExactly(7, 7, 7, 7, 20);
        assertThat(result.count()).isEqualTo(2);
        ComponentsResult some = wcc(graph, WccParameters.DEFAULT.withSeeds(new long[] {-1, 7, -1, -1, Long.MIN_VALUE}));
        assertThat(some.components()).containsExactly(7, 7, 10, 10, 12);
    }

    @Test
    void threadsDoNotChangeComponents() {
        for (boolean undirected : new boolean[] {false, true}) {
            CsrGraph graph = TestGraphs.large(undirected, false);
            long[] one = wcc(graph, WccParameters.DEFAULT).components();
            assertThat(one).isEqualTo(PartitionVerifier.plainComponents(graph));
            for (int i = 0; i < 5; i++) {
                assertThat(new Wcc()
                                .compute(graph, WccParameters.DEFAULT, TestGraphs.PARALLEL)
                                .components())
                        .isEqualTo(one);
                graph.in(TestGraphs.PARALLEL.workers());
            }
        }
    }

    /// Against the components of the graph in which light relationships are missing and equal seeds are related.
    @Test
    void thresholdsAndSeedsChangeTheGraph() {
        Seeded seeded = Seeded.of("seeds");
        for (Shape shape : List.of(Shape.DIRECTED_WEIGHTED, Shape.UNDIRECTED_WEIGHTED)) {
            TestGraphs.forRandom("thresholdsAndSeedsChangeTheGraph", shape, graph -> {
                long[] seeds = new long[graph.nodeCount()];
                Arrays.setAll(seeds, node -> seeded.oneIn(2) ? seeded.below(3) : 100 + node);
                EdgeList edges = new EdgeList();
                for (int node = 0; node < graph.nodeCount(); node++) {
                    for (int slot = graph.out().offsets()[node];
                            slot < graph.out().offsets()[node + 1];
                            slot++) {
                        if (graph.out().weight(slot) > 4) {
                            edges.add(node, graph.out().targets()[slot]);
                        }
                    }
                    for (int other = 0; other < node; other++) {
                        if (seeds[other] == seeds[node]) {
                            edges.add(node, other);
                        }
                    }
                }
                long[] expected = PartitionVerifier.plainComponents(TestGraphs.build(graph.nodeCount(), edges, false));
                ComponentsResult result =
                        wcc(graph, WccParameters.DEFAULT.withThreshold(4).withSeeds(seeds));
                assertThat(PartitionVerifier.same(result.components(), expected))
                        .isEmpty();
                for (int node = 0; node < seeds.length; node++) {
                    assertThat(result.components()[node]).isLessThanOrEqualTo(seeds[node]);
                }
            });
        }
    }
}
