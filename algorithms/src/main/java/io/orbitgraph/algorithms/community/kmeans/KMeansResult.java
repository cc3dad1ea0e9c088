package io.orbitgraph.algorithms.community.kmeans;

/// @param communities for each node its cluster, from 0
/// @param distances for each node how far it is from its centre
/// @param silhouettes for each node, in `[-1, 1]`; empty if not asked for
/// @param averageDistance over all nodes
/// @param averageSilhouette NaN if not asked for
public record KMeansResult(
        int[] communities,
        double[] distances,
        double[][] centroids,
        double[] silhouettes,
        double averageDistance,
        double averageSilhouette,
        int ranIterations) {}
