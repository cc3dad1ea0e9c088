package io.orbitgraph.algorithms.graph;

import io.orbitgraph.algorithms.graph.ProjectionRequest.Property;
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
import org.jspecify.annotations.Nullable;

/// Collects the values of a property into the narrowest column that holds them: integers, numbers, lists of integers,
/// lists of numbers. One thread's.
final class ColumnBuilder {
    private final Property property;
    private final int size;
    private long @Nullable [] longs;
    private double @Nullable [] doubles;
    private @Nullable Value @Nullable [] lists;
    /// Which rows have a value of their own.
    private final boolean[] present;

    ColumnBuilder(Property property, int size) {
        this.property = property;
        this.size = size;
        this.present = new boolean[size];
    }

    /// Takes rows 0 to `count - 1` of `vector` as rows `start` and following.
    void take(int start, Vector vector, int count) {
        for (int row = 0; row < count; row++) {
            if (vector.isNull(row)) {
                continue;
            }
            switch (vector) {
                case LongVector values -> setLong(start + row, values.values[row]);
                case DoubleVector values -> setDouble(start + row, values.values[row]);
                default -> set(start + row, vector.value(row));
            }
        }
    }

    private void set(int row, Value value) {
        switch (value) {
            case NullValue _ -> {}
            case IntegerValue(long number) -> setLong(row, number);
            case FloatValue(double number) -> setDouble(row, number);
            case ListValue _, VectorValue _ -> setList(row, value);
            default -> throw PropertyErrors.unusable(property.key(), value);
        }
    }

    private void setLong(int row, long number) {
        if (lists != null) {
            throw PropertyErrors.unusable(property.key(), Value.of(number));
        }
        present[row] = true;
        if (doubles != null) {
            doubles[row] = number;
        } else {
            if (longs == null) {
                longs = new long[size];
            }
            longs[row] = number;
        }
    }

    private void setDouble(int row, double number) {
        if (lists != null) {
            throw PropertyErrors.unusable(property.key(), Value.of(number));
        }
        present[row] = true;
        if (doubles == null) {
            doubles = longs == null
                    ? new double[size]
                    : Arrays.stream(longs).asDoubleStream().toArray();
            longs = null;
        }
        doubles[row] = number;
    }

    private void setList(int row, Value value) {
        if (longs != null || doubles != null) {
            throw PropertyErrors.unusable(property.key(), value);
        }
        if (lists == null) {
            lists = new Value[size];
        }
        present[row] = true;
        lists[row] = value;
    }

    NodeColumn build() {
        Value missing = property.defaultValue();
        for (int row = 0; row < size && !(missing instanceof NullValue); row++) {
            if (!present[row]) {
                set(row, missing);
            }
        }
        if (lists != null) {
            return lists(lists);
        }
        if (longs != null) {
            for (int row = 0; row < size; row++) {
                longs[row] = present[row] ? longs[row] : Long.MIN_VALUE;
            }
            return new NodeColumn.Longs(longs);
        }
        double[] values = doubles == null ? new double[size] : doubles;
        for (int row = 0; row < size; row++) {
            values[row] = present[row] ? values[row] : Double.NaN;
        }
        return new NodeColumn.Doubles(values);
    }

    private NodeColumn lists(@Nullable Value[] values) {
        boolean whole = true;
        for (Value value : values) {
            whole &= value == null || isWhole(value);
        }
        if (whole) {
            long[][] result = new long[size][];
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
            default -> throw PropertyErrors.unusable(property.key(), value);
        };
    }

    private double number(Value item, Value list) {
        return switch (item) {
            case IntegerValue(long number) -> number;
            case FloatValue(double number) -> number;
            default -> throw PropertyErrors.unusable(property.key(), list);
        };
    }
}
