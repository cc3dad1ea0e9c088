package io.orbitgraph.query.runtime.expression;

import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.value.ValueSemantics;
import io.orbitgraph.model.vector.BooleanVector;
import io.orbitgraph.model.vector.DoubleVector;
import io.orbitgraph.model.vector.LongVector;
import io.orbitgraph.model.vector.NodeVector;
import io.orbitgraph.model.vector.RelationshipVector;
import io.orbitgraph.model.vector.StringVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.expr.Expr.ComparisonOperator;
import io.orbitgraph.query.operator.Comparisons;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.Columns;
import io.orbitgraph.query.runtime.Evaluator;

/// `=`, `<>`, `<`, …: typed loops for numbers, strings and entities.
final class ComparisonEvaluator implements Evaluator {
    private final ComparisonOperator operator;
    private final Evaluator left;
    private final Evaluator right;
    private BooleanVector result = new BooleanVector(Batch.FIRST_CAPACITY);

    ComparisonEvaluator(ComparisonOperator operator, Evaluator left, Evaluator right) {
        this.operator = operator;
        this.left = left;
        this.right = right;
    }

    @Override
    public Vector evaluate(Batch batch) {
        Vector a = left.evaluate(batch);
        Vector b = right.evaluate(batch);
        BooleanVector into = Results.booleans(result, Columns.extent(batch));
        result = into;
        if (a instanceof LongVector x && b instanceof LongVector y) {
            longs(x.values, y.values, batch, into.values);
        } else if (a instanceof DoubleVector x && b instanceof DoubleVector y) {
            doubles(x, y, batch, into.values);
        } else if (a instanceof LongVector x && b instanceof DoubleVector y) {
            mixed(x, y, batch, into.values, false);
        } else if (a instanceof DoubleVector x && b instanceof LongVector y) {
            mixed(y, x, batch, into.values, true);
        } else if (a instanceof StringVector x && b instanceof StringVector y) {
            strings(x, y, batch, into.values);
        } else if (a instanceof NodeVector x && b instanceof NodeVector y && isEquality()) {
            longs(x.values, y.values, batch, into.values);
        } else if (a instanceof RelationshipVector x && b instanceof RelationshipVector y && isEquality()) {
            longs(x.ids, y.ids, batch, into.values);
        } else {
            boxed(a, b, batch, into);
            return into;
        }
        if (a.hasNulls() || b.hasNulls()) {
            for (int i = 0; i < batch.size; i++) {
                int row = batch.row(i);
                if (a.isNull(row) || b.isNull(row)) {
                    into.setNull(row);
                }
            }
        }
        return into;
    }

    private boolean isEquality() {
        return operator == ComparisonOperator.EQUAL || operator == ComparisonOperator.NOT_EQUAL;
    }

    private void longs(long[] a, long[] b, Batch batch, boolean[] into) {
        int size = batch.size;
        int[] rows = batch.rows;
        switch (operator) {
            case EQUAL -> {
                for (int i = 0; i < size; i++) {
                    int row = rows == null ? i : rows[i];
                    into[row] = a[row] == b[row];
                }
            }
            case NOT_EQUAL -> {
                for (int i = 0; i < size; i++) {
                    int row = rows == null ? i : rows[i];
                    into[row] = a[row] != b[row];
                }
            }
            case LESS -> {
                for (int i = 0; i < size; i++) {
                    int row = rows == null ? i : rows[i];
                    into[row] = a[row] < b[row];
                }
            }
            case LESS_OR_EQUAL -> {
                for (int i = 0; i < size; i++) {
                    int row = rows == null ? i : rows[i];
                    into[row] = a[row] <= b[row];
                }
            }
            case GREATER -> {
                for (int i = 0; i < size; i++) {
                    int row = rows == null ? i : rows[i];
                    into[row] = a[row] > b[row];
                }
            }
            case GREATER_OR_EQUAL -> {
                for (int i = 0; i < size; i++) {
                    int row = rows == null ? i : rows[i];
                    into[row] = a[row] >= b[row];
                }
            }
        }
    }

    private void doubles(DoubleVector a, DoubleVector b, Batch batch, boolean[] into) {
        double[] x = a.values;
        double[] y = b.values;
        int size = batch.size;
        // Java's comparisons of doubles are Cypher's: with NaN all are false but <>.
        for (int i = 0; i < size; i++) {
            int row = batch.row(i);
            into[row] = switch (operator) {
                case EQUAL -> x[row] == y[row];
                case NOT_EQUAL -> x[row] != y[row];
                case LESS -> x[row] < y[row];
                case LESS_OR_EQUAL -> x[row] <= y[row];
                case GREATER -> x[row] > y[row];
                case GREATER_OR_EQUAL -> x[row] >= y[row];
            };
        }
    }

    /// @param swapped whether the float is the left operand
    private void mixed(LongVector longs, DoubleVector doubles, Batch batch, boolean[] into, boolean swapped) {
        for (int i = 0; i < batch.size; i++) {
            int row = batch.row(i);
            double number = doubles.values[row];
            if (Double.isNaN(number)) {
                into[row] = operator == ComparisonOperator.NOT_EQUAL;
                continue;
            }
            int compared = ValueSemantics.compareNumbers(longs.values[row], number);
            into[row] = holds(swapped ? -compared : compared);
        }
    }

    private void strings(StringVector a, StringVector b, Batch batch, boolean[] into) {
        boolean equality = isEquality();
        boolean equal = operator == ComparisonOperator.EQUAL;
        for (int i = 0; i < batch.size; i++) {
            int row = batch.row(i);
            String x = a.values[row];
            String y = b.values[row];
            if (x == null || y == null) {
                continue;
            }
            into[row] = equality ? x.equals(y) == equal : holds(ValueSemantics.compareStrings(x, y));
        }
    }

    private boolean holds(int compared) {
        return switch (operator) {
            case EQUAL -> compared == 0;
            case NOT_EQUAL -> compared != 0;
            case LESS -> compared < 0;
            case LESS_OR_EQUAL -> compared <= 0;
            case GREATER -> compared > 0;
            case GREATER_OR_EQUAL -> compared >= 0;
        };
    }

    private void boxed(Vector a, Vector b, Batch batch, BooleanVector into) {
        for (int i = 0; i < batch.size; i++) {
            int row = batch.row(i);
            Value answer = Comparisons.apply(operator, a.value(row), b.value(row));
            Truth.set(into, row, Truth.of(answer));
        }
    }
}
