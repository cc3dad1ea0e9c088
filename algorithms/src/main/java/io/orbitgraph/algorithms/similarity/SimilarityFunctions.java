package io.orbitgraph.algorithms.similarity;

import io.orbitgraph.algorithms.run.Require;
import java.util.Arrays;

/// How similar two lists are: the functions `gds.similarity.*`. Lists of numbers must have one length.
public final class SimilarityFunctions {
    private SimilarityFunctions() {}

    /// In `[-1, 1]`; 0 where a list has length 0 as a vector.
    public static double cosine(double[] a, double[] b) {
        checkLengths(a, b);
        double product = 0;
        double squareA = 0;
        double squareB = 0;
        for (int i = 0; i < a.length; i++) {
            product += a[i] * b[i];
            squareA += a[i] * a[i];
            squareB += b[i] * b[i];
        }
        double lengths = geometricMean(squareA, squareB);
        return lengths == 0 ? 0 : product / lengths;
    }

    public static double euclideanDistance(double[] a, double[] b) {
        checkLengths(a, b);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }

    /// `1 / (1 + distance)`
    public static double euclidean(double[] a, double[] b) {
        return 1 / (1 + euclideanDistance(a, b));
    }

    /// The cosine of the differences from the means; 0 where a list does not vary.
    public static double pearson(double[] a, double[] b) {
        checkLengths(a, b);
        double meanA = Arrays.stream(a).average().orElse(0);
        double meanB = Arrays.stream(b).average().orElse(0);
        double product = 0;
        double squareA = 0;
        double squareB = 0;
        for (int i = 0; i < a.length; i++) {
            product += (a[i] - meanA) * (b[i] - meanB);
            squareA += (a[i] - meanA) * (a[i] - meanA);
            squareB += (b[i] - meanB) * (b[i] - meanB);
        }
        double lengths = geometricMean(squareA, squareB);
        return lengths == 0 ? 0 : product / lengths;
    }

    /// Common elements divided by all, in `[0, 1]`; an element counts as often as it is there. Two empty lists have 0.
    ///
    /// @param a ascending
    /// @param b ascending
    public static double jaccard(long[] a, long[] b) {
        int common = common(a, b);
        int all = a.length + b.length - common;
        return all == 0 ? 0 : (double) common / all;
    }

    /// Common elements divided by those of the shorter list, in `[0, 1]`; 0 if one is empty.
    ///
    /// @param a ascending
    /// @param b ascending
    public static double overlap(long[] a, long[] b) {
        int least = Math.min(a.length, b.length);
        return least == 0 ? 0 : (double) common(a, b) / least;
    }

    /// One root of the product rather than two, so that equal vectors are exactly 1 similar.
    static double geometricMean(double a, double b) {
        double product = a * b;
        return product >= Double.MIN_NORMAL && product < Double.POSITIVE_INFINITY
                ? Math.sqrt(product)
                : Math.sqrt(a) * Math.sqrt(b);
    }

    private static int common(long[] a, long[] b) {
        int i = 0;
        int j = 0;
        int common = 0;
        while (i < a.length && j < b.length) {
            if (a[i] < b[j]) {
                i++;
            } else if (a[i] > b[j]) {
                j++;
            } else {
                common++;
                i++;
                j++;
            }
        }
        return common;
    }

    private static void checkLengths(double[] a, double[] b) {
        if (a.length != b.length) {
            throw Require.failure("Lists of " + a.length + " and " + b.length + " numbers cannot be compared");
        }
    }
}
