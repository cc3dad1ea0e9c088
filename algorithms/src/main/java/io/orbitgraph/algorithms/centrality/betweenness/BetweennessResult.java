package io.orbitgraph.algorithms.centrality.betweenness;

/// @param scores one for each node; in an undirected graph each pair counts once
public record BetweennessResult(double[] scores) {}
