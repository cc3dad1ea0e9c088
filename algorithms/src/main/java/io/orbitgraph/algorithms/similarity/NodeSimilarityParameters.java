package io.orbitgraph.algorithms.similarity;

import io.orbitgraph.algorithms.run.Require;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// @param topK how many pairs for each node at most
/// @param topN how many pairs in all at most; 0 for any number
/// @param bottomK whether for each node the least similar pairs are wanted instead of the most similar
/// @param bottomN whether of all pairs the least similar are wanted instead of the most similar
/// @param similarityCutoff pairs below it are left out
/// @param degreeCutoff nodes with fewer neighbours are not compared
/// @param upperDegreeCutoff nodes with more neighbours are not compared
/// @param sourceNodes first nodes of pairs; null for all
/// @param targetNodes second nodes of pairs; null for all
/// @param components for each node a number; nodes with different ones are not compared. Null to compare all. Pairs
/// without a common neighbour are never looked at, so that connected components change nothing
public record NodeSimilarityParameters(
        Metric metric,
        int topK,
        int topN,
        boolean bottomK,
        boolean bottomN,
        double similarityCutoff,
        int degreeCutoff,
        int upperDegreeCutoff,
        @Nullable BitSet sourceNodes,
        @Nullable BitSet targetNodes,
        long @Nullable [] components) {

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
    public static final NodeSimilarityParameters DEFAULT = new NodeSimilarityParameters(
            Metric.JACCARD, 10, 0, false, false, 1e-42, 1, Integer.MAX_VALUE, null, null, null);

    public NodeSimilarityParameters {
        Require.atLeast("topK", topK, 1);
        Require.atLeast("topN", topN, 0);
        Require.between("similarityCutoff", similarityCutoff, 0, 1);
        Require.atLeast("degreeCutoff", degreeCutoff, 1);
        Require.atLeast("upperDegreeCutoff", upperDegreeCutoff, degreeCutoff);
    }

    public NodeSimilarityParameters withMetric(Metric value) {
        return new NodeSimilarityParameters(
                value,
                topK,
                topN,
                bottomK,
                bottomN,
                similarityCutoff,
                degreeCutoff,
                upperDegreeCutoff,
                sourceNodes,
                targetNodes,
                components);
    }

    public NodeSimilarityParameters withTop(int k, int n) {
        return new NodeSimilarityParameters(
                metric,
                k,
                n,
                false,
                false,
                similarityCutoff,
                degreeCutoff,
                upperDegreeCutoff,
                sourceNodes,
                targetNodes,
                components);
    }

    public NodeSimilarityParameters withBottom(int k, int n) {
        return new NodeSimilarityParameters(
                metric,
                k,
                n,
                true,
                true,
                similarityCutoff,
                degreeCutoff,
                upperDegreeCutoff,
                sourceNodes,
                targetNodes,
                components);
    }

    public NodeSimilarityParameters withCutoffs(double similarity, int degree, int upperDegree) {
        return new NodeSimilarityParameters(
                metric,
                topK,
                topN,
                bottomK,
                bottomN,
                similarity,
                degree,
                upperDegree,
                sourceNodes,
                targetNodes,
                components);
    }

    public NodeSimilarityParameters withFilters(@Nullable BitSet sources, @Nullable BitSet targets) {
        return new NodeSimilarityParameters(
                metric,
                topK,
                topN,
                bottomK,
                bottomN,
                similarityCutoff,
                degreeCutoff,
                upperDegreeCutoff,
                sources,
                targets,
                components);
    }

    public NodeSimilarityParameters withComponents(long @Nullable [] numbers) {
        return new NodeSimilarityParameters(
                metric,
                topK,
                topN,
                bottomK,
                bottomN,
                similarityCutoff,
                degreeCutoff,
                upperDegreeCutoff,
                sourceNodes,
                targetNodes,
                numbers);
    }
}
