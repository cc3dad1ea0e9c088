package io.orbitgraph.algorithms.community.modularity;

import io.orbitgraph.algorithms.run.Require;
import org.jspecify.annotations.Nullable;

/// @param maxLevels contractions at most
/// @param gamma resolution: more makes smaller communities; 1 is modularity proper
/// @param theta how random the refinement is; 0 always takes the best
/// @param tolerance a level's moving ends when a pass over its nodes raises modularity by no more
/// @param includeIntermediateCommunities whether the result has the communities of every level
/// @param seeds communities to start from, one for each node, negative for a node of its own; null for none
/// @param rounds how often the whole procedure is run at most, each time from the communities of the last; it ends
/// early when modularity rises by no more than the tolerance
public record LeidenParameters(
        int maxLevels,
        double gamma,
        double theta,
        double tolerance,
        boolean includeIntermediateCommunities,
        long @Nullable [] seeds,
        int rounds) {

    /// 10 levels, gamma 1, theta 0.01, 1e-4, only the last communities, no seeds, one round.
    public static final LeidenParameters DEFAULT = new LeidenParameters(10, 1, 0.01, 1e-4, false, null, 1);

    public LeidenParameters {
        Require.atLeast("maxLevels", maxLevels, 1);
        Require.atLeast("gamma", gamma, 0);
        Require.atLeast("theta", theta, 0);
        Require.atLeast("tolerance", tolerance, 0);
        Require.atLeast("rounds", rounds, 1);
    }

    public LeidenParameters withMaxLevels(int most) {
        return new LeidenParameters(most, gamma, theta, tolerance, includeIntermediateCommunities, seeds, rounds);
    }

    public LeidenParameters withGamma(double value) {
        return new LeidenParameters(maxLevels, value, theta, tolerance, includeIntermediateCommunities, seeds, rounds);
    }

    public LeidenParameters withTolerance(double value) {
        return new LeidenParameters(maxLevels, gamma, theta, value, includeIntermediateCommunities, seeds, rounds);
    }

    public LeidenParameters withIntermediateCommunities() {
        return new LeidenParameters(maxLevels, gamma, theta, tolerance, true, seeds, rounds);
    }

    public LeidenParameters withSeeds(long[] values) {
        return new LeidenParameters(maxLevels, gamma, theta, tolerance, includeIntermediateCommunities, values, rounds);
    }

    public LeidenParameters withRounds(int most) {
        return new LeidenParameters(maxLevels, gamma, theta, tolerance, includeIntermediateCommunities, seeds, most);
    }
}
