package io.orbitgraph.algorithms.centrality.pagerank;

import io.orbitgraph.algorithms.run.Require;
import io.orbitgraph.algorithms.scaling.Scaler;

/// @param tolerance stop when no score changes by more; 0 never stops early
/// @param sourceNodes the only nodes that start with a score; empty for all
public record EigenvectorParameters(int maxIterations, double tolerance, int[] sourceNodes, Scaler scaler) {
    /// 20 iterations, 1e-7, all nodes, not scaled.
    public static final EigenvectorParameters DEFAULT = new EigenvectorParameters(20, 1e-7, new int[0], Scaler.NONE);

    public EigenvectorParameters {
        Require.atLeast("maxIterations", maxIterations, 1);
        Require.atLeast("tolerance", tolerance, 0);
    }

    public EigenvectorParameters withIterations(int most, double newTolerance) {
        return new EigenvectorParameters(most, newTolerance, sourceNodes, scaler);
    }
}
