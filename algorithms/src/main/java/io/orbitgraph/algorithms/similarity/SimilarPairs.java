package io.orbitgraph.algorithms.similarity;

import java.util.Arrays;
import java.util.Comparator;

/// Pairs of similar nodes: parallel arrays, ordered by `first`, then by descending similarity (ascending where the
/// least similar were asked for), then by `second`; of the best pairs overall, by similarity first.
public record SimilarPairs(int[] first, int[] second, double[] similarities) {
    public int count() {
        return first.length;
    }

    /// @param seconds for each node the nodes that it is paired with, in order; shorter arrays count where `sizes` says
    /// so
    static SimilarPairs of(int[][] seconds, double[][] similarities) {
        int count = 0;
        for (int[] row : seconds) {
            count += row == null ? 0 : row.length;
        }
        int[] first = new int[count];
        int[] second = new int[count];
        double[] all = new double[count];
        int at = 0;
        for (int node = 0; node < seconds.length; node++) {
            if (seconds[node] != null) {
                int length = seconds[node].length;
                Arrays.fill(first, at, at + length, node);
                System.arraycopy(seconds[node], 0, second, at, length);
                System.arraycopy(similarities[node], 0, all, at, length);
                at += length;
            }
        }
        return new SimilarPairs(first, second, all);
    }

    /// The `n` best.
    ///
    /// @param least whether the least similar are the best
    SimilarPairs best(int n, boolean least) {
        Integer[] order = new Integer[count()];
        Arrays.setAll(order, i -> i);
        Comparator<Integer> bySimilarity = Comparator.comparingDouble(i -> least ? similarities[i] : -similarities[i]);
        Arrays.sort(order, bySimilarity.thenComparing(Comparator.naturalOrder()));
        int size = Math.min(n, order.length);
        SimilarPairs result = new SimilarPairs(new int[size], new int[size], new double[size]);
        for (int i = 0; i < size; i++) {
            result.first[i] = first[order[i]];
            result.second[i] = second[order[i]];
            result.similarities[i] = similarities[order[i]];
        }
        return result;
    }
}
