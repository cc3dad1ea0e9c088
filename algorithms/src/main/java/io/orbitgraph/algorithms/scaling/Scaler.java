package io.orbitgraph.algorithms.scaling;

import io.orbitgraph.algorithms.run.Workers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/// A way to scale the values of all nodes. Values that do not differ become 0 under `MINMAX`, `MEAN` and `STDSCORE`.
/// NaN stays NaN and counts for nothing.
public enum Scaler {
    /// As they are.
    NONE,
    /// `(x - min) / (max - min)`
    MINMAX,
    /// `x / max |x|`
    MAX,
    /// `(x - mean) / (max - min)`
    MEAN,
    /// `x - mean`
    CENTER,
    /// `ln x`; negative infinity and NaN where x is not positive
    LOG,
    /// `(x - mean) / standard deviation` of the population
    STDSCORE,
    /// `x / sum |x|`
    L1NORM,
    /// `x / sqrt(sum x^2)`
    L2NORM;

    /// Scales `values` in place.
    public void apply(double[] values, Workers workers) {
        apply(values, 0, workers);
    }

    /// Scales `values` in place.
    ///
    /// @param offset is added to values before their logarithm is taken; for `LOG` only
    /// @return what was computed of the values to scale them, by name
    public Map<String, Double> apply(double[] values, double offset, Workers workers) {
        Map<String, Double> statistics = new LinkedHashMap<>();
        switch (this) {
            case NONE -> {}
            case MINMAX -> {
                double least = noted("min", least(values), statistics);
                double greatest = noted("max", greatest(values), statistics);
                shiftAndDivide(values, least, greatest - least, workers);
            }
            case MAX -> {
                double most = Math.max(Math.abs(least(values)), Math.abs(greatest(values)));
                shiftAndDivide(values, 0, noted("absMax", most, statistics), workers);
            }
            case MEAN -> {
                double least = noted("min", least(values), statistics);
                double greatest = noted("max", greatest(values), statistics);
                double mean = noted("avg", mean(values, workers), statistics);
                shiftAndDivide(values, mean, greatest - least, workers);
            }
            case CENTER -> shiftAndDivide(values, noted("avg", mean(values, workers), statistics), 1, workers);
            case LOG ->
                workers.ranges(values.length, (worker, from, to) -> {
                    for (int i = from; i < to; i++) {
                        values[i] = Math.log(values[i] + offset);
                    }
                });
            case STDSCORE -> {
                double mean = noted("avg", mean(values, workers), statistics);
                double squares = sum(values, value -> (value - mean) * (value - mean), workers);
                double deviation = Math.sqrt(squares / count(values, workers));
                shiftAndDivide(values, mean, noted("std", deviation, statistics), workers);
            }
            case L1NORM ->
                shiftAndDivide(values, 0, noted("l1norm", sum(values, Math::abs, workers), statistics), workers);
            case L2NORM -> shiftAndDivide(values, 0, noted("l2norm", norm(values, workers), statistics), workers);
        }
        return statistics;
    }

    private static double noted(String name, double value, Map<String, Double> statistics) {
        statistics.put(name, value);
        return value;
    }

    /// The Euclidean length of `values`.
    public static double norm(double[] values, Workers workers) {
        return Math.sqrt(sum(values, value -> value * value, workers));
    }

    private static double sum(double[] values, DoubleUnaryOperator term, Workers workers) {
        return workers.sum(values.length, (from, to) -> {
            double sum = 0;
            for (int i = from; i < to; i++) {
                double value = values[i];
                sum += Double.isNaN(value) ? 0 : term.applyAsDouble(value);
            }
            return sum;
        });
    }

    private static long count(double[] values, Workers workers) {
        return workers.count(values.length, (from, to) -> {
            int count = 0;
            for (int i = from; i < to; i++) {
                count += Double.isNaN(values[i]) ? 0 : 1;
            }
            return count;
        });
    }

    private static double mean(double[] values, Workers workers) {
        return sum(values, value -> value, workers) / count(values, workers);
    }

    private static double least(double[] values) {
        double least = Double.POSITIVE_INFINITY;
        for (double value : values) {
            least = value < least ? value : least;
        }
        return least;
    }

    private static double greatest(double[] values) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            greatest = value > greatest ? value : greatest;
        }
        return greatest;
    }

    private static void shiftAndDivide(double[] values, double shift, double divisor, Workers workers) {
        workers.ranges(values.length, (worker, from, to) -> {
            for (int i = from; i < to; i++) {
                double value = values[i];
                values[i] = divisor == 0 && !Double.isNaN(value) ? 0 : (value - shift) / divisor;
            }
        });
    }
}
