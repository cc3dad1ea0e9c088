package io.orbitgraph.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.algorithms.graph.Adjacency;
import io.orbitgraph.algorithms.graph.Aggregation;
import io.orbitgraph.algorithms.graph.CsrBuilder;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.EdgeList;
import io.orbitgraph.algorithms.graph.GraphGenerator;
import io.orbitgraph.algorithms.graph.NodeIds;
import io.orbitgraph.algorithms.graph.Orientation;
import io.orbitgraph.algorithms.run.Workers;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.store.testkit.Seeded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class CsrBuilderTest {
    private static final Workers ONE = TestGraphs.SEQUENTIAL.workers();
    private static final Workers FOUR = TestGraphs.PARALLEL.workers();

    /// Every orientation and aggregation against maps of lists.
    @Test
    void rowsAreThoseOfPlainMaps() {
        Seeded seeded = Seeded.of("rowsAreThoseOfPlainMaps");
        for (int round = 0; round < TestGraphs.RANDOM_GRAPHS; round++) {
            int nodes = 1 + seeded.below(10);
            EdgeList edges = new EdgeList("weight");
            int count = seeded.below(30);
            for (int i = 0; i < count; i++) {
                edges.add(seeded.below(nodes), seeded.below(nodes), seeded.below(9) - 4);
            }
            Orientation orientation = seeded.pick(List.of(Orientation.values()));
            Aggregation aggregation = seeded.pick(List.of(Aggregation.values()));
            CsrGraph graph = CsrBuilder.of(nodes, edges)
                    .orientation(orientation)
                    .aggregation(aggregation)
                    .build(round % 2 == 0 ? ONE : FOUR);
            assertThat(rows(graph.out())).isEqualTo(expected(edges, orientation, aggregation));
            assertThat(graph.isUndirected()).isEqualTo(orientation == Orientation.UNDIRECTED);
            assertThat(rows(graph.in(FOUR))).isEqualTo(reversed(rows(graph.out())));
        }
    }

    private static Map<Long, List<Double>> rows(Adjacency adjacency) {
        Map<Long, List<Double>> rows = new TreeMap<>();
        for (int node = 0; node < adjacency.nodeCount(); node++) {
            for (int slot = adjacency.offsets()[node]; slot < adjacency.offsets()[node + 1]; slot++) {
                rows.computeIfAbsent(pair(node, adjacency.targets()[slot]), any -> new ArrayList<>())
                        .add(adjacency.weight(slot));
            }
        }
        return rows;
    }

    private static long pair(int source, int target) {
        return source * 1000L + target;
    }

    private static Map<Long, List<Double>> reversed(Map<Long, List<Double>> rows) {
        Map<Long, List<Double>> result = new TreeMap<>();
        rows.forEach((pair, weights) -> result.put(pair((int) (pair % 1000), (int) (pair / 1000)), weights));
        return result;
    }

    private static Map<Long, List<Double>> expected(EdgeList edges, Orientation orientation, Aggregation aggregation) {
        Map<Long, List<Double>> rows = new TreeMap<>();
        for (int i = 0; i < edges.size(); i++) {
            int source = edges.source(i);
            int target = edges.target(i);
            if (orientation != Orientation.REVERSE) {
                rows.computeIfAbsent(pair(source, target), any -> new ArrayList<>())
                        .add(edges.value(0, i));
            }
            if (orientation == Orientation.REVERSE || (orientation == Orientation.UNDIRECTED && source != target)) {
                rows.computeIfAbsent(pair(target, source), any -> new ArrayList<>())
                        .add(edges.value(0, i));
            }
        }
        rows.replaceAll((pair, weights) -> switch (aggregation) {
            case NONE -> weights;
            case SINGLE -> List.of(weights.getFirst());
            case SUM -> List.of(doubles(weights).sum());
            case MIN -> List.of(doubles(weights).min().orElseThrow());
            case MAX -> List.of(doubles(weights).max().orElseThrow());
            case COUNT -> List.of((double) weights.size());
        });
        return rows;
    }

    private static DoubleStream doubles(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue);
    }

    @Test
    void threadsDoNotChangeTheGraph() {
        EdgeList edges = GraphGenerator.kronecker(14, 8, 3, FOUR);
        EdgeList again = GraphGenerator.kronecker(14, 8, 3, ONE);
        EdgeList weighted = new EdgeList("weight");
        for (int i = 0; i < edges.size(); i++) {
            assertThat(edges.source(i)).isEqualTo(again.source(i));
            assertThat(edges.target(i)).isEqualTo(again.target(i));
            weighted.add(edges.source(i), edges.target(i), i / 3.0);
        }
        for (Orientation orientation : Orientation.values()) {
            for (Aggregation aggregation : List.of(Aggregation.NONE, Aggregation.SUM)) {
                for (EdgeList list : List.of(edges, weighted)) {
                    CsrBuilder builder = CsrBuilder.of(1 << 14, list)
                            .orientation(orientation)
                            .aggregation(aggregation);
                    CsrGraph one = builder.build(ONE);
                    CsrGraph four = builder.build(FOUR);
                    assertSame(one.out(), four.out());
                    assertSame(one.in(ONE), four.in(FOUR));
                    assertThat(one.relationshipCount()).isEqualTo(four.relationshipCount());
                }
            }
        }
    }

    private static void assertSame(Adjacency a, Adjacency b) {
        assertThat(a.offsets()).isEqualTo(b.offsets());
        assertThat(a.targets()).isEqualTo(b.targets());
        assertThat(a.weights()).isEqualTo(b.weights());
    }

    @Test
    void undirectedRelationshipsCountOnceAndLoopsStandOnce() {
        CsrGraph graph = TestGraphs.undirected(3, 0, 1, 1, 1, 1, 2);
        assertThat(graph.relationshipCount()).isEqualTo(3);
        assertThat(graph.out().targets()).containsExactly(1, 0, 1, 2, 1);
    }

    @Test
    void propertiesAreAggregatedEachInItsWay() {
        EdgeList edges = new EdgeList("a", "b").add(0, 1, 1, 5).add(0, 1, 2, 3).add(1, 0, 4, 4);
        CsrGraph graph = CsrBuilder.of(2, edges)
                .aggregation("a", Aggregation.SUM)
                .aggregation("b", Aggregation.MIN)
                .build(ONE);
        assertThat(graph.out().targets()).containsExactly(1, 0);
        assertThat(graph.weighted("a").out().weights()).containsExactly(3, 4);
        assertThat(graph.weighted("b").out().weights()).containsExactly(3, 4);
        assertThat(graph.isWeighted()).isFalse();
        assertThatThrownBy(() -> graph.weighted("c"))
                .isInstanceOf(OrbitException.class)
                .hasMessageContaining("'c'");
    }

    @Test
    void relationshipsToNowhereAreRefused() {
        assertThatThrownBy(() -> TestGraphs.directed(2, 0, 1, 1, 2))
                .isInstanceOf(OrbitException.class)
                .hasMessageContaining("from 1 to 2");
    }

    @Test
    void badWeightsAreNamedByTheirEnds() {
        EdgeList edges = new EdgeList("weight").add(0, 1, 2).add(1, 0, -3);
        CsrGraph graph = CsrBuilder.of(NodeIds.of(new long[] {40, 70}), edges).build(ONE);
        assertThatThrownBy(() -> graph.requireNonNegativeWeights("X", FOUR))
                .isInstanceOf(OrbitException.class)
                .hasMessageContaining("from node 70 to node 40")
                .hasMessageContaining("-3");
    }

    @Test
    void idsTranslateBothWays() {
        NodeIds gaps = NodeIds.of(new long[] {3, 7, 1L << 40});
        NodeIds run = NodeIds.of(new long[] {5, 6, 7});
        assertThat(gaps.number(7)).isEqualTo(1);
        assertThat(gaps.number(8)).isEqualTo(-1);
        assertThat(gaps.id(2)).isEqualTo(1L << 40);
        assertThat(run.number(4)).isEqualTo(-1);
        assertThat(run.number(7)).isEqualTo(2);
        assertThat(run.number(8)).isEqualTo(-1);
        assertThat(run.id(0)).isEqualTo(5);
    }
}
