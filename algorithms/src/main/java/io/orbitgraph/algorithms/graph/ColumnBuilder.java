package io.orbitgraph.algorithms.graph;

import io.orbitgraph.model.value.FloatValue;
import io.orbitgraph.model.value.IntegerValue;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.NullValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.value.VectorValue;
import io.orbitgraph.model.vector.DoubleVector;
import io.orbitgraph.model.vector.LongVector;
import io.orbitgraph.model.vector.Vector;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// Collects the values of a property into the narrowest column that holds them: integers, numbers, lists of integers,
/// lists of numbers. Grows as needed. One thread's.
final class ColumnBuilder {
    private final String name;
    private int capacity;
    private long @Nullable [] longs;
    private double @Nullable [] doubles;
    private @Nullable Value @Nullable [] lists;
    /// Which rows have a value of their own.
    private final BitSet present;

    /// @param name what to call the property in errors
    ColumnBuilder(String name, int capacity) {
        this.name = name;
        this.capacity = capacity;
        this.present = new BitSet(capacity);
    }

    /// Takes rows 0 to `count - 1` of `vector` as rows `rows[0]` and following; a row that has a value keeps it.
    void take(int[] rows, Vector vector, int count) {
        for (int i = 0; i < count; i++) {
            if (vector.isNull(i) || present.get(rows[i])) {
                continue;
            }
            switch (vector) {
                case LongVector values -> setLong(rows[i], values.values[i]);
                case DoubleVector values -> setDouble(rows[i], values.values[i]);
                default -> set(rows[i], vector.value(i));
            }
        }
    }

    /// Sets those of `rows` that have no value.
    void fill(BitSet rows, Value value) {
        for (int row = rows.nextSetBit(0); row >= 0 && !(value instanceof NullValue); row = rows.nextSetBit(row + 1)) {
            if (!present.get(row)) {
                set(row, value);
            }
        }
    }

    /// Whether row `row` has a value of its own.
    boolean has(int row) {
        return present.get(row);
    }

    private void reserve(int row) {
        if (row < capacity) {
            return;
        }
        capacity = Capacity.grown(capacity, row + 1L);
        longs = longs == null ? null : Arrays.copyOf(longs, capacity);
        doubles = doubles == null ? null : Arrays.copyOf(doubles, capacity);
        lists = lists == null ? null : Arrays.copyOf(lists, capacity);
    }

    void set(int row, Value value) {
        switch (value) {
            case NullValue _ -> {}
            case IntegerValue(long number) -> setLong(row, number);
            case FloatValue(double number) -> setDouble(row, number);
            case ListValue _, VectorValue _ -> setList(row, value);
            default -> throw PropertyErrors.unusable(name, value);
        }
    }

    void setLong(int row, long number) {
        reserve(row);
        if (lists != null) {
            throw PropertyErrors.unusable(name, Value.of(number));
        }
        present.set(row);
        if (doubles != null) {
            doubles[row] = number;
        } else {
            if (longs == null) {
                longs = new long[capacity];
            }
            longs[row] = number;
        }
    }

    void setDouble(int row, double number) {
        reserve(row);
        if (lists != null) {
            throw PropertyErrors.unusable(name, Value.of(number));
        }
        present.set(row);
        if (doubles == null) {
            doubles = longs == null
                    ? new double[capacity]
                    : Arrays.stream(longs).asDoubleStream().toArray();
            longs = null;
        }
        doubles[row] = number;
    }

    private void setList(int row, Value value) {
        reserve(row);
        if (longs != null || doubles != null) {
            throw PropertyErrors.unusable(name, value);
        }
        if (lists == null) {
            lists = new Value[capacity];
        }
        present.set(row);
        lists[row] = value;
    }

    /// The rows' column. Missing values become NaN, the least integer or the empty list. The builder is spent.
    NodeColumn build(int size) {
        if (lists != null) {
            return lists(Arrays.copyOf(lists, size));
        }
        if (longs != null) {
            long[] values = longs.length == size ? longs : Arrays.copyOf(longs, size);
            for (int row = present.nextClearBit(0); row < size; row = present.nextClearBit(row + 1)) {
                values[row] = Long.MIN_VALUE;
            }
            return new NodeColumn.Longs(values);
        }
        double[] values = doubles == null ? new double[size] : Arrays.copyOf(doubles, size);
        for (int row = present.nextClearBit(0); row < size; row = present.nextClearBit(row + 1)) {
            values[row] = Double.NaN;
        }
        return new NodeColumn.Doubles(values);
    }

    private NodeColumn lists(@Nullable Value[] values) {
        int size = values.length;
        boolean whole = true;
        for (Value value : values) {
            whole &= value == null || isWhole(value);
        }
        if (whole) {
            long[][] result = new long[capacity][];
            for (int row = 0; row < size; row++) {
                result[row] = Arrays.stream(numbers(values[row]))
                        .mapToLong(number -> (long) number)
                        .toArray();
            }
            return new NodeColumn.LongLists(result);
        }
        double[][] result = new double[size][];
        for (int row = 0; row < size; row++) {
            result[row] = numbers(values[row]);
        }
        return new NodeColumn.DoubleLists(result);
    }

    private static boolean isWhole(Value value) {
        return switch (value) {
            case VectorValue vector -> vector.coordinate().isInteger();
            case ListValue(var items) -> items.stream().allMatch(IntegerValue.class::isInstance);
            default -> false;
        };
    }

    private double[] numbers(@Nullable Value value) {
        return switch (value) {
            case null -> new double[0];
            case VectorValue vector -> {
                double[] numbers = new double[vector.dimensions()];
                Arrays.setAll(numbers, vector::doubleAt);
                yield numbers;
            }
            case ListValue(var items) ->
                items.stream().mapToDouble(item -> number(item, value)).toArray();
            default -> throw PropertyErrors.unusable(name, value);
        };
    }

    private double number(Value item, Value list) {
        return switch (item) {
            case IntegerValue(long number) -> number;
            case FloatValue(double number) -> number;
            default -> throw PropertyErrors.unusable(name, list);
        };
    }
}
