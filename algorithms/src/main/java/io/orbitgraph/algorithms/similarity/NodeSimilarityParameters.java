package io.orbitgraph.algorithms.similarity;

import io.orbitgraph.algorithms.run.Require;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// @param topK how many pairs for each node at most
/// @param topN how many pairs in all at most; 0 for any number
/// @param bottom whether the least similar pairs are wanted instead of the most similar (GDS's bottomK and bottomN)
/// @param similarityCutoff pairs below it are left out
/// @param degreeCutoff nodes with fewer neighbours are not compared
/// @param upperDegreeCutoff nodes with more neighbours are not compared
/// @param sourceNodes first nodes of pairs; null for all
/// @param targetNodes second nodes of pairs; null for all
public record NodeSimilarityParameters(
        Metric metric,
        int topK,
        int topN,
        boolean bottom,
        double similarityCutoff,
        int degreeCutoff,
        int upperDegreeCutoff,
        @Nullable BitSet sourceNodes,
        @Nullable BitSet targetNodes) {

    /// How the neighbours of two nodes are compared; in brackets, with weights.
    public enum Metric {
        /// Common neighbours divided by all neighbours (sum of lesser weights divided by sum of greater weights).
        JACCARD,
        /// Common neighbours divided by the neighbours of the node that has fewer (sum of lesser weights divided by the
        /// lesser sum of weights).
        OVERLAP,
        /// The cosine of the vectors of neighbours (of weights).
        COSINE
    }

    /// Jaccard, 10 for each node, cutoff 1e-42, at least one neighbour.
    public static final NodeSimilarityParameters DEFAULT =
            new NodeSimilarityParameters(Metric.JACCARD, 10, 0, false, 1e-42, 1, Integer.MAX_VALUE, null, null);

    public NodeSimilarityParameters {
        Require.atLeast("topK", topK, 1);
        Require.atLeast("topN", topN, 0);
        Require.between("similarityCutoff", similarityCutoff, 0, 1);
        Require.atLeast("degreeCutoff", degreeCutoff, 1);
        Require.atLeast("upperDegreeCutoff", upperDegreeCutoff, degreeCutoff);
    }

    public NodeSimilarityParameters withMetric(Metric value) {
        return new NodeSimilarityParameters(
                value, topK, topN, bottom, similarityCutoff, degreeCutoff, upperDegreeCutoff, sourceNodes, targetNodes);
    }

    public NodeSimilarityParameters withTop(int k, int n) {
        return new NodeSimilarityParameters(
                metric, k, n, false, similarityCutoff, degreeCutoff, upperDegreeCutoff, sourceNodes, targetNodes);
    }

    public NodeSimilarityParameters withBottom(int k, int n) {
        return new NodeSimilarityParameters(
                metric, k, n, true, similarityCutoff, degreeCutoff, upperDegreeCutoff, sourceNodes, targetNodes);
    }

    public NodeSimilarityParameters withCutoffs(double similarity, int degree, int upperDegree) {
        return new NodeSimilarityParameters(
                metric, topK, topN, bottom, similarity, degree, upperDegree, sourceNodes, targetNodes);
    }

    public NodeSimilarityParameters withFilters(@Nullable BitSet sources, @Nullable BitSet targets) {
        return new NodeSimilarityParameters(
                metric, topK, topN, bottom, similarityCutoff, degreeCutoff, upperDegreeCutoff, sources, targets);
    }
}
