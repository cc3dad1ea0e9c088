package io.orbitgraph.algorithms;

import static org.assertj.core.api.Assertions.assertThat;

import io.orbitgraph.algorithms.centrality.pagerank.PageRank;
import io.orbitgraph.algorithms.centrality.pagerank.PageRankParameters;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.EdgeList;
import io.orbitgraph.algorithms.verify.CentralityVerifier;
import io.orbitgraph.algorithms.verify.PartitionVerifier;
import io.orbitgraph.algorithms.verify.PathVerifier;
import org.junit.jupiter.api.Test;

/// Verifiers find what is wrong, and have closed forms where there are any.
class VerifierTest {
    private static final CsrGraph PATH =
            TestGraphs.build(4, new EdgeList("weight").add(0, 1, 1).add(1, 2, 2).add(0, 2, 5), false);

    @Test
    void wrongLevelsAreFound() {
        assertThat(PathVerifier.levels(PATH, 0, new int[] {0, 1, 1, -1})).isEmpty();
        assertThat(PathVerifier.levels(PATH, 0, new int[] {0, 1, 2, -1}))
                .hasValueSatisfying(fault -> assertThat(fault).contains("node 2"));
        assertThat(PathVerifier.levels(PATH, 0, new int[] {0, 1, 1, 0})).isPresent();
    }

    @Test
    void wrongDistancesAndTreesAreFound() {
        double infinity = Double.POSITIVE_INFINITY;
        double[] right = {0, 1, 3, infinity};
        assertThat(PathVerifier.distances(PATH, 0, right)).isEmpty();
        assertThat(PathVerifier.distances(PATH, 0, new double[] {0, 1, 5, infinity}))
                .isPresent();
        assertThat(PathVerifier.tree(PATH, 0, right, new int[] {0, 0, 1, -1})).isEmpty();
        assertThat(PathVerifier.tree(PATH, 0, right, new int[] {0, 0, 0, -1})).isPresent();
        assertThat(PathVerifier.tree(PATH, 0, right, new int[] {0, 0, 1, 2})).isPresent();
        assertThat(PathVerifier.tree(PATH, 0, right, new int[] {0, 0, -1, -1})).isPresent();
        CsrGraph nothing = TestGraphs.build(
                3, new EdgeList("weight").add(0, 1, 0).add(1, 2, 0).add(2, 1, 0), false);
        assertThat(PathVerifier.tree(nothing, 0, new double[3], new int[] {0, 2, 1}))
                .hasValueSatisfying(fault -> assertThat(fault).contains("circle"));
    }

    @Test
    void wrongPartitionsAreFound() {
        assertThat(PartitionVerifier.same(new long[] {1, 1, 2}, new long[] {7, 7, 0}))
                .isEmpty();
        assertThat(PartitionVerifier.same(new long[] {1, 1, 2}, new long[] {7, 7, 7}))
                .isPresent();
        assertThat(PartitionVerifier.same(new long[] {1, 1, 1}, new long[] {7, 7, 0}))
                .isPresent();
        assertThat(PartitionVerifier.same(new long[] {1}, new long[0])).isPresent();
        CsrGraph graph = TestGraphs.undirected(4, 0, 1, 1, 2, 2, 3);
        assertThat(PartitionVerifier.connected(graph, new long[] {5, 5, 6, 6})).isEmpty();
        assertThat(PartitionVerifier.connected(graph, new long[] {5, 6, 6, 5})).isPresent();
    }

    @Test
    void modularityHasClosedForms() {
        CsrGraph graph = TestGraphs.undirected(4, 0, 1, 2, 3);
        assertThat(PartitionVerifier.modularity(graph, new long[] {0, 0, 1, 1}, 1))
                .isEqualTo(0.5);
        assertThat(PartitionVerifier.modularity(graph, new long[4], 1)).isZero();
        assertThat(PartitionVerifier.modularity(graph, new long[] {0, 1, 2, 3}, 1))
                .isEqualTo(-0.25);
    }

    @Test
    void wrongScoresHaveAResidual() {
        CsrGraph graph = PATH.unweighted();
        double[] scores = new PageRank()
                .compute(graph, PageRankParameters.DEFAULT.withIterations(100, 0), TestGraphs.SEQUENTIAL)
                .scores();
        assertThat(CentralityVerifier.pageRankResidual(graph, scores, 0.85, false))
                .isLessThan(1e-12);
        scores[2] += 0.01;
        assertThat(CentralityVerifier.pageRankResidual(graph, scores, 0.85, false))
                .isGreaterThan(0.009);
        assertThat(CentralityVerifier.pageRankResidual(graph, scores, 0.85, true))
                .isGreaterThan(0.001);
    }

    @Test
    void countsHaveClosedForms() {
        CsrGraph clique = TestGraphs.undirected(4, 0, 1, 0, 2, 0, 3, 1, 2, 1, 3, 2, 3, 3, 3, 0, 1);
        assertThat(CentralityVerifier.plainTriangles(clique)).containsExactly(3, 3, 3, 3);
        CsrGraph star = TestGraphs.undirected(5, 0, 1, 0, 2, 0, 3, 0, 4);
        assertThat(CentralityVerifier.plainBetweenness(star)).containsExactly(6, 0, 0, 0, 0);
    }
}
