package io.orbitgraph.algorithms.community.triangles;

/// @param coefficients one for each node; 0 where there are fewer than two neighbours
/// @param average over all nodes; 0 without nodes
public record ClusteringResult(double[] coefficients, double average) {}
