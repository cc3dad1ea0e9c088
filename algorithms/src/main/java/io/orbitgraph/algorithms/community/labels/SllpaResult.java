package io.orbitgraph.algorithms.community.labels;

/// @param communities for each node the ids of its communities, ascending: numbers of nodes. A node whose labels are
/// all too weak is in the community of its most frequent one
public record SllpaResult(int[][] communities) {}
