package io.orbitgraph.algorithms.community.coloring;

/// @param colors one for each node, from 0; neighbours of either direction differ
/// @param colorCount how many different ones there are
/// @param rounds how many sets of nodes were coloured one after the other
public record K1ColoringResult(int[] colors, int colorCount, int rounds) {}
