package io.orbitgraph.algorithms;

import static org.assertj.core.api.Assertions.assertThat;

import io.orbitgraph.algorithms.TestGraphs.Shape;
import io.orbitgraph.algorithms.breadth.NoParameters;
import io.orbitgraph.algorithms.breadth.cycle.CycleBasis;
import io.orbitgraph.algorithms.breadth.cycle.MinimumMeanCycle;
import io.orbitgraph.algorithms.breadth.cycle.SimpleCycles;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.EdgeList;
import io.orbitgraph.algorithms.paths.shortest.WeightedPath;
import io.orbitgraph.store.testkit.Seeded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class BreadthCycleTest {
    private static final int GRAPHS = 300;

    /// All simple cycles, from their smallest node on; undirected ones in both directions.
    static List<List<Integer>> cycles(CsrGraph graph) {
        List<List<Integer>> cycles = new ArrayList<>();
        for (int start = 0; start < graph.nodeCount(); start++) {
            extend(graph, new ArrayList<>(List.of(start)), cycles);
        }
        return cycles;
    }

    private static void extend(CsrGraph graph, List<Integer> path, List<List<Integer>> cycles) {
        int node = path.getLast();
        for (int slot = graph.out().offsets()[node]; slot < graph.out().offsets()[node + 1]; slot++) {
            int next = graph.out().targets()[slot];
            if (next == path.getFirst() && (!graph.isUndirected() || path.size() != 2)) {
                cycles.add(List.copyOf(path));
            } else if (next > path.getFirst() && !path.contains(next)) {
                path.add(next);
                extend(graph, path, cycles);
                path.removeLast();
            }
        }
    }

    @Test
    void simpleCyclesAreAll() {
        Seeded seeded = Seeded.of("simpleCyclesAreAll");
        Shape shape = new Shape(false, true, true, false);
        for (int i = 0; i < GRAPHS; i++) {
            CsrGraph graph = TestGraphs.random(seeded, shape, 1 + seeded.below(7));
            List<List<Integer>> expected = cycles(graph);
            for (SimpleCycles.Variant variant : SimpleCycles.Variant.values()) {
                SimpleCycles.Parameters parameters = SimpleCycles.Parameters.DEFAULT.with(variant);
                SimpleCycles.Result result = new SimpleCycles().compute(graph, parameters, TestGraphs.SEQUENTIAL);
                assertThat(result.complete()).isTrue();
                assertThat(result.cycles().stream().map(this::open).toList())
                        .as(variant.name())
                        .hasSize(expected.size())
                        .containsExactlyInAnyOrderElementsOf(expected);
                for (WeightedPath cycle : result.cycles()) {
                    ShortestPathTest.checkPath(graph, cycle, cycle.source(), cycle.source(), cycle.totalCost());
                }
                if (expected.size() > 1) {
                    SimpleCycles.Result some =
                            new SimpleCycles().compute(graph, parameters.withLimit(1), TestGraphs.SEQUENTIAL);
                    assertThat(some.cycles()).hasSize(1);
                    assertThat(some.complete()).isFalse();
                }
            }
        }
    }

    private List<Integer> open(WeightedPath cycle) {
        return Arrays.stream(cycle.nodes())
                .limit(cycle.nodes().length - 1)
                .boxed()
                .toList();
    }

    /// As many as the cyclomatic number, and no one the sum of others.
    @Test
    void theBasisIsOne() {
        TestGraphs.forRandom("theBasisIsOne", new Shape(true, false, true, false), graph -> {
            List<WeightedPath> basis = new CycleBasis().compute(graph, NoParameters.DEFAULT, TestGraphs.SEQUENTIAL);
            Map<List<Integer>, Integer> numbers = new HashMap<>();
            List<BitSet> rows = new ArrayList<>();
            for (WeightedPath cycle : basis) {
                BitSet row = new BitSet();
                for (int i = 1; i < cycle.nodes().length; i++) {
                    int a = Math.min(cycle.nodes()[i - 1], cycle.nodes()[i]);
                    int b = Math.max(cycle.nodes()[i - 1], cycle.nodes()[i]);
                    assertThat(graph.out().find(a, b)).isNotNegative();
                    int fresh = numbers.size();
                    row.flip(numbers.computeIfAbsent(List.of(a, b), unseen -> fresh));
                }
                for (BitSet other : rows) {
                    if (row.get(other.nextSetBit(0))) {
                        row.xor(other);
                    }
                }
                assertThat(row.isEmpty()).isFalse();
                rows.add(row);
            }
            int[] parts = new int[graph.nodeCount()];
            Arrays.setAll(parts, node -> node);
            int trees = graph.nodeCount();
            for (int node = 0; node < graph.nodeCount(); node++) {
                for (int slot = graph.out().offsets()[node]; slot < graph.out().offsets()[node + 1]; slot++) {
                    int from = parts[node];
                    int to = parts[graph.out().targets()[slot]];
                    if (from != to) {
                        trees--;
                        Arrays.setAll(parts, at -> parts[at] == from ? to : parts[at]);
                    }
                }
            }
            assertThat((long) basis.size()).isEqualTo(graph.relationshipCount() - graph.nodeCount() + trees);
        });
    }

    @Test
    void theMeanCycleIsLeast() {
        Seeded seeded = Seeded.of("theMeanCycleIsLeast");
        for (int i = 0; i < GRAPHS; i++) {
            int nodes = 1 + seeded.below(7);
            EdgeList edges = new EdgeList("weight");
            for (int edge = seeded.below(2 * nodes + 1); edge > 0; edge--) {
                edges.add(seeded.below(nodes), seeded.below(nodes), seeded.below(10) - 3);
            }
            CsrGraph graph = TestGraphs.build(nodes, edges, false);
            double expected = Double.POSITIVE_INFINITY;
            for (List<Integer> cycle : cycles(graph)) {
                double sum = 0;
                for (int at = 0; at < cycle.size(); at++) {
                    int a = cycle.get(at);
                    int b = cycle.get((at + 1) % cycle.size());
                    double lightest = Double.POSITIVE_INFINITY;
                    for (int edge = 0; edge < edges.size(); edge++) {
                        if (edges.source(edge) == a && edges.target(edge) == b) {
                            lightest = Math.min(lightest, edges.value(0, edge));
                        }
                    }
                    sum += lightest;
                }
                expected = Math.min(expected, sum / cycle.size());
            }
            Optional<WeightedPath> found =
                    new MinimumMeanCycle().compute(graph, NoParameters.DEFAULT, TestGraphs.SEQUENTIAL);
            assertThat(found.isPresent()).isEqualTo(expected < Double.POSITIVE_INFINITY);
            if (found.isPresent()) {
                WeightedPath cycle = found.get();
                assertThat(cycle.source()).isEqualTo(cycle.target());
                assertThat(cycle.totalCost() / (cycle.nodes().length - 1)).isCloseTo(expected, Assertions.within(1e-9));
            }
        }
    }
}
