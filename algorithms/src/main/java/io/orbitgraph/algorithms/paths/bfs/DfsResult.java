package io.orbitgraph.algorithms.paths.bfs;

/// @param visitOrder the nodes as they were first seen, the source first
/// @param parents parallel to `visitOrder`: from where the node was seen, -1 for the source
public record DfsResult(int[] visitOrder, int[] parents) {}
