package io.orbitgraph.algorithms.centrality.katz;

/// @param scores one for each node
/// @param didConverge whether no score changed by more than the tolerance in the last iteration
public record KatzResult(double[] scores, int ranIterations, boolean didConverge) {}
