package io.orbitgraph.query.function;

import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.DoubleVector;
import io.orbitgraph.model.vector.LongVector;
import io.orbitgraph.model.vector.Vector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// `stdev` and `stdevp` in one pass (Welford 1962; groups are merged by Chan, Golub, LeVeque 1979). 0 of fewer than two
/// values.
final class DeviationAccumulator implements Accumulator {
    private final boolean sample;
    private long[] counts = new long[1];
    private double[] means = new double[1];
    /// The sums of the squared distances from the mean.
    private double[] squares = new double[1];

    private DeviationAccumulator(boolean sample) {
        this.sample = sample;
    }

    static DeviationAccumulator sample() {
        return new DeviationAccumulator(true);
    }

    static DeviationAccumulator population() {
        return new DeviationAccumulator(false);
    }

    @Override
    public void ensureGroups(int count) {
        if (count > counts.length) {
            int size = Math.max(count, counts.length * 2);
            counts = Arrays.copyOf(counts, size);
            means = Arrays.copyOf(means, size);
            squares = Arrays.copyOf(squares, size);
        }
    }

    @Override
    public void add(
            int @Nullable [] groups,
            Vector[] arguments,
            int @Nullable [] rows,
            int count,
            long @Nullable [] multiplicity) {
        Vector argument = arguments[0];
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            if (argument.isNull(row)) {
                continue;
            }
            double number = switch (argument) {
                case LongVector longs -> longs.values[row];
                case DoubleVector doubles -> doubles.values[row];
                default -> Arguments.number(sample ? "stdev" : "stdevp", argument.value(row));
            };
            combine(groups == null ? 0 : groups[i], multiplicity == null ? 1 : multiplicity[row], number, 0);
        }
    }

    private void combine(int group, long count, double mean, double square) {
        if (count == 0) {
            return;
        }
        long total = counts[group] + count;
        double distance = mean - means[group];
        means[group] += distance * count / total;
        squares[group] += square + distance * distance * counts[group] * count / total;
        counts[group] = total;
    }

    @Override
    public void merge(int group, Accumulator other, int otherGroup) {
        DeviationAccumulator that = (DeviationAccumulator) other;
        combine(group, that.counts[otherGroup], that.means[otherGroup], that.squares[otherGroup]);
    }

    @Override
    public Value result(int group) {
        if (counts[group] == 0) {
            return Value.NULL;
        }
        long divisor = sample ? counts[group] - 1 : counts[group];
        return Value.of(counts[group] < 2 ? 0.0 : Math.sqrt(squares[group] / divisor));
    }

    @Override
    public long retainedBytes() {
        return 24L * counts.length;
    }
}
