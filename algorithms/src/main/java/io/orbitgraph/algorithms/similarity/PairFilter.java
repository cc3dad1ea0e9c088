package io.orbitgraph.algorithms.similarity;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// Which nodes may be in pairs.
///
/// @param sources first nodes; null for all
/// @param targets second nodes; null for all
public record PairFilter(@Nullable BitSet sources, @Nullable BitSet targets) {
    public static final PairFilter ALL = new PairFilter(null, null);

    public boolean hasSource(int node) {
        return sources == null || sources.get(node);
    }

    public boolean hasTarget(int node) {
        return targets == null || targets.get(node);
    }

    /// How many of `nodes` nodes may be first.
    public int sourceCount(int nodes) {
        return sources == null ? nodes : sources.cardinality();
    }
}
