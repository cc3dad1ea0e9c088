package io.orbitgraph.query.runtime.expression;

import io.orbitgraph.model.vector.DoubleVector;
import io.orbitgraph.model.vector.LongVector;
import io.orbitgraph.model.vector.ValueVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.expr.Expr.ArithmeticOperator;
import io.orbitgraph.query.operator.Arithmetic;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.Evaluator;

/// `+ - * / % ^ ||`: typed loops for integers and floats where they cannot fail; where a value overflows or a divisor is zero, and for
/// all other types, value by value.
final class ArithmeticEvaluator implements Evaluator {
    private final ArithmeticOperator operator;
    private final Evaluator left;
    private final Evaluator right;
    private LongVector longs = new LongVector(Batch.FIRST_CAPACITY);
    private DoubleVector doubles = new DoubleVector(Batch.FIRST_CAPACITY);
    private ValueVector values = new ValueVector(Batch.FIRST_CAPACITY);

    ArithmeticEvaluator(ArithmeticOperator operator, Evaluator left, Evaluator right) {
        this.operator = operator;
        this.left = left;
        this.right = right;
    }

    @Override
    public Vector evaluate(Batch batch) {
        Vector a = left.evaluate(batch);
        Vector b = right.evaluate(batch);
        if (a instanceof LongVector x && b instanceof LongVector y) {
            if (longs(x, y, batch)) {
                return longs;
            }
        } else if (a instanceof DoubleVector x && b instanceof DoubleVector y && isFloatLoop()) {
            DoubleVector into = doubles(batch);
            for (int i = 0; i < batch.size; i++) {
                int row = batch.row(i);
                into.values[row] = apply(x.values[row], y.values[row]);
            }
            copyNulls(a, b, batch, into);
            return into;
        } else if (a instanceof DoubleVector x && b instanceof LongVector y && isFloatLoop()) {
            DoubleVector into = doubles(batch);
            for (int i = 0; i < batch.size; i++) {
                int row = batch.row(i);
                into.values[row] = apply(x.values[row], y.values[row]);
            }
            copyNulls(a, b, batch, into);
            return into;
        } else if (a instanceof LongVector x && b instanceof DoubleVector y && isFloatLoop()) {
            DoubleVector into = doubles(batch);
            for (int i = 0; i < batch.size; i++) {
                int row = batch.row(i);
                into.values[row] = apply(x.values[row], y.values[row]);
            }
            copyNulls(a, b, batch, into);
            return into;
        }
        return boxed(a, b, batch);
    }

    private DoubleVector doubles(Batch batch) {
        int extent = Columns.extent(batch);
        if (doubles.capacity() < extent) {
            doubles = new DoubleVector(Columns.capacityFor(extent));
        }
        doubles.nulls = null;
        return doubles;
    }

    private static void copyNulls(Vector a, Vector b, Batch batch, DoubleVector into) {
        if (a.hasNulls() || b.hasNulls()) {
            for (int i = 0; i < batch.size; i++) {
                int row = batch.row(i);
                if (a.isNull(row) || b.isNull(row)) {
                    into.setNull(row);
                }
            }
        }
    }

    private boolean isFloatLoop() {
        return switch (operator) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE -> true;
            case MODULO, POWER, CONCATENATE -> false;
        };
    }

    private double apply(double a, double b) {
        return switch (operator) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case MODULO, POWER, CONCATENATE -> throw new IllegalStateException(operator.toString());
        };
    }

    /// Fills `longs`; false if a row needs the general path (overflow, division by zero), which then reports the error.
    private boolean longs(LongVector a, LongVector b, Batch batch) {
        int extent = Columns.extent(batch);
        if (longs.capacity() < extent) {
            longs = new LongVector(Columns.capacityFor(extent));
        }
        LongVector into = longs;
        into.nulls = null;
        boolean nulls = a.hasNulls() || b.hasNulls();
        for (int i = 0; i < batch.size; i++) {
            int row = batch.row(i);
            if (nulls && (a.isNull(row) || b.isNull(row))) {
                into.setNull(row);
                continue;
            }
            long x = a.values[row];
            long y = b.values[row];
            long z;
            switch (operator) {
                case ADD -> {
                    z = x + y;
                    if (((x ^ z) & (y ^ z)) < 0) {
                        return false;
                    }
                }
                case SUBTRACT -> {
                    z = x - y;
                    if (((x ^ y) & (x ^ z)) < 0) {
                        return false;
                    }
                }
                case MULTIPLY -> {
                    z = x * y;
                    long high = Math.multiplyHigh(x, y);
                    if ((high != 0 || z < 0) && (high != -1 || z >= 0)) {
                        return false;
                    }
                }
                case DIVIDE -> {
                    if (y == 0 || y == -1) {
                        return false;
                    }
                    z = x / y;
                }
                case MODULO -> {
                    if (y == 0) {
                        return false;
                    }
                    z = x % y;
                }
                case POWER, CONCATENATE -> {
                    return false;
                }
                default -> throw new IllegalStateException(operator.toString());
            }
            into.values[row] = z;
        }
        return true;
    }

    private Vector boxed(Vector a, Vector b, Batch batch) {
        ValueVector into = Results.values(values, Columns.extent(batch));
        values = into;
        for (int i = 0; i < batch.size; i++) {
            int row = batch.row(i);
            into.values[row] = Arithmetic.apply(operator, a.value(row), b.value(row));
        }
        return into;
    }
}
