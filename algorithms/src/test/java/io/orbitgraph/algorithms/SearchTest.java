package io.orbitgraph.algorithms;

import static org.assertj.core.api.Assertions.assertThat;

import io.orbitgraph.algorithms.TestGraphs.Shape;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.paths.bfs.Bfs;
import io.orbitgraph.algorithms.paths.bfs.BfsParameters;
import io.orbitgraph.algorithms.paths.bfs.BfsResult;
import io.orbitgraph.algorithms.paths.bfs.Dfs;
import io.orbitgraph.algorithms.paths.bfs.DfsParameters;
import io.orbitgraph.algorithms.paths.bfs.DfsResult;
import io.orbitgraph.algorithms.verify.PathVerifier;
import io.orbitgraph.store.testkit.Seeded;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchTest {
    @Test
    void levelsAreThoseOfAPlainQueue() {
        for (Shape shape : List.of(Shape.DIRECTED, Shape.UNDIRECTED)) {
            TestGraphs.forRandom("levelsAreThoseOfAPlainQueue", shape, graph -> {
                int source = graph.nodeCount() / 2;
                checkLevels(graph, source);
                graph.in(TestGraphs.SEQUENTIAL.workers());
                checkLevels(graph, source);
            });
        }
    }

    private static void checkLevels(CsrGraph graph, int source) {
        BfsResult result = new Bfs().compute(graph, BfsParameters.from(source), TestGraphs.SEQUENTIAL);
        assertThat(PathVerifier.levels(graph, source, result.levels())).isEmpty();
        assertThat(result.reached()).isEqualTo((int)
                Arrays.stream(result.levels()).filter(level -> level >= 0).count());
        assertThat(result.depth())
                .isEqualTo(Arrays.stream(result.levels()).max().orElse(0));
        int[] order = result.visitOrder();
        assertThat(order).hasSize(result.reached()).startsWith(source);
        for (int i = 1; i < order.length; i++) {
            assertThat(result.levels()[order[i]]).isGreaterThanOrEqualTo(result.levels()[order[i - 1]]);
        }
        double[] distances = Arrays.stream(result.levels())
                .mapToDouble(level -> level < 0 ? Double.POSITIVE_INFINITY : level)
                .toArray();
        int[] parents = Bfs.parents(graph, result, TestGraphs.SEQUENTIAL);
        assertThat(PathVerifier.tree(graph, source, distances, parents)).isEmpty();
    }

    @Test
    void bothDirectionsAndAllThreadsGiveTheSameLevels() {
        for (boolean undirected : new boolean[] {true, false}) {
            CsrGraph graph = TestGraphs.large(undirected, false);
            for (int source : new int[] {0, 1, 77, 4711}) {
                int[] plain = PathVerifier.plainLevels(graph, source);
                for (int i = 0; i < 2; i++) {
                    assertThat(new Bfs()
                                    .compute(graph, BfsParameters.from(source), TestGraphs.SEQUENTIAL)
                                    .levels())
                            .isEqualTo(plain);
                    assertThat(new Bfs()
                                    .compute(graph, BfsParameters.from(source), TestGraphs.PARALLEL)
                                    .levels())
                            .isEqualTo(plain);
                    graph.in(TestGraphs.SEQUENTIAL.workers());
                }
            }
        }
    }

    @Test
    void searchesStopAtDepthAndTarget() {
        CsrGraph chain = TestGraphs.directed(6, 0, 1, 1, 2, 2, 3, 3, 4, 0, 5);
        BfsResult shallow = new Bfs().compute(chain, BfsParameters.from(0).withMaxDepth(2), TestGraphs.SEQUENTIAL);
        assertThat(shallow.levels()).containsExactly(0, 1, 2, -1, -1, 1);
        BfsResult found = new Bfs().compute(chain, BfsParameters.from(0).withTargets(2, 4), TestGraphs.SEQUENTIAL);
        assertThat(found.target()).isEqualTo(2);
        assertThat(found.visitOrder()).containsExactly(0, 1, 5, 2);
        assertThat(new Dfs()
                        .compute(chain, new DfsParameters(0, new int[] {3}, -1), TestGraphs.SEQUENTIAL)
                        .visitOrder())
                .containsExactly(0, 1, 2, 3);
        assertThat(new Dfs()
                        .compute(chain, new DfsParameters(0, new int[0], 1), TestGraphs.SEQUENTIAL)
                        .visitOrder())
                .containsExactly(0, 1, 5);
    }

    @Test
    void depthFirstOrderIsThatOfRecursion() {
        TestGraphs.forRandom("depthFirstOrderIsThatOfRecursion", Shape.DIRECTED, graph -> {
            DfsResult result = new Dfs().compute(graph, DfsParameters.from(0), TestGraphs.SEQUENTIAL);
            int[] order = new int[graph.nodeCount()];
            int count = visit(graph, 0, new boolean[graph.nodeCount()], order, 0);
            assertThat(result.visitOrder()).isEqualTo(Arrays.copyOf(order, count));
        });
    }

    private static int visit(CsrGraph graph, int node, boolean[] seen, int[] order, int count) {
        seen[node] = true;
        int size = count;
        order[size++] = node;
        for (int slot = graph.out().offsets()[node]; slot < graph.out().offsets()[node + 1]; slot++) {
            if (!seen[graph.out().targets()[slot]]) {
                size = visit(graph, graph.out().targets()[slot], seen, order, size);
            }
        }
        return size;
    }

    @Test
    void depthsAndTargetsCutTheSearch() {
        Seeded seeded = Seeded.of("targets");
        TestGraphs.forRandom("depthsAndTargetsCutTheSearch", Shape.DIRECTED, graph -> {
            int[] plain = PathVerifier.plainLevels(graph, 0);
            int depth = seeded.below(4);
            int[] shallow = new Bfs()
                    .compute(graph, BfsParameters.from(0).withMaxDepth(depth), TestGraphs.SEQUENTIAL)
                    .levels();
            for (int node = 0; node < plain.length; node++) {
                assertThat(shallow[node]).isEqualTo(plain[node] <= depth ? plain[node] : -1);
            }
            int first = seeded.below(graph.nodeCount());
            int second = seeded.below(graph.nodeCount());
            BfsResult found =
                    new Bfs().compute(graph, BfsParameters.from(0).withTargets(first, second), TestGraphs.SEQUENTIAL);
            boolean reachable = plain[first] >= 0 || plain[second] >= 0;
            assertThat(found.target() >= 0).isEqualTo(reachable);
            if (reachable) {
                int nearest = Math.min(
                        plain[first] < 0 ? Integer.MAX_VALUE : plain[first],
                        plain[second] < 0 ? Integer.MAX_VALUE : plain[second]);
                assertThat(plain[found.target()]).isEqualTo(nearest);
                assertThat(found.visitOrder()).endsWith(found.target());
            }
        });
    }
}
