package io.orbitgraph.algorithms.paths.tree;

/// @param prizes for each node what the tree gains by holding it, in the unit of the weights; not negative
public record PrizeSteinerParameters(double[] prizes) {}
