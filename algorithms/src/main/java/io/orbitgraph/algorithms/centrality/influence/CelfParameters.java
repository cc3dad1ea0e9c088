package io.orbitgraph.algorithms.centrality.influence;

import io.orbitgraph.algorithms.run.Require;

/// @param seedSetSize how many nodes are wanted
/// @param monteCarloSimulations over how many random outcomes the spread is averaged
/// @param propagationProbability the chance that a node activates a neighbour
public record CelfParameters(int seedSetSize, int monteCarloSimulations, double propagationProbability) {
    public CelfParameters {
        Require.atLeast("seedSetSize", seedSetSize, 1);
        Require.atLeast("monteCarloSimulations", monteCarloSimulations, 1);
        Require.between("propagationProbability", propagationProbability, 0, 1);
    }

    /// 100 simulations, a chance of 0.1.
    public static CelfParameters of(int seedSetSize) {
        return new CelfParameters(seedSetSize, 100, 0.1);
    }
}
