package io.orbitgraph.algorithms.community.triangles;

/// @param triangles for each node how many triangles it is part of; -1 where it was left out
/// @param total how many triangles there are
public record TriangleResult(long[] triangles, long total) {}
