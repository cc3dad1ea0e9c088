package io.orbitgraph.algorithms.centrality.katz;

import io.orbitgraph.algorithms.run.Require;
import io.orbitgraph.algorithms.scaling.Scaler;

/// @param alpha how much a path loses with each relationship; must be below the inverse of the largest eigenvalue of
/// the adjacency matrix, else the sums have no limit
/// @param beta the score that each node has by itself
/// @param maxIterations relationships of the paths that count at most
/// @param tolerance stop when no score changes by more; 0 never stops early
/// @param scaler how the scores are scaled at the end
public record KatzParameters(double alpha, double beta, int maxIterations, double tolerance, Scaler scaler) {
    /// Alpha 0.01, beta 1, 100 iterations, 1e-7, not scaled.
    public static final KatzParameters DEFAULT = new KatzParameters(0.01, 1, 100, 1e-7, Scaler.NONE);

    public KatzParameters {
        Require.moreThan("alpha", alpha, 0);
        Require.moreThan("beta", beta, 0);
        Require.atLeast("maxIterations", maxIterations, 1);
        Require.atLeast("tolerance", tolerance, 0);
    }

    public KatzParameters withAlpha(double value) {
        return new KatzParameters(value, beta, maxIterations, tolerance, scaler);
    }

    public KatzParameters withIterations(int most, double newTolerance) {
        return new KatzParameters(alpha, beta, most, newTolerance, scaler);
    }
}
