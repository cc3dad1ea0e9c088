package io.orbitgraph.algorithms.community.modularity;

import java.util.List;

/// @param communities for each node the id of its community: from 0 in the order of first nodes, or a seed where there
/// were seeds
/// @param count how many communities there are
/// @param modularity of `communities`; a directed graph is read as undirected, the weights of both directions added
/// @param levels how often communities were contracted, the last look that found nothing to do included
/// @param didConverge whether it ended because nothing was left to contract, or a large level gained too little
/// @param modularities after each level
/// @param intermediate the communities after each level, numbered from 0; empty if not asked for
public record CommunityResult(
        long[] communities,
        int count,
        double modularity,
        int levels,
        boolean didConverge,
        double[] modularities,
        List<int[]> intermediate) {}
