package io.orbitgraph.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.algorithms.AlgorithmCase.Cost;
import io.orbitgraph.algorithms.AlgorithmCase.Direction;
import io.orbitgraph.algorithms.AlgorithmCase.Weights;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.EdgeList;
import io.orbitgraph.algorithms.graph.GraphGenerator;
import io.orbitgraph.algorithms.run.MemoryAccount;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every algorithm on every corner case, with one thread and with four: results are the same to the bit. Whether they
/// are right is checked by the other tests.
class AlgorithmMatrixTest {
    /// By what an algorithm costs, undirected and directed ones, unweighted and weighted ones.
    private static final Map<Cost, List<CsrGraph>> GRAPHS =
            Arrays.stream(Cost.values()).collect(Collectors.toMap(cost -> cost, AlgorithmMatrixTest::graphs));

    static List<AlgorithmCase<?, ?>> algorithms() {
        return AlgorithmCase.all();
    }

    /// Weighted by fractions, whose sums depend on the order.
    private static List<CsrGraph> graphs(Cost cost) {
        int scale = switch (cost) {
            case LINEAR -> 13;
            case MORE -> 12;
            case MOST -> 9;
        };
        EdgeList edges = GraphGenerator.kronecker(scale, 8, 7, TestGraphs.SEQUENTIAL.workers());
        EdgeList weighted = new EdgeList("weight");
        for (int i = 0; i < edges.size(); i++) {
            weighted.add(edges.source(i), edges.target(i), 0.1 + (i * 7919 % 97) / 13.0);
        }
        List<CsrGraph> graphs = new ArrayList<>();
        for (boolean undirected : new boolean[] {true, false}) {
            graphs.add(TestGraphs.build(1 << scale, edges, undirected));
            graphs.add(TestGraphs.build(1 << scale, weighted, undirected));
        }
        return graphs;
    }

    private static boolean takes(AlgorithmCase<?, ?> algorithm, boolean undirected) {
        return undirected || algorithm.direction() == Direction.ANY;
    }

    private static Map<String, CsrGraph> corners(boolean undirected) {
        Map<String, CsrGraph> graphs = new LinkedHashMap<>();
        graphs.put("empty", TestGraphs.build(0, new EdgeList(), undirected));
        graphs.put("empty, weighted", TestGraphs.build(0, new EdgeList("weight"), undirected));
        graphs.put("one node", TestGraphs.build(1, new EdgeList(), undirected));
        graphs.put("one loop", TestGraphs.build(1, new EdgeList().add(0, 0), undirected));
        graphs.put("no relationships", TestGraphs.build(7, new EdgeList(), undirected));
        graphs.put(
                "loops and parallel ones",
                TestGraphs.build(
                        3,
                        new EdgeList()
                                .add(0, 0)
                                .add(0, 0)
                                .add(0, 1)
                                .add(0, 1)
                                .add(1, 0)
                                .add(2, 2)
                                .add(1, 2),
                        undirected));
        graphs.put(
                "loops and parallel ones, weighted",
                TestGraphs.build(
                        3,
                        new EdgeList("weight")
                                .add(0, 0, 2)
                                .add(0, 1, 1)
                                .add(0, 1, 3)
                                .add(1, 0, 0.5)
                                .add(2, 2, 1)
                                .add(1, 2, 4),
                        undirected));
        graphs.put(
                "in parts",
                TestGraphs.build(
                        70,
                        new EdgeList().add(0, 1).add(1, 2).add(2, 0).add(65, 66).add(66, 69),
                        undirected));
        graphs.put("a circle", circle(130, undirected));
        return graphs;
    }

