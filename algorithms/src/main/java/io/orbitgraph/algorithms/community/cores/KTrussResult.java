package io.orbitgraph.algorithms.community.cores;

/// Arrays are parallel, ordered by `sources`, then `targets`.
///
/// @param sources the lesser end of each simple relationship
/// @param targets the greater end
/// @param trusses the largest k such that the relationship is in the k-truss; at least 2
/// @param maxTruss the largest of them; 0 without relationships
public record KTrussResult(int[] sources, int[] targets, int[] trusses, int maxTruss) {}
