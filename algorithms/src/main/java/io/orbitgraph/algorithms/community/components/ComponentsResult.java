package io.orbitgraph.algorithms.community.components;

/// @param components for each node the id of its component: the number of its first node, or the least seed
/// @param count how many components there are
public record ComponentsResult(long[] components, int count) {}