    private static CsrGraph circle(int nodes, boolean undirected) {
        EdgeList edges = new EdgeList();
        for (int node = 0; node < nodes; node++) {
            edges.add(node, (node + 1) % nodes);
        }
        return TestGraphs.build(nodes, edges, undirected);
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void cornersAreTaken(AlgorithmCase<?, ?> algorithm) {
        for (boolean undirected : new boolean[] {true, false}) {
            corners(undirected).forEach((name, graph) -> {
                if (!takes(algorithm, undirected)) {
                    assertThatThrownBy(() -> algorithm.compute(graph, TestGraphs.SEQUENTIAL))
                            .isInstanceOf(OrbitException.class)
                            .hasMessageContaining("UNDIRECTED");
                } else if (algorithm.ends() && graph.nodeCount() == 0) {
                    assertThatThrownBy(() -> algorithm.compute(graph, TestGraphs.SEQUENTIAL))
                            .as(name)
                            .isInstanceOf(OrbitException.class)
                            .hasMessageContaining("Node");
                } else {
                    assertSameForAllThreads(algorithm, graph, name);
                }
            });
        }
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void threadsDoNotChangeResults(AlgorithmCase<?, ?> algorithm) {
        for (CsrGraph graph : GRAPHS.getOrDefault(algorithm.cost(), List.of())) {
            boolean read = !graph.isWeighted() || algorithm.weights() != Weights.IGNORED;
            if (read && takes(algorithm, graph.isUndirected())) {
                String name =
                        (graph.isUndirected() ? "undirected" : "directed") + (graph.isWeighted() ? ", weighted" : "");
                assertSameForAllThreads(algorithm, graph, name);
            }
        }
    }

    private static void assertSameForAllThreads(AlgorithmCase<?, ?> algorithm, CsrGraph graph, String name) {
        List<Object> one = flat(algorithm.run(graph, TestGraphs.SEQUENTIAL));
        List<Object> four = flat(algorithm.run(graph, TestGraphs.PARALLEL));
        assertThat(four).as(name).hasSameSizeAs(one);
        for (int i = 0; i < one.size(); i++) {
            assertThat(four.get(i)).as("%s, part %d", name, i).isEqualTo(one.get(i));
            if (one.get(i) instanceof double[] numbers && !algorithm.undefinedResults()) {
                assertThat(Arrays.stream(numbers).anyMatch(Double::isNaN))
                        .as("%s, NaN in part %d", name, i)
                        .isFalse();
            }
        }
    }

    /// The arrays and values that a result is made of.
    static List<Object> flat(Object result) {
        List<Object> parts = new ArrayList<>();
        switch (result) {
            case Record record -> {
                for (var component : record.getClass().getRecordComponents()) {
                    try {
                        parts.addAll(flat(component.getAccessor().invoke(record)));
                    } catch (ReflectiveOperationException e) {
                        throw new LinkageError(e.getMessage(), e);
                    }
                }
            }
            case Optional<?> optional -> parts.addAll(optional.isPresent() ? flat(optional.get()) : List.of("none"));
            case List<?> list -> list.forEach(each -> parts.addAll(flat(each)));
            case Map<?, ?> map -> map.values().forEach(each -> parts.addAll(flat(each)));
            case Object[] array -> Arrays.stream(array).forEach(each -> parts.addAll(flat(each)));
            case Double number -> parts.add(new double[] {number});
            case int[] _, long[] _, double[] _, BitSet _, Integer _, Long _, Boolean _ -> parts.add(result);
            default -> throw new AssertionError(result.getClass());
        }
        return parts;
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void badWeightsAreRefusedWithThePair(AlgorithmCase<?, ?> algorithm) {
        check(algorithm, Double.NaN, Weights.NUMBERS);
        check(algorithm, Double.NEGATIVE_INFINITY, Weights.NUMBERS);
        check(algorithm, -0.5, Weights.NOT_NEGATIVE);
        check(algorithm, Double.POSITIVE_INFINITY, Weights.FINITE, Weights.POSITIVE);
        check(algorithm, 0, Weights.POSITIVE);
    }

    /// @param from weights of this kind and of those after it refuse `weight`
    /// @param but except this
    private static void check(AlgorithmCase<?, ?> algorithm, double weight, Weights from, Weights... but) {
        boolean refused =
                algorithm.weights().compareTo(from) >= 0 && !List.of(but).contains(algorithm.weights());
        for (boolean undirected : new boolean[] {true, false}) {
            // Nothing leads back to the source, so that a weight below zero makes no circle.
            CsrGraph graph = TestGraphs.build(
                    4, new EdgeList("weight").add(3, 0, 1).add(0, 1, 2).add(1, 2, weight), undirected);
            if (takes(algorithm, undirected) && refused) {
                assertThatThrownBy(() -> algorithm.compute(graph, TestGraphs.PARALLEL))
                        .as("%s", weight)
                        .isInstanceOf(OrbitException.class)
                        .hasMessageContaining("from node 1 to node 2 weighs " + weight);
            } else if (takes(algorithm, undirected)) {
                assertSameForAllThreads(algorithm, graph, "weight " + weight);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void memoryIsRefusedBeforeTheWork(AlgorithmCase<?, ?> algorithm) {
        CsrGraph graph = circle(100, true);
        long needed = algorithm.estimate(graph, 1).maxBytes();
        assertThat(needed).isPositive();
        MemoryAccount account = MemoryAccount.limitedTo(needed - 1);
        assertThatThrownBy(() -> algorithm.run(graph, TestGraphs.SEQUENTIAL.withMemory(account)))
                .isInstanceOf(OrbitException.class)
                .hasMessageContaining(algorithm.algorithm().name())
                .extracting(e -> ((OrbitException) e).code())
                .isEqualTo(ErrorCode.MEMORY_LIMIT);
        MemoryAccount enough = MemoryAccount.limitedTo(needed);
        algorithm.run(graph, TestGraphs.SEQUENTIAL.withMemory(enough));
        // All is given back.
        enough.charge("again", needed);
    }
}
