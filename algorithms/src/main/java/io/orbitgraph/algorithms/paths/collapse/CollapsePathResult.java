package io.orbitgraph.algorithms.paths.collapse;

/// Pairs of the ends of paths: parallel arrays, ascending by source, then by target, each pair once.
public record CollapsePathResult(int[] sources, int[] targets) {}
