package io.orbitgraph.algorithms.community.connectivity;

import java.util.BitSet;

/// Sizes are those of the parts that removing the node or the relationship leaves of its component.
///
/// @param articulationPoints nodes whose removal leaves more components
/// @param partCounts for each node how many parts its removal leaves; 0 where it is no articulation point
/// @param leastParts for each node the size of the smallest of them, 0 likewise
/// @param greatestParts for each node the size of the largest of them, 0 likewise
/// @param bridgeSources the lesser ends of the relationships whose removal leaves more components; ordered by them,
/// then by the greater ends
/// @param bridgeTargets the greater ends
/// @param bridgeSourceParts the size of the part that holds the source, parallel to `bridgeSources`
/// @param bridgeTargetParts the size of the part that holds the target
public record CutResult(
        BitSet articulationPoints,
        int[] partCounts,
        int[] leastParts,
        int[] greatestParts,
        int[] bridgeSources,
        int[] bridgeTargets,
        int[] bridgeSourceParts,
        int[] bridgeTargetParts) {}
