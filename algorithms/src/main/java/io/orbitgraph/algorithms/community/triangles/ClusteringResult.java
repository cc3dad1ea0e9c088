package io.orbitgraph.algorithms.community.triangles;

/// @param coefficients one for each node; 0 where there are fewer than two neighbours, NaN where a given triangle count
/// was -1
/// @param average over all nodes that have a coefficient; 0 without any
public record ClusteringResult(double[] coefficients, double average) {}
