package io.orbitgraph.query.runtime.operator;

import io.orbitgraph.model.value.ValueSemantics;
import io.orbitgraph.model.vector.BooleanVector;
import io.orbitgraph.model.vector.DoubleVector;
import io.orbitgraph.model.vector.LongVector;
import io.orbitgraph.model.vector.NodeVector;
import io.orbitgraph.model.vector.RelationshipVector;
import io.orbitgraph.model.vector.StringVector;
import io.orbitgraph.model.vector.ValueVector;
import io.orbitgraph.model.vector.Vector;

/// Sorts row numbers by key columns in the order of ORDER BY: null last when ascending, first when descending. Stable.
final class RowOrder {
    /// Compares two rows.
    @FunctionalInterface
    private interface Comparison {
        int compare(int left, int right);
    }

    private RowOrder() {}

    /// @param ascending by key
    /// @return the row numbers `0..count` in order
    static int[] sort(Vector[] keys, boolean[] ascending, int count) {
        Comparison[] comparisons = new Comparison[keys.length];
        for (int i = 0; i < keys.length; i++) {
            Comparison up = ascending(keys[i]);
            comparisons[i] = ascending[i] ? up : (a, b) -> up.compare(b, a);
        }
        Comparison all = comparisons.length == 1
                ? comparisons[0]
                : (a, b) -> {
                    for (Comparison comparison : comparisons) {
                        int compared = comparison.compare(a, b);
                        if (compared != 0) {
                            return compared;
                        }
                    }
                    return 0;
                };
        int[] rows = new int[count];
        for (int i = 0; i < count; i++) {
            rows[i] = i;
        }
        mergeSort(rows, new int[count], 0, count, all);
        return rows;
    }

    /// Compares two rows of two columns, ascending.
    static int compare(Vector left, int a, Vector right, int b) {
        boolean nullLeft = left.isNull(a);
        boolean nullRight = right.isNull(b);
        if (nullLeft || nullRight) {
            return Boolean.compare(nullLeft, nullRight);
        }
        return switch (left) {
            case LongVector x when right instanceof LongVector y -> Long.compare(x.values[a], y.values[b]);
            case DoubleVector x
            when right instanceof DoubleVector y -> ValueSemantics.orderDoubles(x.values[a], y.values[b]);
            case StringVector x
            when right instanceof StringVector y -> {
                String first = x.values[a];
                String second = y.values[b];
                yield first == null || second == null ? 0 : ValueSemantics.compareStrings(first, second);
            }
            default -> ValueSemantics.order(left.value(a), right.value(b));
        };
    }

    private static Comparison ascending(Vector key) {
        Comparison values = switch (key) {
            case LongVector v -> (a, b) -> Long.compare(v.values[a], v.values[b]);
            case DoubleVector v -> (a, b) -> ValueSemantics.orderDoubles(v.values[a], v.values[b]);
            case StringVector v ->
                (a, b) -> {
                    String x = v.values[a];
                    String y = v.values[b];
                    return x == null || y == null ? 0 : ValueSemantics.compareStrings(x, y);
                };
            case BooleanVector v -> (a, b) -> Boolean.compare(v.values[a], v.values[b]);
            case NodeVector _, RelationshipVector _, ValueVector _ ->
                (a, b) -> ValueSemantics.order(key.value(a), key.value(b));
        };
        if (!key.hasNulls() || key instanceof ValueVector) {
            return values;
        }
        return (a, b) -> {
            boolean nullLeft = key.isNull(a);
            boolean nullRight = key.isNull(b);
            if (nullLeft || nullRight) {
                return Boolean.compare(nullLeft, nullRight);
            }
            return values.compare(a, b);
        };
    }

    private static void mergeSort(int[] rows, int[] scratch, int from, int to, Comparison order) {
        if (to - from <= 12) {
            insertionSort(rows, from, to, order);
            return;
        }
        int middle = (from + to) >>> 1;
        mergeSort(rows, scratch, from, middle, order);
        mergeSort(rows, scratch, middle, to, order);
        if (order.compare(rows[middle - 1], rows[middle]) <= 0) {
            return;
        }
        System.arraycopy(rows, from, scratch, from, middle - from);
        int left = from;
        int right = middle;
        int out = from;
        while (left < middle) {
            if (right < to && order.compare(rows[right], scratch[left]) < 0) {
                rows[out++] = rows[right++];
            } else {
                rows[out++] = scratch[left++];
            }
        }
    }

    private static void insertionSort(int[] rows, int from, int to, Comparison order) {
        for (int i = from + 1; i < to; i++) {
            int row = rows[i];
            int at = i;
            while (at > from && order.compare(rows[at - 1], row) > 0) {
                rows[at] = rows[at - 1];
                at--;
            }
            rows[at] = row;
        }
    }
}
