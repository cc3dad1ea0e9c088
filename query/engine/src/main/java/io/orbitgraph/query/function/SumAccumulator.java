package io.orbitgraph.query.function;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.temporal.Durations;
import io.orbitgraph.model.value.DurationValue;
import io.orbitgraph.model.value.FloatValue;
import io.orbitgraph.model.value.IntegerValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.DoubleVector;
import io.orbitgraph.model.vector.LongVector;
import io.orbitgraph.model.vector.Vector;
import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// `sum` and `avg` of numbers or of durations. Integers are summed exactly in 128 bits, so that only a final sum can be
/// out of range, never one on the way; floats with compensation (Neumaier), so that the order hardly matters.
final class SumAccumulator implements Accumulator {
    private final boolean average;
    private long[] counts = new long[1];
    private long[] low = new long[1];
    private long[] high = new long[1];
    private double[] sums = new double[1];
    private double[] compensations = new double[1];
    private boolean[] hasFloat = new boolean[1];
    private @Nullable DurationValue[] durations = new @Nullable DurationValue[1];
    private long[] durationCounts = new long[1];

    private SumAccumulator(boolean average) {
        this.average = average;
    }

    static SumAccumulator sum() {
        return new SumAccumulator(false);
    }

    static SumAccumulator average() {
        return new SumAccumulator(true);
    }

    @Override
    public void ensureGroups(int count) {
        if (count > counts.length) {
            int size = Math.max(count, counts.length * 2);
            counts = Arrays.copyOf(counts, size);
            low = Arrays.copyOf(low, size);
            high = Arrays.copyOf(high, size);
            sums = Arrays.copyOf(sums, size);
            compensations = Arrays.copyOf(compensations, size);
            hasFloat = Arrays.copyOf(hasFloat, size);
            durations = Arrays.copyOf(durations, size);
            durationCounts = Arrays.copyOf(durationCounts, size);
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
        if (groups == null && multiplicity == null && argument instanceof LongVector longs && !longs.hasNulls()) {
            addAll(longs.values, rows, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            if (argument.isNull(row)) {
                continue;
            }
            int group = groups == null ? 0 : groups[i];
            long times = multiplicity == null ? 1 : multiplicity[row];
            switch (argument) {
                case LongVector longs -> addLong(group, longs.values[row], times);
                case DoubleVector doubles -> addDouble(group, doubles.values[row], times);
                default -> addValue(group, argument.value(row), times);
            }
        }
    }

    /// One group and no nulls: the 128-bit sum stays in registers.
    private void addAll(long[] values, int @Nullable [] rows, int count) {
        long sumLow = 0;
        long sumHigh = 0;
        for (int i = 0; i < count; i++) {
            long number = values[rows == null ? i : rows[i]];
            sumLow += number;
            sumHigh += (number >> 63) + (Long.compareUnsigned(sumLow, number) < 0 ? 1 : 0);
        }
        counts[0] += count;
        add128(0, sumLow, sumHigh);
    }

    private void addLong(int group, long number, long times) {
        counts[group] += times;
        if (times == 1) {
            add128(group, number, number >> 63);
        } else {
            add128(group, number * times, Math.multiplyHigh(number, times));
        }
    }

    private void add128(int group, long addLow, long addHigh) {
        long sum = low[group] + addLow;
        high[group] += addHigh + (Long.compareUnsigned(sum, addLow) < 0 ? 1 : 0);
        low[group] = sum;
    }

    private void addDouble(int group, double number, long times) {
        counts[group] += times;
        hasFloat[group] = true;
        addCompensated(group, times == 1 ? number : number * times);
    }

    private void addCompensated(int group, double number) {
        double sum = sums[group] + number;
        if (Math.abs(sums[group]) >= Math.abs(number)) {
            compensations[group] += sums[group] - sum + number;
        } else {
            compensations[group] += number - sum + sums[group];
        }
        sums[group] = sum;
    }

    private void addValue(int group, Value value, long times) {
        switch (value) {
            case IntegerValue(long number) -> addLong(group, number, times);
            case FloatValue(double number) -> addDouble(group, number, times);
            case DurationValue duration -> {
                counts[group] += times;
                durationCounts[group] += times;
                DurationValue sum = durations[group];
                DurationValue added = times == 1 ? duration : Durations.multiply(duration, Value.of(times));
                durations[group] = sum == null ? added : Durations.add(sum, added);
            }
            default -> throw Arguments.wrongValue(average ? "avg" : "sum", "numbers or durations", value);
        }
    }

    @Override
    public void merge(int group, Accumulator other, int otherGroup) {
        SumAccumulator that = (SumAccumulator) other;
        counts[group] += that.counts[otherGroup];
        add128(group, that.low[otherGroup], that.high[otherGroup]);
        if (that.hasFloat[otherGroup]) {
            hasFloat[group] = true;
            addCompensated(group, that.sums[otherGroup]);
            compensations[group] += that.compensations[otherGroup];
        }
        DurationValue added = that.durations[otherGroup];
        if (added != null) {
            durationCounts[group] += that.durationCounts[otherGroup];
            DurationValue sum = durations[group];
            durations[group] = sum == null ? added : Durations.add(sum, added);
        }
    }

    @Override
    public Value result(int group) {
        DurationValue duration = durations[group];
        if (duration != null) {
            if (durationCounts[group] != counts[group]) {
                throw new OrbitException(
                        ErrorCode.INVALID_ARGUMENT_VALUE, "Numbers and durations cannot be summed up together");
            }
            return average ? Durations.divide(duration, Value.of(counts[group])) : duration;
        }
        if (average) {
            return counts[group] == 0 ? Value.NULL : Value.of(total(group) / counts[group]);
        }
        if (hasFloat[group]) {
            return Value.of(total(group));
        }
        if (high[group] != low[group] >> 63) {
            throw new OrbitException(ErrorCode.ARITHMETIC_OVERFLOW, "The sum of integers is outside the 64-bit range");
        }
        return Value.of(low[group]);
    }

    private double total(int group) {
        // An infinite sum makes the compensation NaN.
        double floats = Double.isFinite(sums[group]) ? sums[group] + compensations[group] : sums[group];
        if (high[group] == low[group] >> 63) {
            return floats + low[group];
        }
        BigInteger integers =
                BigInteger.valueOf(high[group]).shiftLeft(64).add(new BigInteger(Long.toUnsignedString(low[group])));
        return floats + integers.doubleValue();
    }

    @Override
    public long retainedBytes() {
        return 57L * counts.length;
    }
}
