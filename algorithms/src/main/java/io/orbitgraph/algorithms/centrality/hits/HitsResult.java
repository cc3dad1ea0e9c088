package io.orbitgraph.algorithms.centrality.hits;

/// Both vectors have length 1, or are all 0 without relationships.
public record HitsResult(double[] hubs, double[] authorities, int ranIterations, boolean didConverge) {}
