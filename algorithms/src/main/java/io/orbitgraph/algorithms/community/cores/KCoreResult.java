package io.orbitgraph.algorithms.community.cores;

/// @param cores for each node the largest k such that it is in the k-core
/// @param degeneracy the largest of them, 0 without nodes
public record KCoreResult(int[] cores, int degeneracy) {}
