package io.orbitgraph.algorithms.community.kmeans;

import io.orbitgraph.algorithms.run.Require;

/// @param nodeProperty the points: a property of lists of numbers, all of one length
/// @param k how many clusters
/// @param deltaThreshold stop when at most this part of the nodes changes its cluster, in `[0, 1]`
/// @param numberOfRestarts how often it is run; the best run counts
/// @param sampler how first centres are chosen, unless they are given
/// @param seedCentroids the first centres; empty to choose them
/// @param computeSilhouette whether silhouettes are computed, O(nodes^2)
public record KMeansParameters(
        String nodeProperty,
        int k,
        int maxIterations,
        double deltaThreshold,
        int numberOfRestarts,
        Sampler sampler,
        double[][] seedCentroids,
        boolean computeSilhouette) {

    /// How first centres are chosen among the points.
    public enum Sampler {
        UNIFORM,
        /// With a chance that grows with the square of the distance to the centres chosen so far (Arthur, Vassilvitskii
        /// 2007).
        KMEANS_PLUS_PLUS
    }

    public KMeansParameters {
        Require.atLeast("k", k, 1);
        Require.atLeast("maxIterations", maxIterations, 1);
        Require.between("deltaThreshold", deltaThreshold, 0, 1);
        Require.atLeast("numberOfRestarts", numberOfRestarts, 1);
        Require.that(
                seedCentroids.length == 0 || (seedCentroids.length == k && numberOfRestarts == 1),
                "There must be k seed centroids, and no restarts with them");
    }

    /// 10 clusters, 10 iterations, 0.05, one run, uniform, no silhouettes.
    public static KMeansParameters of(String nodeProperty) {
        return new KMeansParameters(nodeProperty, 10, 10, 0.05, 1, Sampler.UNIFORM, new double[0][], false);
    }

    public KMeansParameters withK(int value) {
        return new KMeansParameters(
                nodeProperty,
                value,
                maxIterations,
                deltaThreshold,
                numberOfRestarts,
                sampler,
                seedCentroids,
                computeSilhouette);
    }

    public KMeansParameters withIterations(int most, double threshold) {
        return new KMeansParameters(
                nodeProperty, k, most, threshold, numberOfRestarts, sampler, seedCentroids, computeSilhouette);
    }

    public KMeansParameters withSampler(Sampler value, int restarts) {
        return new KMeansParameters(
                nodeProperty, k, maxIterations, deltaThreshold, restarts, value, seedCentroids, computeSilhouette);
    }

    public KMeansParameters withSilhouette() {
        return new KMeansParameters(
                nodeProperty, k, maxIterations, deltaThreshold, numberOfRestarts, sampler, seedCentroids, true);
    }

    public KMeansParameters withSeedCentroids(double[][] centroids) {
        return new KMeansParameters(
                nodeProperty, k, maxIterations, deltaThreshold, 1, sampler, centroids, computeSilhouette);
    }
}
