package io.orbitgraph.algorithms.similarity;

import io.orbitgraph.algorithms.run.Require;
import org.jspecify.annotations.Nullable;

/// @param ofNode how many pairs for each node at most
/// @param ofAll how many pairs in all at most; 0 for any number
/// @param components for each node a number; nodes with different ones are not compared. Null to compare all. Pairs
/// without a common neighbour are never looked at, so that connected components change nothing
public record NodeSimilarityParameters(
        Metric metric, Choice ofNode, Choice ofAll, Cutoffs cutoffs, PairFilter filter, long @Nullable [] components) {

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

    /// The first of an order.
    ///
    /// @param isBottom whether the least similar are wanted instead of the most similar
    public record Choice(int count, boolean isBottom) {}

    /// What is left out.
    ///
    /// @param similarity pairs below it are left out
    /// @param degree nodes with fewer neighbours are not compared
    /// @param upperDegree nodes with more neighbours are not compared
    public record Cutoffs(double similarity, int degree, int upperDegree) {
        /// 1e-42, at least one neighbour.
        public static final Cutoffs DEFAULT = new Cutoffs(1e-42, 1, Integer.MAX_VALUE);

        public Cutoffs {
            Require.between("similarityCutoff", similarity, 0, 1);
            Require.atLeast("degreeCutoff", degree, 1);
            Require.atLeast("upperDegreeCutoff", upperDegree, degree);
        }
    }

    /// Jaccard, the 10 most similar of each node, the default cutoffs, all nodes.
    public static final NodeSimilarityParameters DEFAULT = new NodeSimilarityParameters(
            Metric.JACCARD, new Choice(10, false), new Choice(0, false), Cutoffs.DEFAULT, PairFilter.ALL, null);

    public NodeSimilarityParameters {
        Require.atLeast("topK", ofNode.count(), 1);
        Require.atLeast("topN", ofAll.count(), 0);
    }

    public NodeSimilarityParameters withMetric(Metric value) {
        return new NodeSimilarityParameters(value, ofNode, ofAll, cutoffs, filter, components);
    }

    public NodeSimilarityParameters withTop(int k, int n) {
        return with(new Choice(k, false), new Choice(n, false));
    }

    public NodeSimilarityParameters withBottom(int k, int n) {
        return with(new Choice(k, true), new Choice(n, true));
    }

    private NodeSimilarityParameters with(Choice newOfNode, Choice newOfAll) {
        return new NodeSimilarityParameters(metric, newOfNode, newOfAll, cutoffs, filter, components);
    }

    public NodeSimilarityParameters withCutoffs(Cutoffs value) {
        return new NodeSimilarityParameters(metric, ofNode, ofAll, value, filter, components);
    }

    public NodeSimilarityParameters withFilter(PairFilter value) {
        return new NodeSimilarityParameters(metric, ofNode, ofAll, cutoffs, value, components);
    }

    public NodeSimilarityParameters withComponents(long @Nullable [] numbers) {
        return new NodeSimilarityParameters(metric, ofNode, ofAll, cutoffs, filter, numbers);
    }
}
