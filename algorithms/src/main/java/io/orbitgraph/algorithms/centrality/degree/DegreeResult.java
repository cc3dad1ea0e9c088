package io.orbitgraph.algorithms.centrality.degree;

/// @param degrees one for each node; sums of weights on a weighted graph
public record DegreeResult(double[] degrees) {}
