package io.orbitgraph.query.function;

import io.orbitgraph.model.vector.BooleanVector;
import io.orbitgraph.model.vector.DoubleVector;
import io.orbitgraph.model.vector.LongVector;
import io.orbitgraph.model.vector.StringVector;
import io.orbitgraph.model.vector.Vector;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/// Kernels of functions of one argument over typed vectors.
final class Kernels {
    private Kernels() {}

    /// From numbers to floats.
    static Definition.Kernel doubles(DoubleUnaryOperator function) {
        return (arguments, rows, count, capacity) -> {
            if (arguments.length != 1
                    || !(arguments[0] instanceof DoubleVector || arguments[0] instanceof LongVector)) {
                return null;
            }
            Vector argument = arguments[0];
            DoubleVector result = new DoubleVector(capacity);
            double[] doubles = argument instanceof DoubleVector vector ? vector.values : null;
            long[] longs = argument instanceof LongVector vector ? vector.values : null;
            for (int i = 0; i < count; i++) {
                int row = rows == null ? i : rows[i];
                if (argument.isNull(row)) {
                    result.setNull(row);
                } else if (doubles != null) {
                    result.values[row] = function.applyAsDouble(doubles[row]);
                } else if (longs != null) {
                    result.values[row] = function.applyAsDouble((double) longs[row]);
                }
            }
            return result;
        };
    }

    /// From strings to strings.
    static Definition.Kernel strings(UnaryOperator<String> function) {
        return (arguments, rows, count, capacity) -> {
            if (arguments.length != 1 || !(arguments[0] instanceof StringVector argument)) {
                return null;
            }
            StringVector result = new StringVector(capacity);
            for (int i = 0; i < count; i++) {
                int row = rows == null ? i : rows[i];
                String string = argument.values[row];
                if (string == null) {
                    result.setNull(row);
                } else {
                    result.values[row] = function.apply(string);
                }
            }
            return result;
        };
    }

    /// From strings to integers.
    static Definition.Kernel stringToLong(ToLongFunction<String> function) {
        return (arguments, rows, count, capacity) -> {
            if (!(arguments[0] instanceof StringVector argument)) {
                return null;
            }
            LongVector result = new LongVector(capacity);
            for (int i = 0; i < count; i++) {
                int row = rows == null ? i : rows[i];
                String string = argument.values[row];
                if (string == null) {
                    result.setNull(row);
                } else {
                    result.values[row] = function.applyAsLong(string);
                }
            }
            return result;
        };
    }

    /// From strings to truth values.
    static Definition.Kernel stringToBoolean(Predicate<String> function) {
        return (arguments, rows, count, capacity) -> {
            if (!(arguments[0] instanceof StringVector argument)) {
                return null;
            }
            BooleanVector result = new BooleanVector(capacity);
            for (int i = 0; i < count; i++) {
                int row = rows == null ? i : rows[i];
                String string = argument.values[row];
                if (string == null) {
                    result.setNull(row);
                } else {
                    result.values[row] = function.test(string);
                }
            }
            return result;
        };
    }
}
