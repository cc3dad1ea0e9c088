package io.orbitgraph.algorithms.community.modularity;

/// @param communities as in {@link CommunityResult}
/// @param count how many communities there are
/// @param modularity of `communities`; a directed graph is read as undirected
/// @param didConverge whether the last iteration gained no more than the tolerance
public record ModularityOptimizationResult(
        long[] communities, int count, double modularity, int ranIterations, boolean didConverge) {}
