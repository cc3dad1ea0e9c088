package io.orbitgraph.algorithms.community.labels;

import io.orbitgraph.algorithms.run.Require;
import org.jspecify.annotations.Nullable;

/// @param maxIterations at most so many; exactly so many with {@link Definition#GRAPHALYTICS}
/// @param seeds labels to start from, one for each node, negative for a label of its own; null for none
/// @param nodeWeights how much a node's label counts, one for each node; null where all count 1
public record LabelPropagationParameters(
        int maxIterations, long @Nullable [] seeds, double @Nullable [] nodeWeights, Definition definition) {

    /// 10 iterations, no seeds, no node weights, GDS's definition.
    public static final LabelPropagationParameters DEFAULT =
            new LabelPropagationParameters(10, null, null, Definition.GDS);

    /// How labels spread.
    public enum Definition {
        /// A node takes the heaviest label among those it points to; it keeps its own where no other is heavier, and
        /// takes the least of equal ones. In each iteration one random half of the nodes looks before the other, so
        /// that two nodes do not exchange labels for ever. Ends when no label changes.
        GDS,
        /// LDBC Graphalytics's CDLP: all nodes look at once; neighbours of both directions count, and the least of the
        /// most frequent labels is taken. Weights do not count.
        GRAPHALYTICS
    }

    public LabelPropagationParameters {
        Require.atLeast("maxIterations", maxIterations, 1);
    }

    public LabelPropagationParameters withIterations(int most) {
        return new LabelPropagationParameters(most, seeds, nodeWeights, definition);
    }

    public LabelPropagationParameters withSeeds(long[] values) {
        return new LabelPropagationParameters(maxIterations, values, nodeWeights, definition);
    }

    public LabelPropagationParameters withNodeWeights(double[] values) {
        return new LabelPropagationParameters(maxIterations, seeds, values, definition);
    }

    public LabelPropagationParameters withDefinition(Definition value) {
        return new LabelPropagationParameters(maxIterations, seeds, nodeWeights, value);
    }
}
