package io.orbitgraph.query.operator;

import io.orbitgraph.model.value.BooleanValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.value.ValueSemantics;
import io.orbitgraph.model.vector.BooleanVector;
import io.orbitgraph.model.vector.NodeVector;
import io.orbitgraph.model.vector.RelationshipVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.expr.Expr.ComparisonOperator;
import org.jspecify.annotations.Nullable;

/// {@link Comparisons} over vectors: typed loops for numbers, strings and equality of entities; boxed values for
/// the rest.
public final class ComparisonKernels {
    private ComparisonKernels() {}

    /// As {@link ArithmeticKernels#apply}; null rows of the result are unknown.
    public static BooleanVector apply(
            ComparisonOperator operator, Operand left, Operand right, int @Nullable [] rows, int count, int capacity) {
        BooleanVector result = new BooleanVector(capacity);
        if (!left.hasNulls() && !right.hasNulls()) {
            if (left.longs() != null && right.longs() != null) {
                longs(accepted(operator), left, right, rows, count, result.values);
                return result;
            }
            if (left.doubles() != null && right.doubles() != null) {
                doubles(accepted(operator), left, right, rows, count, result.values);
                return result;
            }
        }
        mixed(operator, left, right, rows, count, result);
        return result;
    }

    /// The outcomes of a comparison for which the operator holds: bit 0 less, 1 equal, 2 greater, 3 not ordered
    /// (NaN).
    private static int accepted(ComparisonOperator operator) {
        return switch (operator) {
            case EQUAL -> 0b0010;
            case NOT_EQUAL -> 0b1101;
            case LESS -> 0b0001;
            case LESS_OR_EQUAL -> 0b0011;
            case GREATER -> 0b0100;
            case GREATER_OR_EQUAL -> 0b0110;
        };
    }

    private static void longs(
            int accepted, Operand left, Operand right, int @Nullable [] rows, int count, boolean[] result) {
        long[] a = left.requiredLongs();
        long[] b = right.requiredLongs();
        int aMask = left.rowMask();
        int bMask = right.rowMask();
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            result[row] = ((accepted >>> outcome(a[row & aMask], b[row & bMask])) & 1) != 0;
        }
    }

    private static void doubles(
            int accepted, Operand left, Operand right, int @Nullable [] rows, int count, boolean[] result) {
        double[] a = left.requiredDoubles();
        double[] b = right.requiredDoubles();
        int aMask = left.rowMask();
        int bMask = right.rowMask();
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            result[row] = ((accepted >>> outcome(a[row & aMask], b[row & bMask])) & 1) != 0;
        }
    }

    private static int outcome(long x, long y) {
        return x < y ? 0 : x == y ? 1 : 2;
    }

    private static int outcome(double x, double y) {
        return x < y ? 0 : x == y ? 1 : x > y ? 2 : 3;
    }

    /// With nulls, strings, or types that differ from row to row.
    private static void mixed(
            ComparisonOperator operator,
            Operand left,
            Operand right,
            int @Nullable [] rows,
            int count,
            BooleanVector result) {
        boolean longs = left.longs() != null && right.longs() != null;
        boolean doubles = left.doubles() != null && right.doubles() != null;
        @Nullable String[] leftStrings = left.strings();
        @Nullable String[] rightStrings = right.strings();
        int accepted = accepted(operator);
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            if (left.isNull(row) || right.isNull(row)) {
                result.setNull(row);
            } else if (longs) {
                result.values[row] = ((accepted >>> outcome(left.longAt(row), right.longAt(row))) & 1) != 0;
            } else if (doubles) {
                result.values[row] = ((accepted >>> outcome(left.doubleAt(row), right.doubleAt(row))) & 1) != 0;
            } else if (leftStrings != null && rightStrings != null) {
                String x = leftStrings[row & left.rowMask()];
                String y = rightStrings[row & right.rowMask()];
                if (x == null || y == null) {
                    result.setNull(row);
                } else {
                    result.values[row] = compare(operator, x, y);
                }
            } else {
                set(result, row, Comparisons.apply(operator, left.value(row), right.value(row)));
            }
        }
    }

    private static boolean compare(ComparisonOperator operator, String x, String y) {
        return switch (operator) {
            case EQUAL -> x.equals(y);
            case NOT_EQUAL -> !x.equals(y);
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
                Comparisons.holds(operator, Integer.signum(ValueSemantics.compareStrings(x, y)));
        };
    }

    /// `=` and `<>` of two vectors of nodes, by id.
    public static BooleanVector nodes(
            boolean equal, NodeVector left, NodeVector right, int @Nullable [] rows, int count, int capacity) {
        return ids(equal, left, left.values, right, right.values, rows, count, capacity);
    }

    /// `=` and `<>` of two vectors of relationships, by id.
    public static BooleanVector relationships(
            boolean equal,
            RelationshipVector left,
            RelationshipVector right,
            int @Nullable [] rows,
            int count,
            int capacity) {
        return ids(equal, left, left.ids, right, right.ids, rows, count, capacity);
    }

    private static BooleanVector ids(
            boolean equal,
            Vector left,
            long[] leftIds,
            Vector right,
            long[] rightIds,
            int @Nullable [] rows,
            int count,
            int capacity) {
        BooleanVector result = new BooleanVector(capacity);
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            if (left.isNull(row) || right.isNull(row)) {
                result.setNull(row);
            } else {
                result.values[row] = leftIds[row] == rightIds[row] == equal;
            }
        }
        return result;
    }

    static void set(BooleanVector result, int row, Value answer) {
        if (answer == Value.NULL) {
            result.setNull(row);
        } else {
            result.values[row] = answer == BooleanValue.TRUE;
        }
    }
}
