package io.orbitgraph.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.orbitgraph.algorithms.TestGraphs.Shape;
import io.orbitgraph.algorithms.community.triangles.ClusteringParameters;
import io.orbitgraph.algorithms.community.triangles.ClusteringResult;
import io.orbitgraph.algorithms.community.triangles.Corners;
import io.orbitgraph.algorithms.community.triangles.LocalClustering;
import io.orbitgraph.algorithms.community.triangles.TriangleCount;
import io.orbitgraph.algorithms.community.triangles.TriangleCursor;
import io.orbitgraph.algorithms.community.triangles.TriangleList;
import io.orbitgraph.algorithms.community.triangles.TriangleParameters;
import io.orbitgraph.algorithms.community.triangles.TriangleResult;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.verify.CentralityVerifier;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.store.testkit.Seeded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TriangleTest {
    @Test
    void trianglesAreThoseOfAllTriples() {
        TestGraphs.forRandom("trianglesAreThoseOfAllTriples", Shape.UNDIRECTED, graph -> {
            TriangleResult result =
                    new TriangleCount().compute(graph, TriangleParameters.DEFAULT, TestGraphs.SEQUENTIAL);
            long[] expected = CentralityVerifier.plainTriangles(graph);
            assertThat(result.triangles()).isEqualTo(expected);
            assertThat(result.total()).isEqualTo(Arrays.stream(expected).sum() / 3);
            assertThat(new TriangleCount().total(graph, TestGraphs.SEQUENTIAL)).isEqualTo(result.total());
        });
    }

    @Test
    void coefficientsAreRelatedPairsOfNeighbours() {
        for (Shape shape : new Shape[] {Shape.UNDIRECTED, Shape.DIRECTED}) {
            TestGraphs.forRandom("coefficientsAreRelatedPairsOfNeighbours", shape, graph -> {
                ClusteringResult result =
                        new LocalClustering().compute(graph, ClusteringParameters.DEFAULT, TestGraphs.SEQUENTIAL);
                double[] expected = plainCoefficients(graph);
                for (int node = 0; node < expected.length; node++) {
                    assertThat(result.coefficients()[node]).isCloseTo(expected[node], within(1e-12));
                }
                assertThat(result.average())
                        .isCloseTo(Arrays.stream(expected).average().orElse(0), within(1e-12));
            });
        }
    }

    private static double[] plainCoefficients(CsrGraph graph) {
        int nodes = graph.nodeCount();
        boolean[][] points = new boolean[nodes][nodes];
        for (int node = 0; node < nodes; node++) {
            for (int slot = graph.out().offsets()[node]; slot < graph.out().offsets()[node + 1]; slot++) {
                points[node][graph.out().targets()[slot]] = true;
            }
        }
        double[] coefficients = new double[nodes];
        for (int node = 0; node < nodes; node++) {
            int neighbours = 0;
            int related = 0;
            for (int a = 0; a < nodes; a++) {
                boolean near = a != node && (points[node][a] || points[a][node]);
                neighbours += near ? 1 : 0;
                for (int b = 0; b < nodes && near; b++) {
                    related += b != node && b != a && (points[node][b] || points[b][node]) && points[a][b] ? 1 : 0;
                }
            }
            coefficients[node] = neighbours < 2 ? 0 : (double) related / (neighbours * (neighbours - 1));
        }
        return coefficients;
    }

    @Test
    void nodesOfHighDegreeCanBeLeftOut() {
        CsrGraph graph = TestGraphs.undirected(5, 0, 1, 0, 2, 0, 3, 0, 4, 1, 2, 3, 4);
        TriangleResult result =
                new TriangleCount().compute(graph, TriangleParameters.DEFAULT.withMaxDegree(3), TestGraphs.SEQUENTIAL);
        assertThat(result.triangles()).containsExactly(-1, 0, 0, 0, 0);
        assertThat(result.total()).isZero();
    }

    @Test
    void cornersCanBeChosen() {
        Seeded seeded = Seeded.of("cornersCanBeChosen");
        TestGraphs.forRandom("cornersCanBeChosen", Shape.UNDIRECTED, graph -> {
            int nodes = graph.nodeCount();
            List<BitSet> sets = new ArrayList<>();
            for (int set = seeded.below(4); set > 0; set--) {
                BitSet members = new BitSet();
                for (int node = 0; node < nodes; node++) {
                    members.set(node, seeded.below(2) == 0);
                }
                sets.add(!sets.isEmpty() && seeded.oneIn(3) ? sets.getFirst() : members);
            }
            TriangleParameters parameters = TriangleParameters.DEFAULT.withCorners(new Corners(sets));
            long[] expected = new long[nodes];
            TriangleCursor all = new TriangleList().compute(graph, TriangleParameters.DEFAULT, TestGraphs.SEQUENTIAL);
            while (all.next()) {
                if (fit(List.of(all.a(), all.b(), all.c()), sets)) {
                    expected[all.a()]++;
                    expected[all.b()]++;
                    expected[all.c()]++;
                }
            }
            assertThat(new TriangleCount()
                            .compute(graph, parameters, TestGraphs.SEQUENTIAL)
                            .triangles())
                    .isEqualTo(expected);
            long[] listed = new long[nodes];
            TriangleCursor wanted = new TriangleList().compute(graph, parameters, TestGraphs.SEQUENTIAL);
            while (wanted.next()) {
                listed[wanted.a()]++;
                listed[wanted.b()]++;
                listed[wanted.c()]++;
            }
            assertThat(listed).isEqualTo(expected);
        });
        assertThatThrownBy(() -> new Corners(Collections.nCopies(4, new BitSet())))
                .hasMessageContaining("three corners");
    }

    /// Whether each set gets a corner of its own.
    private static boolean fit(List<Integer> corners, List<BitSet> sets) {
        if (sets.isEmpty()) {
            return true;
        }
        for (Integer corner : corners) {
            List<Integer> others =
                    corners.stream().filter(other -> !other.equals(corner)).toList();
            if (sets.getFirst().get(corner) && fit(others, sets.subList(1, sets.size()))) {
                return true;
            }
        }
        return false;
    }

    @Test
    void directedGraphsHaveNoTriangleCount() {
        assertThatThrownBy(() -> new TriangleCount()
                        .compute(TestGraphs.directed(2, 0, 1), TriangleParameters.DEFAULT, TestGraphs.SEQUENTIAL))
                .isInstanceOf(OrbitException.class)
                .hasMessageContaining("UNDIRECTED");
    }

    @Test
    void threadsDoNotChangeTriangles() {
        CsrGraph graph = TestGraphs.large(true, false);
        TriangleResult one = new TriangleCount().compute(graph, TriangleParameters.DEFAULT, TestGraphs.SEQUENTIAL);
        TriangleResult four = new TriangleCount().compute(graph, TriangleParameters.DEFAULT, TestGraphs.PARALLEL);
        assertThat(four.triangles()).isEqualTo(one.triangles());
        assertThat(four.total()).isEqualTo(new TriangleCount().total(graph, TestGraphs.PARALLEL));
        CsrGraph directed = TestGraphs.large(false, false);
        assertThat(new LocalClustering()
                        .compute(directed, ClusteringParameters.DEFAULT, TestGraphs.PARALLEL)
                        .coefficients())
                .isEqualTo(new LocalClustering()
                        .compute(directed, ClusteringParameters.DEFAULT, TestGraphs.SEQUENTIAL)
                        .coefficients());
    }

    @Test
    void everyTriangleIsListedOnce() {
        TestGraphs.forRandom("everyTriangleIsListedOnce", Shape.UNDIRECTED, graph -> {
            long[] counts = new long[graph.nodeCount()];
            Set<List<Integer>> seen = new HashSet<>();
            TriangleCursor cursor =
                    new TriangleList().compute(graph, TriangleParameters.DEFAULT, TestGraphs.SEQUENTIAL);
            while (cursor.next()) {
                assertThat(cursor.a() < cursor.b() && cursor.b() < cursor.c()).isTrue();
                assertThat(seen.add(List.of(cursor.a(), cursor.b(), cursor.c())))
                        .isTrue();
                assertThat(graph.out().find(cursor.a(), cursor.b())).isNotNegative();
                assertThat(graph.out().find(cursor.b(), cursor.c())).isNotNegative();
                assertThat(graph.out().find(cursor.a(), cursor.c())).isNotNegative();
                counts[cursor.a()]++;
                counts[cursor.b()]++;
                counts[cursor.c()]++;
            }
            assertThat(counts).isEqualTo(CentralityVerifier.plainTriangles(graph));
        });
        CsrGraph large = TestGraphs.large(true, false);
        TriangleCursor one = new TriangleList().compute(large, TriangleParameters.DEFAULT, TestGraphs.SEQUENTIAL);
        TriangleCursor four = new TriangleList().compute(large, TriangleParameters.DEFAULT, TestGraphs.PARALLEL);
        long triangles = 0;
        boolean same = true;
        while (one.next()) {
            triangles++;
            same &= four.next() && one.a() == four.a() && one.b() == four.b() && one.c() == four.c();
        }
        assertThat(same && !four.next()).isTrue();
        assertThat(triangles).isEqualTo(new TriangleCount().total(large, TestGraphs.PARALLEL));
    }

    /// The values are those of GDS 2.26.0.
    @Test
    void loopsAreNeighboursIfTheyCount() {
        CsrGraph graph = TestGraphs.undirected(6, 0, 1, 1, 2, 0, 2, 0, 3, 0, 0, 4, 4, 3, 5);
        ClusteringParameters parameters = ClusteringParameters.DEFAULT;
        assertThat(new LocalClustering()
                        .compute(graph, parameters.withLoops(), TestGraphs.SEQUENTIAL)
                        .coefficients())
                .containsExactly(1.0 / 6, 1, 1, 0, 0, 0);
        assertThat(new LocalClustering()
                        .compute(graph, parameters, TestGraphs.SEQUENTIAL)
                        .coefficients())
                .containsExactly(1.0 / 3, 1, 1, 0, 0, 0);
    }

    @Test
    void knownTriangleCountsAreTaken() {
        CsrGraph graph = TestGraphs.undirected(5, 0, 1, 0, 2, 0, 3, 0, 4, 1, 2, 3, 4);
        long[] counts = new TriangleCount()
                .compute(graph, TriangleParameters.DEFAULT.withMaxDegree(3), TestGraphs.SEQUENTIAL)
                .triangles();
        ClusteringResult result = new LocalClustering()
                .compute(graph, ClusteringParameters.DEFAULT.withTriangles(counts), TestGraphs.SEQUENTIAL);
        assertThat(result.coefficients()).containsExactly(Double.NaN, 0, 0, 0, 0);
        assertThat(result.average()).isZero();
        assertThat(new LocalClustering()
                        .compute(
                                graph,
                                ClusteringParameters.DEFAULT.withTriangles(new long[] {2, 1, 1, 1, 1}),
                                TestGraphs.SEQUENTIAL))
                .usingRecursiveComparison()
                .isEqualTo(new LocalClustering().compute(graph, ClusteringParameters.DEFAULT, TestGraphs.SEQUENTIAL));
        assertThatThrownBy(() -> new LocalClustering()
                        .compute(
                                TestGraphs.directed(1),
                                ClusteringParameters.DEFAULT.withTriangles(new long[1]),
                                TestGraphs.SEQUENTIAL))
                .isInstanceOf(OrbitException.class);
    }
}
