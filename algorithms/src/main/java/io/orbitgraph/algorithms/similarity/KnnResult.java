package io.orbitgraph.algorithms.similarity;

/// @param ranIterations rounds; 0 where all pairs were compared
/// @param didConverge whether few enough neighbours changed in the last round
/// @param pairsConsidered how many comparisons were made
public record KnnResult(SimilarPairs pairs, int ranIterations, boolean didConverge, long pairsConsidered) {}
