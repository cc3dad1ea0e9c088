package io.orbitgraph.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.algorithms.TestGraphs.Shape;
import io.orbitgraph.algorithms.breadth.JGraphTAlgorithm;
import io.orbitgraph.algorithms.breadth.NoParameters;
import io.orbitgraph.algorithms.breadth.clique.DensestSubgraph;
import io.orbitgraph.algorithms.breadth.clique.MaximalCliques;
import io.orbitgraph.algorithms.breadth.cluster.EdgeBetweenness;
import io.orbitgraph.algorithms.breadth.cluster.GirvanNewman;
import io.orbitgraph.algorithms.breadth.cluster.GreedyModularity;
import io.orbitgraph.algorithms.breadth.cluster.Spanner;
import io.orbitgraph.algorithms.breadth.cluster.SpanningTreeClusters;
import io.orbitgraph.algorithms.breadth.coloring.ColorRefinement;
import io.orbitgraph.algorithms.breadth.coloring.GreedyColorings;
import io.orbitgraph.algorithms.breadth.cycle.CycleBasis;
import io.orbitgraph.algorithms.breadth.cycle.MinimumMeanCycle;
import io.orbitgraph.algorithms.breadth.cycle.SimpleCycles;
import io.orbitgraph.algorithms.breadth.flow.CutTree;
import io.orbitgraph.algorithms.breadth.flow.FlowParameters;
import io.orbitgraph.algorithms.breadth.flow.FlowVariant;
import io.orbitgraph.algorithms.breadth.flow.GlobalMinimumCut;
import io.orbitgraph.algorithms.breadth.flow.MaximumFlow;
import io.orbitgraph.algorithms.breadth.flow.MinimumCut;
import io.orbitgraph.algorithms.breadth.isomorphism.Isomorphism;
import io.orbitgraph.algorithms.breadth.matching.ApproximateMatching;
import io.orbitgraph.algorithms.breadth.matching.BipartiteMatching;
import io.orbitgraph.algorithms.breadth.matching.MaximumMatching;
import io.orbitgraph.algorithms.breadth.matching.MaximumWeightBipartite;
import io.orbitgraph.algorithms.breadth.matching.PerfectMatching;
import io.orbitgraph.algorithms.breadth.order.CommonAncestors;
import io.orbitgraph.algorithms.breadth.order.Condensation;
import io.orbitgraph.algorithms.breadth.order.Dominators;
import io.orbitgraph.algorithms.breadth.order.TransitiveClosure;
import io.orbitgraph.algorithms.breadth.order.TransitiveReduction;
import io.orbitgraph.algorithms.breadth.path.DisjointPaths;
import io.orbitgraph.algorithms.breadth.path.Eccentricity;
import io.orbitgraph.algorithms.breadth.path.KShortestWalks;
import io.orbitgraph.algorithms.breadth.path.SimplePaths;
import io.orbitgraph.algorithms.breadth.structure.Biconnected;
import io.orbitgraph.algorithms.breadth.structure.Bipartite;
import io.orbitgraph.algorithms.breadth.structure.Chordal;
import io.orbitgraph.algorithms.breadth.structure.Metrics;
import io.orbitgraph.algorithms.breadth.structure.Planarity;
import io.orbitgraph.algorithms.breadth.structure.VertexCover;
import io.orbitgraph.algorithms.breadth.tour.ChinesePostman;
import io.orbitgraph.algorithms.breadth.tour.EulerianCycle;
import io.orbitgraph.algorithms.breadth.tour.OptimalTour;
import io.orbitgraph.algorithms.breadth.tour.OreCycle;
import io.orbitgraph.algorithms.breadth.tour.Tour;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.EdgeList;
import io.orbitgraph.algorithms.jgrapht.CsrGraphView;
import io.orbitgraph.algorithms.run.Algorithm;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.MemoryAccount;
import io.orbitgraph.algorithms.run.Workers;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.store.testkit.Seeded;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What holds for every algorithm that JGraphT computes.
class BreadthFrameTest {
    /// An algorithm with parameters that fit any graph of two nodes or more.
    private record Case<P, R>(Algorithm<P, R> algorithm, P parameters) {
        R compute(CsrGraph graph, Environment environment) {
            return algorithm.compute(graph, parameters, environment);
        }

        R run(CsrGraph graph, Environment environment) {
            return algorithm.run(graph, parameters, environment);
        }
    }

