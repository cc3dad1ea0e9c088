package io.orbitgraph.algorithms.centrality.closeness;

/// @param scores one for each node, 0 where no other node reaches it
public record ClosenessResult(double[] scores) {}
