package io.orbitgraph.query.function;

import static io.orbitgraph.query.language.FunctionSignature.Type.FLOAT;
import static io.orbitgraph.query.language.FunctionSignature.Type.INTEGER;
import static io.orbitgraph.query.language.FunctionSignature.Type.LIST;
import static io.orbitgraph.query.language.FunctionSignature.Type.STRING;
import static io.orbitgraph.query.language.FunctionSignature.Type.VECTOR;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.IntegerValue;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.value.VectorValue;
import io.orbitgraph.model.value.VectorValue.Coordinate;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;

/// Functions of vectors; lists of numbers are taken where a vector is.
final class VectorFunctions {
    private static final String CATEGORY = "Vector";
    private static final int MAX_DIMENSIONS = 4096;

    private VectorFunctions() {}

    static List<ScalarFunction> all() {
        return List.of(cosine(), euclidean(), vector(), distance(), norm(), dimensions());
    }

    private static ScalarFunction cosine() {
        return new Definition(
                        "vector.similarity.cosine", FLOAT, CATEGORY, "0 to 1 as two vectors point apart or alike.")
                .takes("a", LIST, VECTOR)
                .takes("b", LIST, VECTOR)
                .as((_, arguments) -> {
                    double[][] pair = pair("vector.similarity.cosine", arguments);
                    return Value.of((1 + cosine(pair[0], pair[1])) / 2);
                });
    }

    private static ScalarFunction euclidean() {
        return new Definition(
                        "vector.similarity.euclidean", FLOAT, CATEGORY, "0 to 1 as two vectors are far apart or equal.")
                .takes("a", LIST, VECTOR)
                .takes("b", LIST, VECTOR)
                .as((_, arguments) -> {
                    double[][] pair = pair("vector.similarity.euclidean", arguments);
                    return Value.of(1 / (1 + squaredDistance(pair[0], pair[1])));
                });
    }

    private static ScalarFunction vector() {
        return new Definition("vector", VECTOR, CATEGORY, "A vector of numbers of one type.")
                .takes("values", LIST)
                .takes("dimension", INTEGER)
                .takes("coordinateType", STRING)
                .as((_, arguments) -> {
                    ListValue list = Arguments.list("vector", arguments[0]);
                    long dimensions = Arguments.integer("vector", arguments[1]);
                    if (dimensions < 1 || dimensions > MAX_DIMENSIONS) {
                        throw new OrbitException(
                                ErrorCode.NUMBER_OUT_OF_RANGE,
                                "A vector has 1 to " + MAX_DIMENSIONS + " dimensions, not " + dimensions);
                    }
                    if (list.size() != dimensions) {
                        throw Arguments.invalid(
                                "The vector of " + dimensions + " dimensions is given " + list.size() + " values");
                    }
                    return vector(list, coordinate(Arguments.string("vector", arguments[2])));
                });
    }

