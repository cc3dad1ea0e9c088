package io.orbitgraph.algorithms.procedure.function;

import io.orbitgraph.algorithms.similarity.SimilarityFunctions;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.procedure.UserFunction;
import io.orbitgraph.model.procedure.UserFunctionSignature;
import io.orbitgraph.model.value.FloatValue;
import io.orbitgraph.model.value.IntegerValue;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.TypeName;
import io.orbitgraph.model.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// `gds.similarity.*`, which compare two lists of numbers, and the encoding of categories.
final class ListFunctions {
    private interface Vectors {
        double compare(double[] a, double[] b);
    }

    private interface Sets {
        double compare(long[] a, long[] b);
    }

    private ListFunctions() {}

    static List<UserFunction> all() {
        return List.of(
                vectors(
                        "cosine",
                        "The cosine of the angle between two vectors, in [-1, 1].",
                        SimilarityFunctions::cosine),
                vectors("pearson", "Pearson's correlation of two vectors, in [-1, 1].", SimilarityFunctions::pearson),
                vectors(
                        "euclideanDistance",
                        "The Euclidean distance of two vectors.",
                        SimilarityFunctions::euclideanDistance),
                vectors(
                        "euclidean",
                        "1 / (1 + the Euclidean distance of two vectors), in (0, 1].",
                        SimilarityFunctions::euclidean),
                sets(
                        "jaccard",
                        "The common elements of two lists divided by all, in [0, 1].",
                        SimilarityFunctions::jaccard),
                sets(
                        "overlap",
                        "The common elements of two lists divided by those of the shorter one, in [0, 1].",
                        SimilarityFunctions::overlap),
                oneHotEncoding());
    }

    private static UserFunctionSignature comparing(String name, String description) {
        return UserFunctionSignature.of("gds.similarity." + name, "FLOAT", Functions.CATEGORY, description)
                .takes("vector1", "LIST<NUMBER>")
                .takes("vector2", "LIST<NUMBER>")
                .asDeterministic();
    }

    private static UserFunction vectors(String name, String description, Vectors function) {
        return UserFunction.of(
                comparing(name, description),
                (context, arguments) -> Value.of(function.compare(numbers(arguments[0]), numbers(arguments[1]))));
    }

    private static UserFunction sets(String name, String description, Sets function) {
        return UserFunction.of(comparing(name, description), (context, arguments) -> {
            boolean whole = isWhole(arguments[0]) && isWhole(arguments[1]);
            return Value.of(function.compare(keys(arguments[0], whole), keys(arguments[1], whole)));
        });
    }

    private static double[] numbers(Value value) {
        ListValue list = (ListValue) value;
        double[] numbers = new double[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = switch (list.get(i)) {
                case IntegerValue(long number) -> number;
                case FloatValue(double number) -> number;
                default ->
                    throw new OrbitException(
                            ErrorCode.ARGUMENT_TYPE,
                            "The lists must hold numbers, but element " + i + " is " + TypeName.of(list.get(i)));
            };
        }
        return numbers;
    }

    private static boolean isWhole(Value list) {
        for (Value value : (ListValue) list) {
            if (!(value instanceof IntegerValue)) {
                return false;
            }
        }
        return true;
    }

    /// A list's elements as ascending whole numbers, equal where the elements are.
    private static long[] keys(Value list, boolean whole) {
        long[] keys = whole
                ? ((ListValue) list)
                        .values().stream()
                                .mapToLong(value -> ((IntegerValue) value).value())
                                .toArray()
                // Adding 0.0 makes 0.0 of -0.0.
                : Arrays.stream(numbers(list))
                        .mapToLong(number -> Double.doubleToLongBits(number + 0.0))
                        .toArray();
        Arrays.sort(keys);
        return keys;
    }

    private static UserFunction oneHotEncoding() {
        return UserFunction.of(
                UserFunctionSignature.of(
                                "gds.alpha.ml.oneHotEncoding",
                                "LIST<INTEGER>",
                                Functions.CATEGORY,
                                "For each available value 1 if it is among the selected ones, else 0.")
                        .takes("availableValues", "LIST<ANY>")
                        .takes("selectedValues", "LIST<ANY>")
                        .seeingNulls()
                        .asDeterministic(),
                (context, arguments) -> {
                    if (arguments[0].isNull()) {
                        return ListValue.EMPTY;
                    }
                    List<Value> selected = arguments[1] instanceof ListValue(List<Value> values) ? values : List.of();
                    List<Value> encoded = new ArrayList<>();
                    for (Value available : (ListValue) arguments[0]) {
                        encoded.add(Value.of(selected.contains(available) ? 1L : 0L));
                    }
                    return new ListValue(encoded);
                });
    }
}
