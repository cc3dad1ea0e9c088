package io.orbitgraph.algorithms.centrality.pagerank;

/// @param scores one for each node
/// @param ranIterations as {@link PageRankParameters#maxIterations} counts them
/// @param didConverge whether no score changed by more than the tolerance in the last one
public record PageRankResult(double[] scores, int ranIterations, boolean didConverge) {}
