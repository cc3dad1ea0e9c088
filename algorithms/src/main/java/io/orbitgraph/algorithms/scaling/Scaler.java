package io.orbitgraph.algorithms.scaling;

import io.orbitgraph.algorithms.run.Workers;

/// A way to scale the values of all nodes. Values that do not differ become 0 under `MINMAX`, `MEAN` and `STDSCORE`.
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
        if (values.length == 0) {
            return;
        }
        switch (this) {
            case NONE -> {}
            case MINMAX -> {
                double least = least(values);
                shiftAndDivide(values, least, greatest(values) - least, workers);
            }
            case MAX ->
                shiftAndDivide(values, 0, Math.max(Math.abs(least(values)), Math.abs(greatest(values))), workers);
            case MEAN -> shiftAndDivide(values, mean(values, workers), greatest(values) - least(values), workers);
            case CENTER -> shiftAndDivide(values, mean(values, workers), 1, workers);
            case LOG ->
                workers.ranges(values.length, (worker, from, to) -> {
                    for (int i = from; i < to; i++) {
                        values[i] = Math.log(values[i]);
                    }
                });
            case STDSCORE -> {
                double mean = mean(values, workers);
                double squares = workers.sum(values.length, (from, to) -> {
                    double sum = 0;
                    for (int i = from; i < to; i++) {
                        sum += (values[i] - mean) * (values[i] - mean);
                    }
                    return sum;
                });
                shiftAndDivide(values, mean, Math.sqrt(squares / values.length), workers);
            }
            case L1NORM ->
                shiftAndDivide(
                        values,
                        0,
                        workers.sum(values.length, (from, to) -> {
                            double sum = 0;
                            for (int i = from; i < to; i++) {
                                sum += Math.abs(values[i]);
                            }
                            return sum;
                        }),
                        workers);
            case L2NORM -> shiftAndDivide(values, 0, norm(values, workers), workers);
        }
    }

    /// The Euclidean length of `values`.
    public static double norm(double[] values, Workers workers) {
        return Math.sqrt(workers.sum(values.length, (from, to) -> {
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += values[i] * values[i];
            }
            return sum;
        }));
    }

    private static double mean(double[] values, Workers workers) {
        return workers.sum(values.length, (from, to) -> {
                    double sum = 0;
                    for (int i = from; i < to; i++) {
                        sum += values[i];
                    }
                    return sum;
                })
                / values.length;
    }

    private static double least(double[] values) {
        double least = values[0];
        for (double value : values) {
            least = Math.min(least, value);
        }
        return least;
    }

    private static double greatest(double[] values) {
        double greatest = values[0];
        for (double value : values) {
            greatest = Math.max(greatest, value);
        }
        return greatest;
    }

    private static void shiftAndDivide(double[] values, double shift, double divisor, Workers workers) {
        workers.ranges(values.length, (worker, from, to) -> {
            for (int i = from; i < to; i++) {
                values[i] = divisor == 0 ? 0 : (values[i] - shift) / divisor;
            }
        });
    }
}
