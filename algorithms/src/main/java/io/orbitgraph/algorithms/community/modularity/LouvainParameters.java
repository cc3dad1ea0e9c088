package io.orbitgraph.algorithms.community.modularity;

import io.orbitgraph.algorithms.run.Require;
import org.jspecify.annotations.Nullable;

/// @param maxLevels contractions at most
/// @param maxIterations passes over the nodes of a level at most
/// @param tolerance a level ends when a pass raises modularity by no more
/// @param resolution more makes smaller communities; 1 is modularity proper
/// @param includeIntermediateCommunities whether the result has the communities of every level
/// @param seeds communities to start from, one for each node, negative for a node of its own; null for none
public record LouvainParameters(
        int maxLevels,
        int maxIterations,
        double tolerance,
        double resolution,
        boolean includeIntermediateCommunities,
        long @Nullable [] seeds) {

    /// 10 levels, 10 iterations, 1e-4, resolution 1, only the last communities, no seeds.
    public static final LouvainParameters DEFAULT = new LouvainParameters(10, 10, 1e-4, 1, false, null);

    public LouvainParameters {
        Require.atLeast("maxLevels", maxLevels, 1);
        Require.atLeast("maxIterations", maxIterations, 1);
        Require.atLeast("tolerance", tolerance, 0);
        Require.atLeast("resolution", resolution, 0);
    }

    public LouvainParameters withMaxLevels(int most) {
        return new LouvainParameters(most, maxIterations, tolerance, resolution, includeIntermediateCommunities, seeds);
    }

    public LouvainParameters withTolerance(double value) {
        return new LouvainParameters(
                maxLevels, maxIterations, value, resolution, includeIntermediateCommunities, seeds);
    }

    public LouvainParameters withIntermediateCommunities() {
        return new LouvainParameters(maxLevels, maxIterations, tolerance, resolution, true, seeds);
    }

    public LouvainParameters withSeeds(long[] values) {
        return new LouvainParameters(
                maxLevels, maxIterations, tolerance, resolution, includeIntermediateCommunities, values);
    }
}
