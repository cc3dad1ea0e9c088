package io.orbitgraph.query.function;

import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.value.ValueSemantics;
import io.orbitgraph.model.vector.DoubleVector;
import io.orbitgraph.model.vector.LongVector;
import io.orbitgraph.model.vector.Vector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// `min` and `max` by the order of ORDER BY. As long as a group has seen integers only, or floats only, its extreme is
/// kept in an array without a box.
final class ExtremeAccumulator implements Accumulator {
    private static final byte EMPTY = 0;
    private static final byte LONG = 1;
    private static final byte DOUBLE = 2;
    private static final byte VALUE = 3;

    private final int sign;
    private byte[] kinds = new byte[1];
    /// The extreme, or the bits of it as a double.
    private long[] numbers = new long[1];

    private Value[] values = {Value.NULL};

    private ExtremeAccumulator(int sign) {
        this.sign = sign;
    }

    static ExtremeAccumulator minimum() {
        return new ExtremeAccumulator(-1);
    }

    static ExtremeAccumulator maximum() {
        return new ExtremeAccumulator(1);
    }

    @Override
    public void ensureGroups(int count) {
        int old = kinds.length;
        if (count > old) {
            int size = Math.max(count, old * 2);
            kinds = Arrays.copyOf(kinds, size);
            numbers = Arrays.copyOf(numbers, size);
            values = Arrays.copyOf(values, size);
            Arrays.fill(values, old, size, Value.NULL);
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
            int group = groups == null ? 0 : groups[i];
            switch (argument) {
                case LongVector longs -> addLong(group, longs.values[row]);
                case DoubleVector doubles -> addDouble(group, doubles.values[row]);
                default -> addValue(group, argument.value(row));
            }
        }
    }

    private void addLong(int group, long number) {
        if (kinds[group] == LONG) {
            if (sign > 0 ? number > numbers[group] : number < numbers[group]) {
                numbers[group] = number;
            }
        } else if (kinds[group] == EMPTY) {
            kinds[group] = LONG;
            numbers[group] = number;
        } else {
            addValue(group, Value.of(number));
        }
    }

    private void addDouble(int group, double number) {
        if (kinds[group] == DOUBLE) {
            if (sign * ValueSemantics.orderDoubles(number, Double.longBitsToDouble(numbers[group])) > 0) {
                numbers[group] = Double.doubleToRawLongBits(number);
            }
        } else if (kinds[group] == EMPTY) {
            kinds[group] = DOUBLE;
            numbers[group] = Double.doubleToRawLongBits(number);
        } else {
            addValue(group, Value.of(number));
        }
    }

    private void addValue(int group, Value value) {
        Value present = result(group);
        boolean better = present == Value.NULL || sign * Integer.signum(ValueSemantics.order(value, present)) > 0;
        kinds[group] = VALUE;
        values[group] = better ? value : present;
    }

    @Override
    public void merge(int group, Accumulator other, int otherGroup) {
        Value value = other.result(otherGroup);
        if (value != Value.NULL) {
            addValue(group, value);
        }
    }

    @Override
    public Value result(int group) {
        return switch (kinds[group]) {
            case LONG -> Value.of(numbers[group]);
            case DOUBLE -> Value.of(Double.longBitsToDouble(numbers[group]));
            default -> values[group];
        };
    }

    @Override
    public long retainedBytes() {
        return 40L * kinds.length;
    }
}