    private static Coordinate coordinate(String name) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "INTEGER8", "INT8" -> Coordinate.INTEGER8;
            case "INTEGER16", "INT16" -> Coordinate.INTEGER16;
            case "INTEGER32", "INT32" -> Coordinate.INTEGER32;
            case "INTEGER", "INT", "INTEGER64", "INT64", "SIGNED INTEGER" -> Coordinate.INTEGER64;
            case "FLOAT32" -> Coordinate.FLOAT32;
            case "FLOAT", "FLOAT64" -> Coordinate.FLOAT64;
            default -> throw Arguments.invalid("There is no coordinate type '" + name + "'");
        };
    }

    private static VectorValue vector(ListValue list, Coordinate coordinate) {
        ByteBuffer data = ByteBuffer.allocate(list.size() * coordinate.width());
        for (Value value : list) {
            double number = Arguments.number("vector", value);
            switch (coordinate) {
                case INTEGER8 -> data.put((byte) whole(number, Byte.MIN_VALUE, Byte.MAX_VALUE));
                case INTEGER16 -> data.putShort((short) whole(number, Short.MIN_VALUE, Short.MAX_VALUE));
                case INTEGER32 -> data.putInt((int) whole(number, Integer.MIN_VALUE, Integer.MAX_VALUE));
                case INTEGER64 ->
                    data.putLong(
                            value instanceof IntegerValue(long integer)
                                    ? integer
                                    : whole(number, -0x1p63, 0x1p63 - 1024));
                case FLOAT32 -> data.putFloat((float) number);
                case FLOAT64 -> data.putDouble(number);
            }
        }
        return new VectorValue(coordinate, data.array());
    }

    /// The number cut off towards zero, if it is in range.
    private static long whole(double number, double minimum, double maximum) {
        double truncated = number < 0 ? Math.ceil(number) : Math.floor(number);
        if (!(truncated >= minimum && truncated <= maximum)) {
            throw new OrbitException(ErrorCode.NUMBER_OUT_OF_RANGE, "The coordinate type cannot hold " + number);
        }
        return (long) truncated;
    }

    private static ScalarFunction distance() {
        return new Definition("vector_distance", FLOAT, CATEGORY, "The distance of two vectors by a metric.")
                .takes("a", LIST, VECTOR)
                .takes("b", LIST, VECTOR)
                .takes("metric", STRING)
                .as((_, arguments) -> {
                    double[][] pair = pair("vector_distance", arguments);
                    double[] a = pair[0];
                    double[] b = pair[1];
                    String metric = Arguments.string("vector_distance", arguments[2]);
                    return Value.of(
                            switch (metric.toUpperCase(Locale.ROOT)) {
                                case "EUCLIDEAN" -> Math.sqrt(squaredDistance(a, b));
                                case "EUCLIDEAN_SQUARED" -> squaredDistance(a, b);
                                case "MANHATTAN" -> manhattan(a, b);
                                case "COSINE" -> 1 - cosine(a, b);
                                case "DOT" -> -dot(a, b);
                                case "HAMMING" -> hamming(a, b);
                                default -> throw Arguments.invalid("There is no metric '" + metric + "'");
                            });
                });
    }

    private static ScalarFunction norm() {
        return new Definition("vector_norm", FLOAT, CATEGORY, "The distance of a vector from zero by a metric.")
                .takes("vector", LIST, VECTOR)
                .takes("metric", STRING)
                .as((_, arguments) -> {
                    double[] vector = numbers("vector_norm", arguments[0]);
                    String metric = Arguments.string("vector_norm", arguments[1]);
                    return Value.of(
                            switch (metric.toUpperCase(Locale.ROOT)) {
                                case "EUCLIDEAN" -> Math.sqrt(dot(vector, vector));
                                case "MANHATTAN" -> manhattan(vector, new double[vector.length]);
                                default -> throw Arguments.invalid("There is no norm '" + metric + "'");
                            });
                });
    }

    private static ScalarFunction dimensions() {
        return new Definition("vector_dimension_count", INTEGER, CATEGORY, "The number of coordinates of a vector.")
                .takes("vector", VECTOR)
                .as((_, arguments) -> {
                    if (arguments[0] instanceof VectorValue vector) {
                        return Value.of((long) vector.dimensions());
                    }
                    throw Arguments.wrongType("vector_dimension_count", "a VECTOR", arguments[0]);
                });
    }

    private static double[][] pair(String function, Value[] arguments) {
        double[] a = numbers(function, arguments[0]);
        double[] b = numbers(function, arguments[1]);
        if (a.length != b.length || a.length == 0) {
            throw Arguments.invalid(function + "() takes vectors of the same number of dimensions, not " + a.length
                    + " and " + b.length);
        }
        return new double[][] {a, b};
    }

    private static double[] numbers(String function, Value argument) {
        return switch (argument) {
            case VectorValue vector -> {
                double[] numbers = new double[vector.dimensions()];
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = vector.doubleAt(i);
                }
                yield numbers;
            }
            case ListValue list -> {
                double[] numbers = new double[list.size()];
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = Arguments.number(function, list.get(i));
                }
                yield numbers;
            }
            default -> throw Arguments.wrongType(function, "a LIST of numbers or a VECTOR", argument);
        };
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double cosine(double[] a, double[] b) {
        double lengths = Math.sqrt(dot(a, a)) * Math.sqrt(dot(b, b));
        if (!(lengths > 0) || Double.isInfinite(lengths)) {
            throw Arguments.invalid("The cosine of a vector of length zero or infinity is not defined");
        }
        return Math.clamp(dot(a, b) / lengths, -1, 1);
    }

    private static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = a[i] - b[i];
            sum += difference * difference;
        }
        return sum;
    }

    private static double manhattan(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs(a[i] - b[i]);
        }
        return sum;
    }

    private static double hamming(double[] a, double[] b) {
        int different = 0;
        for (int i = 0; i < a.length; i++) {
            if (a[i] != b[i]) {
                different++;
            }
        }
        return different;
    }
}