    private static List<Case<?, ?>> cases() {
        NoParameters none = NoParameters.DEFAULT;
        List<Case<?, ?>> cases = new ArrayList<>(List.of(
                new Case<>(new MaximumMatching(), none),
                new Case<>(new BipartiteMatching(), none),
                new Case<>(new MaximumWeightBipartite(), none),
                new Case<>(new PerfectMatching(), PerfectMatching.Parameters.DEFAULT),
                new Case<>(new GlobalMinimumCut(), none),
                new Case<>(new DensestSubgraph(), none),
                new Case<>(new ColorRefinement(), none),
                new Case<>(new Chordal(), none),
                new Case<>(new Bipartite(), none),
                new Case<>(new Biconnected(), none),
                new Case<>(new Planarity(), none),
                new Case<>(new Metrics(), none),
                new Case<>(new OptimalTour(), none),
                new Case<>(new OreCycle(), none),
                new Case<>(new EulerianCycle(), none),
                new Case<>(new ChinesePostman(), none),
                new Case<>(new CycleBasis(), none),
                new Case<>(new MinimumMeanCycle(), none),
                new Case<>(new TransitiveClosure(), none),
                new Case<>(new TransitiveReduction(), none),
                new Case<>(new CommonAncestors(), new CommonAncestors.Parameters(0, 1)),
                new Case<>(new Condensation(), none),
                new Case<>(new Dominators(), new Dominators.Parameters(0)),
                new Case<>(new Eccentricity(), none),
                new Case<>(new DisjointPaths(), new DisjointPaths.Parameters(0, 1, 2)),
                new Case<>(new KShortestWalks(), new KShortestWalks.Parameters(0, 1, 5)),
                new Case<>(new SimplePaths(), SimplePaths.Parameters.of(0, 1)),
                new Case<>(new EdgeBetweenness(), none),
                new Case<>(new GirvanNewman(), new GirvanNewman.Parameters(2)),
                new Case<>(new GreedyModularity(), none),
                new Case<>(new SpanningTreeClusters(), new SpanningTreeClusters.Parameters(2)),
                new Case<>(new Spanner(), Spanner.Parameters.DEFAULT),
                new Case<>(new Isomorphism(), Isomorphism.Parameters.part(TestGraphs.undirected(3, 0, 1, 1, 2))),
                new Case<>(new Isomorphism(), Isomorphism.Parameters.part(TestGraphs.directed(3, 0, 1, 1, 2)))));
        for (ApproximateMatching.Variant variant : ApproximateMatching.Variant.values()) {
            cases.add(new Case<>(new ApproximateMatching(), new ApproximateMatching.Parameters(variant)));
        }
        for (FlowVariant variant : FlowVariant.values()) {
            cases.add(new Case<>(new MaximumFlow(), FlowParameters.of(0, 1).with(variant)));
            cases.add(new Case<>(new MinimumCut(), FlowParameters.of(0, 1).with(variant)));
            cases.add(new Case<>(new CutTree(), new CutTree.Parameters(variant)));
        }
        for (MaximalCliques.Variant variant : MaximalCliques.Variant.values()) {
            cases.add(new Case<>(new MaximalCliques(), MaximalCliques.Parameters.DEFAULT.with(variant)));
        }
        for (GreedyColorings.Variant variant : GreedyColorings.Variant.values()) {
            cases.add(new Case<>(new GreedyColorings(), new GreedyColorings.Parameters(variant)));
        }
        for (VertexCover.Variant variant : VertexCover.Variant.values()) {
            cases.add(new Case<>(new VertexCover(), new VertexCover.Parameters(variant)));
        }
        for (Tour.Variant variant : Tour.Variant.values()) {
            cases.add(new Case<>(new Tour(), Tour.Parameters.DEFAULT.with(variant)));
        }
        for (SimpleCycles.Variant variant : SimpleCycles.Variant.values()) {
            cases.add(new Case<>(new SimpleCycles(), SimpleCycles.Parameters.DEFAULT.with(variant)));
        }
        return cases;
    }

    /// The result in words, or the refusal; an error of JGraphT's own fails the test.
    private static String outcome(Case<?, ?> one, CsrGraph graph) {
        try {
            return text(one.compute(graph, TestGraphs.SEQUENTIAL));
        } catch (OrbitException e) {
            assertThat(e.code())
                    .as(one.algorithm().name() + " " + one.parameters() + ": " + e.text())
                    .isIn(ErrorCode.INVALID_ARGUMENT, ErrorCode.NUMBER_OUT_OF_RANGE);
            assertThat(e.text()).doesNotContain("jgrapht", "null");
            return e.text();
        }
    }

