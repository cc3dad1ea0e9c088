package io.orbitgraph.algorithms.community.components;

import org.jspecify.annotations.Nullable;

/// @param threshold only relationships that weigh more connect; null for all
/// @param seeds component ids to start from, one for each node, negative for an id of its own above all others; nodes
/// of one id are connected from the start; null for none
public record WccParameters(@Nullable Double threshold, long @Nullable [] seeds) {
    /// All relationships, no seeds.
    public static final WccParameters DEFAULT = new WccParameters(null, null);

    public WccParameters withThreshold(double value) {
        return new WccParameters(value, seeds);
    }

    public WccParameters withSeeds(long[] ids) {
        return new WccParameters(threshold, ids);
    }
}
