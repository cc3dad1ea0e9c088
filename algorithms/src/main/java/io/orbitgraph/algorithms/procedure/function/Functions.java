package io.orbitgraph.algorithms.procedure.function;

import io.orbitgraph.algorithms.procedure.system.Version;
import io.orbitgraph.model.procedure.UserFunction;
import io.orbitgraph.model.procedure.UserFunctionSignature;
import io.orbitgraph.model.value.BooleanValue;
import io.orbitgraph.model.value.FloatValue;
import io.orbitgraph.model.value.IntegerValue;
import io.orbitgraph.model.value.Value;
import java.util.ArrayList;
import java.util.List;

/// The functions of this module that are not about the catalogue.
public final class Functions {
    static final String CATEGORY = "Graph algorithms";

    private Functions() {}

    public static List<UserFunction> all() {
        List<UserFunction> all = new ArrayList<>();
        all.addAll(ListFunctions.all());
        all.addAll(NodeFunctions.all());
        all.addAll(LinkPredictionFunctions.all());
        all.addAll(numbers());
        all.addAll(about());
        return all;
    }

    private static List<UserFunction> numbers() {
        return List.of(
                UserFunction.of(
                        UserFunctionSignature.of("gds.util.NaN", "FLOAT", CATEGORY, "NaN, which is no number.")
                                .asDeterministic(),
                        (context, arguments) -> Value.of(Double.NaN)),
                UserFunction.of(
                        UserFunctionSignature.of("gds.util.infinity", "FLOAT", CATEGORY, "Positive infinity.")
                                .asDeterministic(),
                        (context, arguments) -> Value.of(Double.POSITIVE_INFINITY)),
                UserFunction.of(
                        UserFunctionSignature.of(
                                        "gds.util.isFinite",
                                        "BOOLEAN",
                                        CATEGORY,
                                        "Whether a value is a number that is neither infinite nor NaN; false for null.")
                                .takes("value", "NUMBER")
                                .seeingNulls()
                                .asDeterministic(),
                        (context, arguments) -> Value.of(isFinite(arguments[0]))),
                UserFunction.of(
                        UserFunctionSignature.of(
                                        "gds.util.isInfinite",
                                        "BOOLEAN",
                                        CATEGORY,
                                        "Whether a value is infinite, NaN or null.")
                                .takes("value", "NUMBER")
                                .seeingNulls()
                                .asDeterministic(),
                        (context, arguments) -> Value.of(!isFinite(arguments[0]))));
    }

    private static boolean isFinite(Value value) {
        return value instanceof IntegerValue || (value instanceof FloatValue(double number) && Double.isFinite(number));
    }

    private static List<UserFunction> about() {
        return List.of(
                UserFunction.of(
                        UserFunctionSignature.of(
                                        "gds.version",
                                        "STRING",
                                        CATEGORY,
                                        "The version of the Graph Data Science library that this replaces.")
                                .asDeterministic(),
                        (context, arguments) -> Value.of(Version.GDS)),
                UserFunction.of(
                        UserFunctionSignature.of(
                                        "gds.isLicensed",
                                        "BOOLEAN",
                                        CATEGORY,
                                        "Whether what needs a licence elsewhere is at hand: always.")
                                .asDeterministic(),
                        (context, arguments) -> BooleanValue.TRUE));
    }
}
