package io.orbitgraph.algorithms.centrality.hits;

import io.orbitgraph.algorithms.run.Require;

/// @param iterations how often both scores are computed at most
/// @param tolerance stop when no score changes by more; 0 never stops early
public record HitsParameters(int iterations, double tolerance) {
    /// 20 iterations, all of them.
    public static final HitsParameters DEFAULT = new HitsParameters(20, 0);

    public HitsParameters {
        Require.atLeast("hitsIterations", iterations, 1);
        Require.atLeast("tolerance", tolerance, 0);
    }
}
