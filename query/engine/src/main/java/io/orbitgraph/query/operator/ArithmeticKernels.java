package io.orbitgraph.query.operator;

import io.orbitgraph.model.vector.DoubleVector;
import io.orbitgraph.model.vector.LongVector;
import io.orbitgraph.model.vector.ValueVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.expr.Expr.ArithmeticOperator;
import org.jspecify.annotations.Nullable;

/// {@link Arithmetic} over vectors: typed loops for numbers, boxed values for the rest. A side that is the same in
/// every row is given as an {@link Operand} of a value.
public final class ArithmeticKernels {
    private ArithmeticKernels() {}

    /// Row `r` of the result belongs to row `r` of the operands, for the rows in `rows[0..count)`, or `0..count` where
    /// `rows` is null; other rows are undefined.
    public static Vector apply(
            ArithmeticOperator operator, Operand left, Operand right, int @Nullable [] rows, int count, int capacity) {
        boolean onIntegers = operator != ArithmeticOperator.POWER && operator != ArithmeticOperator.CONCATENATE;
        if (onIntegers && left.longs() != null && right.longs() != null) {
            return longs(operator, left, right, rows, count, capacity);
        }
        if (left.isNumeric() && right.isNumeric() && operator != ArithmeticOperator.CONCATENATE) {
            return doubles(operator, left, right, rows, count, capacity);
        }
        ValueVector result = new ValueVector(capacity);
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            result.values[row] = Arithmetic.apply(operator, left.value(row), right.value(row));
        }
        return result;
    }

    private static LongVector longs(
            ArithmeticOperator operator, Operand left, Operand right, int @Nullable [] rows, int count, int capacity) {
        LongVector result = new LongVector(capacity);
        long[] values = result.values;
        long[] a = left.requiredLongs();
        long[] b = right.requiredLongs();
        int aMask = left.rowMask();
        int bMask = right.rowMask();
        boolean nulls = left.hasNulls() || right.hasNulls();
        if (!nulls && operator == ArithmeticOperator.ADD) {
            addLongs(a, aMask, b, bMask, rows, count, values);
            return result;
        }
        if (!nulls && operator == ArithmeticOperator.SUBTRACT) {
            subtractLongs(a, aMask, b, bMask, rows, count, values);
            return result;
        }
        if (!nulls && operator == ArithmeticOperator.MULTIPLY) {
            multiplyLongs(a, aMask, b, bMask, rows, count, values);
            return result;
        }
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            if (nulls && (left.isNull(row) || right.isNull(row))) {
                result.setNull(row);
                continue;
            }
            long x = a[row & aMask];
            long y = b[row & bMask];
            values[row] = switch (operator) {
                case ADD -> Arithmetic.add(x, y);
                case SUBTRACT -> Arithmetic.subtract(x, y);
                case MULTIPLY -> Arithmetic.multiply(x, y);
                case DIVIDE -> Arithmetic.divide(x, y);
                case MODULO -> Arithmetic.modulo(x, y);
                case POWER, CONCATENATE -> throw new IllegalArgumentException("not on integers: " + operator);
            };
        }
        return result;
    }

    private static void addLongs(
            long[] a, int aMask, long[] b, int bMask, int @Nullable [] rows, int count, long[] result) {
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            result[row] = Arithmetic.add(a[row & aMask], b[row & bMask]);
        }
    }

    private static void subtractLongs(
            long[] a, int aMask, long[] b, int bMask, int @Nullable [] rows, int count, long[] result) {
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            result[row] = Arithmetic.subtract(a[row & aMask], b[row & bMask]);
        }
    }

    private static void multiplyLongs(
            long[] a, int aMask, long[] b, int bMask, int @Nullable [] rows, int count, long[] result) {
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            result[row] = Arithmetic.multiply(a[row & aMask], b[row & bMask]);
        }
    }

    private static DoubleVector doubles(
            ArithmeticOperator operator, Operand left, Operand right, int @Nullable [] rows, int count, int capacity) {
        DoubleVector result = new DoubleVector(capacity);
        double[] values = result.values;
        boolean nulls = left.hasNulls() || right.hasNulls();
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            if (nulls && (left.isNull(row) || right.isNull(row))) {
                result.setNull(row);
                continue;
            }
            double x = left.doubleAt(row);
            double y = right.doubleAt(row);
            values[row] = switch (operator) {
                case ADD -> x + y;
                case SUBTRACT -> x - y;
                case MULTIPLY -> x * y;
                case DIVIDE -> x / y;
                case MODULO -> x % y;
                case POWER -> Math.pow(x, y);
                case CONCATENATE -> throw new IllegalArgumentException("not on numbers: " + operator);
            };
        }
        return result;
    }

    /// {@link Arithmetic#negate} over a vector.
    public static Vector negate(Vector operand, int @Nullable [] rows, int count, int capacity) {
        return switch (operand) {
            case LongVector longs -> {
                LongVector result = new LongVector(capacity);
                for (int i = 0; i < count; i++) {
                    int row = rows == null ? i : rows[i];
                    if (longs.isNull(row)) {
                        result.setNull(row);
                    } else {
                        result.values[row] = Arithmetic.negate(longs.values[row]);
                    }
                }
                yield result;
            }
            case DoubleVector doubles -> {
                DoubleVector result = new DoubleVector(capacity);
                for (int i = 0; i < count; i++) {
                    int row = rows == null ? i : rows[i];
                    if (doubles.isNull(row)) {
                        result.setNull(row);
                    } else {
                        result.values[row] = -doubles.values[row];
                    }
                }
                yield result;
            }
            default -> {
                ValueVector result = new ValueVector(capacity);
                for (int i = 0; i < count; i++) {
                    int row = rows == null ? i : rows[i];
                    result.values[row] = Arithmetic.negate(operand.value(row));
                }
                yield result;
            }
        };
    }
}
