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

/// {@link Comparisons} over vectors: typed loops for numbers, strings and equality of entities; boxed values for the rest.
public final class ComparisonKernels {
    private ComparisonKernels() {}

    /// As {@link ArithmeticKernels#apply}; null rows of the result are unknown.
    public static BooleanVector apply(
            ComparisonOperator operator,
            Operand left,
            Operand right,
            int @Nullable [] rows,
            int count,
            int capacity) {
        BooleanVector result = new BooleanVector(capacity);
        long[] leftLongs = left.longs();
        long[] rightLongs = right.longs();
        double[] leftDoubles = left.doubles();
        double[] rightDoubles = right.doubles();
        @Nullable String[] leftStrings = left.strings();
        @Nullable String[] rightStrings = right.strings();
        int a = left.rowMask();
        int b = right.rowMask();
        boolean nulls = left.hasNulls() || right.hasNulls();
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            if (nulls && (left.isNull(row) || right.isNull(row))) {
                result.setNull(row);
                continue;
            }
            if (leftLongs != null && rightLongs != null) {
                result.values[row] = compare(operator, leftLongs[row & a], rightLongs[row & b]);
            } else if (leftDoubles != null && rightDoubles != null) {
                result.values[row] = compare(operator, leftDoubles[row & a], rightDoubles[row & b]);
            } else if (leftStrings != null && rightStrings != null) {
                String x = leftStrings[row & a];
                String y = rightStrings[row & b];
                if (x == null || y == null) {
                    result.setNull(row);
                } else {
                    result.values[row] = compare(operator, x, y);
                }
            } else {
                set(result, row, Comparisons.apply(operator, left.value(row), right.value(row)));
            }
        }
        return result;
    }

    private static boolean compare(ComparisonOperator operator, long x, long y) {
        return switch (operator) {
            case EQUAL -> x == y;
            case NOT_EQUAL -> x != y;
            case LESS -> x < y;
            case LESS_OR_EQUAL -> x <= y;
            case GREATER -> x > y;
            case GREATER_OR_EQUAL -> x >= y;
        };
    }

    private static boolean compare(ComparisonOperator operator, double x, double y) {
        return switch (operator) {
            case EQUAL -> x == y;
            case NOT_EQUAL -> x != y;
            case LESS -> x < y;
            case LESS_OR_EQUAL -> x <= y;
            case GREATER -> x > y;
            case GREATER_OR_EQUAL -> x >= y;
        };
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
