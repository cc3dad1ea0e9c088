package io.orbitgraph.algorithms.community.kmeans;

import io.orbitgraph.algorithms.run.Workers;
import java.util.Arrays;

/// How much nearer points are to their own cluster than to the next one (Rousseeuw 1987). O(points^2 * dimensions).
final class Silhouettes {
    private Silhouettes() {}

    /// A point that is alone in its cluster has 0.
    static double[] of(double[][] points, int[] clusters, int k, Workers workers) {
        int[] sizes = new int[k];
        for (int cluster : clusters) {
            sizes[cluster]++;
        }
        double[] result = new double[points.length];
        workers.ranges(points.length, 16, (worker, from, to) -> {
            double[] sums = new double[k];
            for (int point = from; point < to; point++) {
                Arrays.fill(sums, 0);
                for (int other = 0; other < points.length; other++) {
                    sums[clusters[other]] += distance(points[point], points[other]);
                }
                result[point] = silhouette(sums, sizes, clusters[point]);
            }
        });
        return result;
    }

    private static double silhouette(double[] sums, int[] sizes, int own) {
        if (sizes[own] == 1) {
            return 0;
        }
        double within = sums[own] / (sizes[own] - 1);
        double next = Double.POSITIVE_INFINITY;
        for (int cluster = 0; cluster < sums.length; cluster++) {
            if (cluster != own && sizes[cluster] > 0) {
                next = Math.min(next, sums[cluster] / sizes[cluster]);
            }
        }
        double larger = Math.max(within, next);
        return next == Double.POSITIVE_INFINITY || larger == 0 ? 0 : (next - within) / larger;
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }
}
