package io.orbitgraph.algorithms.centrality.betweenness;

import io.orbitgraph.algorithms.run.Require;

/// @param samplingSize how many random nodes serve as sources of paths; -1 for all, which is exact
/// @param scaleSample whether the scores of a sample are multiplied by nodes / sampling size, so that they estimate the
/// exact ones; GDS does not
public record BetweennessParameters(int samplingSize, boolean scaleSample) {
    /// All nodes.
    public static final BetweennessParameters DEFAULT = new BetweennessParameters(-1, false);

    public BetweennessParameters {
        Require.atLeast("samplingSize", samplingSize, -1);
    }

    public static BetweennessParameters sampled(int samplingSize) {
        return new BetweennessParameters(samplingSize, false);
    }
}
