package io.orbitgraph.algorithms.community.cut;

/// @param communities for each node its part, from 0
/// @param cutCost the weight of relationships between different parts
public record MaxKCutResult(int[] communities, double cutCost) {}
