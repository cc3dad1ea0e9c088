package io.orbitgraph.algorithms.graph;

import io.orbitgraph.algorithms.run.Workers;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What the weights of a graph are between.
///
/// @param hasNaN whether a weight is no number
/// @param least of those that are numbers
record WeightRange(boolean hasNaN, double least, double greatest) {
    private static final int CHUNK = 65_536;
    private static final WeightRange NONE = new WeightRange(false, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    private static final WeightRange ONES = new WeightRange(false, 1, 1);

    /// That of a graph without relationships is of ones.
    static WeightRange of(Pages pages, Workers workers) {
        if (!pages.isWeighted() || pages.entryCount() == 0) {
            return ONES;
        }
        return pages.list().stream()
                .map(page -> of(page.rows().weights(), workers))
                .reduce(NONE, WeightRange::with);
    }

    private static WeightRange of(double @Nullable [] weights, Workers workers) {
        if (weights == null || weights.length == 0) {
            return NONE;
        }
        WeightRange[] parts = new WeightRange[(weights.length - 1) / CHUNK + 1];
        workers.ranges(weights.length, CHUNK, (worker, from, to) -> parts[from / CHUNK] = of(weights, from, to));
        return Arrays.stream(parts).reduce(NONE, WeightRange::with);
    }

    private static WeightRange of(double[] weights, int from, int to) {
        boolean hasNaN = false;
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int slot = from; slot < to; slot++) {
            double weight = weights[slot];
            hasNaN |= Double.isNaN(weight);
            least = weight < least ? weight : least;
            greatest = weight > greatest ? weight : greatest;
        }
        return new WeightRange(hasNaN, least, greatest);
    }

    private WeightRange with(WeightRange other) {
        return new WeightRange(
                hasNaN || other.hasNaN, Math.min(least, other.least), Math.max(greatest, other.greatest));
    }
}
