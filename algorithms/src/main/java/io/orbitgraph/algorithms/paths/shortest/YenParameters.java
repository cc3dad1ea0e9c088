package io.orbitgraph.algorithms.paths.shortest;

import io.orbitgraph.algorithms.run.Require;

/// @param k how many paths at most
/// @param maxCost paths that cost more are left out; infinite for none
public record YenParameters(int sourceNode, int targetNode, int k, double maxCost) {
    public YenParameters {
        Require.atLeast("k", k, 1);
        Require.atLeast("maxCost", maxCost, 0);
    }

    public static YenParameters of(int sourceNode, int targetNode, int k) {
        return new YenParameters(sourceNode, targetNode, k, Double.POSITIVE_INFINITY);
    }

    public YenParameters withMaxCost(double value) {
        return new YenParameters(sourceNode, targetNode, k, value);
    }
}
