package io.orbitgraph.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.algorithms.TestGraphs.Shape;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.EdgeList;
import io.orbitgraph.algorithms.paths.shortest.BidirectionalDijkstra;
import io.orbitgraph.algorithms.paths.shortest.DeltaStepping;
import io.orbitgraph.algorithms.paths.shortest.DeltaSteppingParameters;
import io.orbitgraph.algorithms.paths.shortest.Dijkstra;
import io.orbitgraph.algorithms.paths.shortest.DijkstraParameters;
import io.orbitgraph.algorithms.paths.shortest.ShortestPaths;
import io.orbitgraph.algorithms.paths.shortest.WeightedPath;
import io.orbitgraph.algorithms.verify.PathVerifier;
import io.orbitgraph.model.error.OrbitException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShortestPathTest {
    private static final List<Shape> SHAPES =
            List.of(Shape.DIRECTED_WEIGHTED, Shape.UNDIRECTED_WEIGHTED, Shape.DIRECTED);

    @Test
    void distancesAndTreesAreRight() {
        for (Shape shape : SHAPES) {
            TestGraphs.forRandom("distancesAndTreesAreRight", shape, graph -> {
                int source = graph.nodeCount() / 3;
                ShortestPaths dijkstra =
                        new Dijkstra().compute(graph, DijkstraParameters.from(source), TestGraphs.SEQUENTIAL);
                assertThat(PathVerifier.distances(graph, source, dijkstra.distances()))
                        .isEmpty();
                assertThat(PathVerifier.tree(graph, source, dijkstra.distances(), dijkstra.parents()))
                        .isEmpty();
                for (double delta : new double[] {0.5, 2, 100}) {
                    ShortestPaths stepping = new DeltaStepping()
                            .compute(
                                    graph,
                                    DeltaSteppingParameters.from(source).withDelta(delta),
                                    TestGraphs.SEQUENTIAL);
                    assertThat(stepping.distances()).isEqualTo(dijkstra.distances());
                    assertThat(stepping.parents()).isEqualTo(dijkstra.parents());
                }
            });
        }
    }

    @Test
    void pairsFromBothEndsCostTheSame() {
        for (Shape shape : SHAPES) {
            TestGraphs.forRandom("pairsFromBothEndsCostTheSame", shape, graph -> {
                int source = 0;
                double[] distances = PathVerifier.plainDistances(graph, source);
                for (int target = 0; target < graph.nodeCount(); target += 3) {
                    Optional<WeightedPath> path = new BidirectionalDijkstra()
                            .compute(graph, new BidirectionalDijkstra.Ends(source, target), TestGraphs.SEQUENTIAL);
                    Optional<WeightedPath> single = new Dijkstra()
                            .compute(graph, DijkstraParameters.between(source, target), TestGraphs.SEQUENTIAL)
                            .to(target);
                    assertThat(path.isPresent()).isEqualTo(distances[target] < Double.POSITIVE_INFINITY);
                    assertThat(single.isPresent()).isEqualTo(path.isPresent());
                    if (path.isPresent()) {
                        checkPath(graph, path.get(), source, target, distances[target]);
                        checkPath(graph, single.orElseThrow(), source, target, distances[target]);
                    }
                }
            });
        }
    }

    static void checkPath(CsrGraph graph, WeightedPath path, int source, int target, double cost) {
        assertThat(path.source()).isEqualTo(source);
        assertThat(path.target()).isEqualTo(target);
        assertThat(path.totalCost()).isEqualTo(cost);
        for (int i = 1; i < path.nodes().length; i++) {
            double least = Double.POSITIVE_INFINITY;
            int slot = graph.out().find(path.nodes()[i - 1], path.nodes()[i]);
            assertThat(slot).isNotNegative();
            for (; slot < graph.out().offsets()[path.nodes()[i - 1] + 1]; slot++) {
                if (graph.out().targets()[slot] == path.nodes()[i]) {
                    least = Math.min(least, graph.out().weight(slot));
                }
            }
            assertThat(path.costs()[i] - path.costs()[i - 1]).isEqualTo(least);
        }
    }

    @Test
    void roundedSumsAreTheSameForAllThreads() {
        for (boolean undirected : new boolean[] {true, false}) {
            CsrGraph graph = TestGraphs.large(undirected, true);
            ShortestPaths dijkstra = new Dijkstra().compute(graph, DijkstraParameters.from(5), TestGraphs.SEQUENTIAL);
            for (double delta : new double[] {0.05, 2}) {
                ShortestPaths stepping = new DeltaStepping()
                        .compute(graph, DeltaSteppingParameters.from(5).withDelta(delta), TestGraphs.PARALLEL);
                assertThat(stepping.distances()).isEqualTo(dijkstra.distances());
                assertThat(stepping.parents()).isEqualTo(dijkstra.parents());
            }
        }
    }

    @Test
    void zeroInfiniteAndHugeWeightsWork() {
        CsrGraph graph = TestGraphs.build(
                5,
                new EdgeList("weight")
                        .add(0, 1, 0)
                        .add(1, 2, 0)
                        .add(2, 0, 0)
                        .add(2, 3, Double.POSITIVE_INFINITY)
                        .add(1, 4, 1e300),
                false);
        ShortestPaths dijkstra = new Dijkstra().compute(graph, DijkstraParameters.from(0), TestGraphs.SEQUENTIAL);
        assertThat(dijkstra.distances()).containsExactly(0, 0, 0, Double.POSITIVE_INFINITY, 1e300);
        assertThat(dijkstra.to(3)).isEmpty();
        assertThat(dijkstra.to(4).orElseThrow().nodes()).containsExactly(0, 1, 4);
        ShortestPaths stepping =
                new DeltaStepping().compute(graph, DeltaSteppingParameters.from(0), TestGraphs.PARALLEL);
        assertThat(stepping.distances()).isEqualTo(dijkstra.distances());
        assertThat(stepping.parents()).isEqualTo(dijkstra.parents());
    }

    @Test
    void negativeWeightsAreRefused() {
        CsrGraph graph = TestGraphs.build(3, new EdgeList("weight").add(0, 1, 1).add(1, 2, -0.5), false);
        assertThatThrownBy(() -> new Dijkstra().compute(graph, DijkstraParameters.from(0), TestGraphs.SEQUENTIAL))
                .isInstanceOf(OrbitException.class)
                .hasMessageContaining("from node 1 to node 2 weighs -0.5");
        assertThatThrownBy(() ->
                        new DeltaStepping().compute(graph, DeltaSteppingParameters.from(0), TestGraphs.SEQUENTIAL))
                .isInstanceOf(OrbitException.class);
    }
}
