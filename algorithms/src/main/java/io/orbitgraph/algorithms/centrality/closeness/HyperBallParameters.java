package io.orbitgraph.algorithms.centrality.closeness;

import io.orbitgraph.algorithms.run.Require;

/// @param registerBits log2 of the counters of a node; with k, estimates of ball sizes have a standard error of
/// `1.04 / sqrt(2^k)` and a node takes 2 * 2^k bytes
/// @param maxIterations radius at most
public record HyperBallParameters(int registerBits, int maxIterations) {
    /// 9 bits (4.6 %), any radius.
    public static final HyperBallParameters DEFAULT = new HyperBallParameters(9, Integer.MAX_VALUE);

    public HyperBallParameters {
        Require.between("registerBits", registerBits, 4, 16);
        Require.atLeast("maxIterations", maxIterations, 1);
    }

    public HyperBallParameters withRegisterBits(int value) {
        return new HyperBallParameters(value, maxIterations);
    }
}
