package io.orbitgraph.algorithms.community.connectivity;

import java.util.BitSet;

/// @param articulationPoints nodes whose removal leaves more components
/// @param bridgeSources the lesser ends of the relationships whose removal leaves more components; ordered by them,
/// then
/// by the greater ends
/// @param bridgeTargets the greater ends
public record CutResult(BitSet articulationPoints, int[] bridgeSources, int[] bridgeTargets) {}
