package io.orbitgraph.algorithms.community.labels;

/// @param labels for each node a seed, or the number of the node whose label it was; with seeds, labels of nodes
/// without one are above all seeds
/// @param didConverge whether the last iteration changed nothing
public record LabelPropagationResult(long[] labels, int ranIterations, boolean didConverge) {}
