package io.orbitgraph.algorithms.centrality.pagerank;

import io.orbitgraph.algorithms.run.Require;
import io.orbitgraph.algorithms.scaling.Scaler;

/// @param dampingFactor the chance to follow a relationship rather than to jump, in `[0, 1)`
/// @param maxIterations at most so many; with {@link Definition#GDS} the starting values count as the first
/// @param tolerance stop when no score changes by more; 0 never stops early
/// @param sourceNodes where jumps go to; empty for everywhere
/// @param scaler how the scores are scaled at the end
public record PageRankParameters(
        double dampingFactor,
        int maxIterations,
        double tolerance,
        int[] sourceNodes,
        Definition definition,
        Scaler scaler) {

    /// 0.85, 20 iterations, 1e-7, all nodes, GDS's definition, not scaled.
    public static final PageRankParameters DEFAULT =
            new PageRankParameters(0.85, 20, 1e-7, new int[0], Definition.GDS, Scaler.NONE);

    /// What the scores mean.
    public enum Definition {
        /// Scores start at `1 - d`; a node's score is `1 - d + d * sum`. What reaches a node without outgoing
        /// relationships is lost. The sum of all scores is at most the number of nodes.
        GDS,
        /// Scores are probabilities and sum to 1; a node without outgoing relationships jumps. So NetworkX and LDBC
        /// Graphalytics define it.
        NORMALISED
    }

    public PageRankParameters {
        Require.between("dampingFactor", dampingFactor, 0, Math.nextDown(1.0));
        Require.atLeast("maxIterations", maxIterations, 1);
        Require.atLeast("tolerance", tolerance, 0);
    }

    public PageRankParameters withDampingFactor(double value) {
        return new PageRankParameters(value, maxIterations, tolerance, sourceNodes, definition, scaler);
    }

    public PageRankParameters withIterations(int most, double newTolerance) {
        return new PageRankParameters(dampingFactor, most, newTolerance, sourceNodes, definition, scaler);
    }

    public PageRankParameters withSourceNodes(int... nodes) {
        return new PageRankParameters(dampingFactor, maxIterations, tolerance, nodes, definition, scaler);
    }

    public PageRankParameters withDefinition(Definition value) {
        return new PageRankParameters(dampingFactor, maxIterations, tolerance, sourceNodes, value, scaler);
    }

    public PageRankParameters withScaler(Scaler value) {
        return new PageRankParameters(dampingFactor, maxIterations, tolerance, sourceNodes, definition, value);
    }
}