    private static String text(Object value) {
        try {
            if (value.getClass().isArray()) {
                List<String> texts = new ArrayList<>();
                for (int i = 0; i < Array.getLength(value); i++) {
                    texts.add(text(Array.get(value, i)));
                }
                return texts.toString();
            }
            if (value instanceof List<?> list) {
                return list.stream().map(BreadthFrameTest::text).toList().toString();
            }
            if (value instanceof Record) {
                StringBuilder texts = new StringBuilder(value.getClass().getSimpleName());
                for (RecordComponent component : value.getClass().getRecordComponents()) {
                    texts.append(' ')
                            .append(component.getName())
                            .append('=')
                            .append(text(component.getAccessor().invoke(value)));
                }
                return texts.toString();
            }
            return value instanceof java.util.Optional<?> maybe
                    ? maybe.map(BreadthFrameTest::text).orElse("none")
                    : value.toString();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Whatever the graph is like: the same result twice, or a refusal in our words.
    @Test
    void everyGraphHasAResultOrAClearRefusal() {
        Seeded seeded = Seeded.of("everyGraphHasAResultOrAClearRefusal");
        List<Shape> shapes = List.of(
                Shape.DIRECTED,
                Shape.UNDIRECTED,
                Shape.DIRECTED_WEIGHTED,
                Shape.UNDIRECTED_WEIGHTED,
                Shape.SIMPLE,
                Shape.SIMPLE_DIRECTED,
                Shape.SIMPLE_WEIGHTED);
        List<CsrGraph> graphs = new ArrayList<>();
        for (int i = 0; i < 140; i++) {
            graphs.add(TestGraphs.random(seeded, shapes.get(i % shapes.size()), 1 + seeded.below(9)));
        }
        for (boolean undirected : new boolean[] {true, false}) {
            graphs.add(TestGraphs.build(0, new EdgeList(), undirected));
            graphs.add(TestGraphs.build(1, new EdgeList(), undirected));
            graphs.add(TestGraphs.build(2, new EdgeList(), undirected));
            graphs.add(TestGraphs.build(1, new EdgeList().add(0, 0), undirected));
            graphs.add(TestGraphs.build(2, new EdgeList().add(0, 1), undirected));
            graphs.add(TestGraphs.build(2, new EdgeList().add(0, 1).add(0, 1), undirected));
            graphs.add(TestGraphs.build(2, new EdgeList("weight").add(0, 1, -1), undirected));
            graphs.add(TestGraphs.build(2, new EdgeList("weight").add(0, 1, Double.NaN), undirected));
            graphs.add(TestGraphs.build(2, new EdgeList("weight").add(0, 1, Double.POSITIVE_INFINITY), undirected));
        }
        Map<String, Integer> results = new TreeMap<>();
        for (Case<?, ?> one : cases()) {
            for (CsrGraph graph : graphs) {
                String first = outcome(one, graph);
                assertThat(outcome(one, graph)).as(one.algorithm().name()).isEqualTo(first);
                results.merge(one.algorithm().name(), first.contains(" needs ") ? 0 : 1, Integer::sum);
            }
        }
        assertThat(results)
                .allSatisfy((name, count) -> assertThat(count).as(name).isPositive());
    }

    /// What is cancelled before it begins ends as cancelled, and memory is given back.
    @Test
    void everyAlgorithmCanBeCancelled() {
        CsrGraph undirected = TestGraphs.undirected(4, 0, 1, 1, 2, 2, 3, 3, 0, 0, 2, 1, 3);
        CsrGraph directed = TestGraphs.directed(4, 0, 1, 0, 2, 1, 3, 2, 3);
        OrbitException wanted = new OrbitException(ErrorCode.TRANSACTION_TERMINATED, "cancelled");
        for (Case<?, ?> one : cases()) {
            MemoryAccount account = MemoryAccount.limitedTo(1L << 40);
            Workers workers = new Workers(Runnable::run, 1, () -> {
                throw wanted;
            });
            Environment environment = Environment.of(workers, 1).withMemory(account);
            for (CsrGraph graph : List.of(undirected, directed)) {
                try {
                    one.run(graph, environment);
                } catch (OrbitException e) {
                    assertThat(e.code())
                            .as(one.algorithm().name() + ": " + e.text())
                            .isIn(ErrorCode.TRANSACTION_TERMINATED, ErrorCode.INVALID_ARGUMENT);
                }
            }
            awaitFree(account, 1L << 40);
        }
    }

    /// Waits until all memory is back.
    private static void awaitFree(MemoryAccount account, long bytes) {
        for (int tries = 0; ; tries++) {
            try {
                account.charge("test", bytes);
                account.release(bytes);
                return;
            } catch (OrbitException e) {
                if (tries > 5000) {
                    throw e;
                }
                try {
                    Thread.sleep(1);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    private static final class Probe extends JGraphTAlgorithm<Runnable, String> {
        Probe() {
            super("Probe", 100, 0);
        }

        @Override
        protected void check(CsrGraph graph, Runnable parameters, Workers workers) {}

        @Override
        protected String solve(CsrGraphView view, Runnable parameters, long seed) {
            parameters.run();
            view.edgesOf(0);
            return Thread.currentThread().getName();
        }
    }

    private static int depth(int left) {
        return left == 0 ? 0 : 1 + depth(left - 1);
    }

    @Test
    void errorsOfOthersAreTranslated() {
        CsrGraph graph = TestGraphs.undirected(2, 0, 1);
        assertThat(new Probe().compute(graph, () -> {}, TestGraphs.SEQUENTIAL)).isEqualTo("Probe");
        assertThatThrownBy(() -> new Probe()
                        .compute(
                                graph,
                                () -> {
                                    throw new IllegalArgumentException("no");
                                },
                                TestGraphs.SEQUENTIAL))
                .isInstanceOfSatisfying(
                        OrbitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PROCEDURE_CALL_FAILED))
                .hasMessage("Probe cannot be computed on this graph: no");
        assertThatThrownBy(() -> new Probe().compute(graph, () -> depth(1 << 30), TestGraphs.SEQUENTIAL))
                .isInstanceOfSatisfying(
                        OrbitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MEMORY_LIMIT))
                .hasMessageContaining("too long paths");
    }

    /// JGraphT searches blocks, cycles and augmenting paths by recursion.
    @Test
    void longPathsAreNotTooDeep() {
        int nodes = 200_000;
        EdgeList edges = new EdgeList();
        for (int node = 1; node < nodes; node++) {
            edges.add(node - 1, node);
        }
        CsrGraph path = TestGraphs.build(nodes, edges, true);
        assertThat(new Biconnected()
                        .compute(path, NoParameters.DEFAULT, TestGraphs.SEQUENTIAL)
                        .blocks()
                        .count())
                .isEqualTo(nodes - 1);
        CsrGraph directed = TestGraphs.build(nodes, edges, false);
        assertThat(new Condensation()
                        .compute(directed, NoParameters.DEFAULT, TestGraphs.SEQUENTIAL)
                        .components()
                        .count())
                .isEqualTo(nodes);
    }

    /// The caller does not wait for work that looks at nothing, and its memory stays charged until it ends.
    @Test
    void cancelledWorkIsLeftBehindUntilItEnds() throws InterruptedException {
        CsrGraph graph = TestGraphs.undirected(2, 0, 1);
        long bytes = new Probe().estimate(graph.size(), () -> {}, 1).maxBytes();
        MemoryAccount account = MemoryAccount.limitedTo(bytes);
        AtomicBoolean cancelled = new AtomicBoolean();
        OrbitException wanted = new OrbitException(ErrorCode.TRANSACTION_TERMINATED, "cancelled");
        Workers workers = new Workers(Runnable::run, 1, () -> {
            if (cancelled.get()) {
                throw wanted;
            }
        });
        CountDownLatch ends = new CountDownLatch(1);
        Runnable stubborn = () -> {
            cancelled.set(true);
            try {
                ends.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        assertThatThrownBy(() -> new Probe()
                        .run(graph, stubborn, Environment.of(workers, 1).withMemory(account)))
                .isSameAs(wanted);
        assertThatThrownBy(() -> account.charge("other", 1))
                .isInstanceOfSatisfying(
                        OrbitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MEMORY_LIMIT));
        ends.countDown();
        awaitFree(account, bytes);
    }

    @Test
    void theViewStopsWorkThatLooksAtIt() {
        CsrGraph graph = TestGraphs.undirected(2, 0, 1);
        AtomicBoolean cancelled = new AtomicBoolean();
        AtomicInteger looks = new AtomicInteger();
        OrbitException wanted = new OrbitException(ErrorCode.TRANSACTION_TERMINATED, "cancelled");
        Workers workers = new Workers(Runnable::run, 1, () -> {
            if (cancelled.get()) {
                throw wanted;
            }
        });
        CountDownLatch ended = new CountDownLatch(1);
        JGraphTAlgorithm<NoParameters, String> endless = new JGraphTAlgorithm<>("Endless", 1, 1) {
            @Override
            protected void check(CsrGraph unused, NoParameters parameters, Workers also) {}

            @Override
            protected String solve(CsrGraphView view, NoParameters parameters, long seed) {
                try {
                    while (true) {
                        Set<Integer> edges = view.edgesOf(0);
                        looks.addAndGet(edges.size());
                        cancelled.set(true);
                    }
                } finally {
                    ended.countDown();
                }
            }
        };
        assertThatThrownBy(() -> endless.compute(graph, NoParameters.DEFAULT, Environment.of(workers, 1)))
                .isSameAs(wanted);
        assertThat(looks.get()).isPositive();
        assertThat(ended.getCount()).isZero();
    }
}
