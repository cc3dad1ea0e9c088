package io.orbitgraph.algorithms.community.modularity;

import io.orbitgraph.algorithms.run.Require;
import org.jspecify.annotations.Nullable;

/// @param maxIterations passes over the nodes at most
/// @param tolerance stop when a pass raises modularity by no more
/// @param seeds communities to start from, one for each node, negative for a node of its own; null for none
public record ModularityOptimizationParameters(int maxIterations, double tolerance, long @Nullable [] seeds) {
    /// 10 iterations, 1e-4, no seeds.
    public static final ModularityOptimizationParameters DEFAULT = new ModularityOptimizationParameters(10, 1e-4, null);

    public ModularityOptimizationParameters {
        Require.atLeast("maxIterations", maxIterations, 1);
        Require.atLeast("tolerance", tolerance, 0);
    }

    public ModularityOptimizationParameters withIterations(int most, double newTolerance) {
        return new ModularityOptimizationParameters(most, newTolerance, seeds);
    }

    public ModularityOptimizationParameters withSeeds(long[] values) {
        return new ModularityOptimizationParameters(maxIterations, tolerance, values);
    }
}
