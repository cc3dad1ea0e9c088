package io.orbitgraph.query.function;

import static io.orbitgraph.query.language.FunctionSignature.Type.BOOLEAN;
import static io.orbitgraph.query.language.FunctionSignature.Type.FLOAT;
import static io.orbitgraph.query.language.FunctionSignature.Type.INTEGER;
import static io.orbitgraph.query.language.FunctionSignature.Type.NUMBER;
import static io.orbitgraph.query.language.FunctionSignature.Type.STRING;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.FloatValue;
import io.orbitgraph.model.value.IntegerValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.DoubleVector;
import io.orbitgraph.model.vector.LongVector;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/// Numeric, logarithmic and trigonometric functions.
final class NumericFunctions {
    private static final String NUMERIC = "Numeric";
    private static final String LOGARITHMIC = "Logarithmic";
    private static final String TRIGONOMETRIC = "Trigonometric";

    private NumericFunctions() {}

    static List<ScalarFunction> all() {
        List<ScalarFunction> functions = new ArrayList<>(List.of(abs(), sign(), isNaN(), rand(), round()));
        functions.add(unary("ceil", NUMERIC, "The smallest whole number not below it, as a FLOAT.", Math::ceil));
        functions.add(unary("floor", NUMERIC, "The greatest whole number not above it, as a FLOAT.", Math::floor));
        functions.add(unary("exp", LOGARITHMIC, "e raised to the number.", Math::exp));
        functions.add(unary("log", LOGARITHMIC, "The natural logarithm.", Math::log));
        functions.add(unary("log10", LOGARITHMIC, "The logarithm to base 10.", Math::log10));
        functions.add(unary("sqrt", LOGARITHMIC, "The square root.", Math::sqrt));
        functions.add(constant("e", LOGARITHMIC, "The base of the natural logarithm.", Math.E));
        functions.add(constant("pi", TRIGONOMETRIC, "The circle's circumference by its diameter.", Math.PI));
        functions.add(trigonometric("acos", "The arccosine in radians.", Math::acos));
        functions.add(trigonometric("asin", "The arcsine in radians.", Math::asin));
        functions.add(trigonometric("atan", "The arctangent in radians.", Math::atan));
        functions.add(trigonometric("cos", "The cosine of radians.", Math::cos));
        functions.add(trigonometric("cosh", "The hyperbolic cosine.", Math::cosh));
        functions.add(trigonometric("cot", "The cotangent of radians.", x -> 1 / Math.tan(x)));
        functions.add(trigonometric("coth", "The hyperbolic cotangent.", x -> x == 0 ? Double.NaN : 1 / Math.tanh(x)));
        functions.add(trigonometric("degrees", "Radians as degrees.", Math::toDegrees));
        functions.add(trigonometric("haversin", "Half the versine of radians.", x -> (1 - Math.cos(x)) / 2));
        functions.add(trigonometric("radians", "Degrees as radians.", Math::toRadians));
        functions.add(trigonometric("sin", "The sine of radians.", Math::sin));
        functions.add(trigonometric("sinh", "The hyperbolic sine.", Math::sinh));
        functions.add(trigonometric("tan", "The tangent of radians.", Math::tan));
        functions.add(trigonometric("tanh", "The hyperbolic tangent.", Math::tanh));
        functions.add(new Definition("atan2", FLOAT, TRIGONOMETRIC, "The angle of the point (x, y) in radians.")
                .takes("y", NUMBER)
                .takes("x", NUMBER)
                .as((_, arguments) -> Value.of(
                        Math.atan2(Arguments.number("atan2", arguments[0]), Arguments.number("atan2", arguments[1])))));
        return functions;
    }

    private static ScalarFunction trigonometric(String name, String description, DoubleUnaryOperator operator) {
        return unary(name, TRIGONOMETRIC, description, operator);
    }

    private static ScalarFunction unary(
            String name, String category, String description, DoubleUnaryOperator operator) {
        return new Definition(name, FLOAT, category, description)
                .takes("input", NUMBER)
                .kernel(Kernels.doubles(operator))
                .as((_, arguments) -> Value.of(operator.applyAsDouble(Arguments.number(name, arguments[0]))));
    }

    private static ScalarFunction constant(String name, String category, String description, double value) {
        return new Definition(name, FLOAT, category, description).as((_, _) -> Value.of(value));
    }

    private static ScalarFunction abs() {
        return new Definition("abs", NUMBER, NUMERIC, "The number without its sign.")
                .takes("input", NUMBER)
                .kernel((arguments, rows, count, capacity) -> switch (arguments[0]) {
                    case LongVector longs -> {
                        LongVector result = new LongVector(capacity);
                        for (int i = 0; i < count; i++) {
                            int row = rows == null ? i : rows[i];
                            if (longs.isNull(row)) {
                                result.setNull(row);
                            } else {
                                result.values[row] = abs(longs.values[row]);
                            }
                        }
                        yield result;
                    }
                    case DoubleVector doubles ->
                        Kernels.doubles(Math::abs).evaluate(new DoubleVector[] {doubles}, rows, count, capacity);
                    default -> null;
                })
                .as((_, arguments) -> arguments[0] instanceof IntegerValue(long integer)
                        ? Value.of(abs(integer))
                        : Value.of(Math.abs(Arguments.number("abs", arguments[0]))));
    }

    private static long abs(long number) {
        if (number == Long.MIN_VALUE) {
            throw new OrbitException(ErrorCode.ARITHMETIC_OVERFLOW, "abs(" + number + ") is outside the 64-bit range");
        }
        return Math.abs(number);
    }

    private static ScalarFunction sign() {
        return new Definition("sign", INTEGER, NUMERIC, "-1, 0 or 1 as the number is negative, zero or positive.")
                .takes("input", NUMBER)
                .as((_, arguments) -> arguments[0] instanceof IntegerValue(long integer)
                        ? Value.of((long) Long.signum(integer))
                        : Value.of((long) Math.signum(Arguments.number("sign", arguments[0]))));
    }

    private static ScalarFunction isNaN() {
        return new Definition("isNaN", BOOLEAN, NUMERIC, "Whether the number is NaN.")
                .takes("input", NUMBER)
                .as((_, arguments) -> Value.of(Double.isNaN(Arguments.number("isNaN", arguments[0]))));
    }

    private static ScalarFunction rand() {
        return new Definition("rand", FLOAT, NUMERIC, "A random number from 0 (inclusive) to 1 (exclusive).")
                .nondeterministic()
                .as((context, _) -> Value.of(context.random().nextDouble()));
    }

    /// Without a precision, ties go up (towards positive infinity); with one, as the mode says, HALF_UP by
    /// default.
    private static ScalarFunction round() {
        return new Definition("round", FLOAT, NUMERIC, "The number rounded to a whole number or to decimal places.")
                .takes("value", NUMBER)
                .optionally("precision", NUMBER)
                .optionally("mode", STRING)
                .as((_, arguments) -> {
                    double number = Arguments.number("round", arguments[0]);
                    if (!Double.isFinite(number)) {
                        return Value.of(number);
                    }
                    int precision = arguments.length > 1 ? precision(arguments[1]) : 0;
                    if (arguments.length < 3 && precision == 0) {
                        return Value.of(roundHalfTowardsPositive(number));
                    }
                    RoundingMode mode = arguments.length > 2 ? mode(arguments[2]) : RoundingMode.HALF_UP;
                    return Value.of(
                            BigDecimal.valueOf(number).setScale(precision, mode).doubleValue());
                });
    }

    private static double roundHalfTowardsPositive(double number) {
        double floor = Math.floor(number);
        return number - floor >= 0.5 ? floor + 1 : floor;
    }

    private static int precision(Value argument) {
        long precision = switch (argument) {
            case IntegerValue(long integer) -> integer;
            case FloatValue(double number) when number == Math.rint(number) -> (long) number;
            default -> throw Arguments.wrongType("round", "an INTEGER as precision", argument);
        };
        if (precision < 0 || precision > 400) {
            throw new OrbitException(
                    ErrorCode.NUMBER_OUT_OF_RANGE, "The precision of round() must be 0 to 400, not " + precision);
        }
        return (int) precision;
    }

    private static RoundingMode mode(Value argument) {
        String name = Arguments.string("round", argument).toUpperCase(Locale.ROOT);
        for (RoundingMode mode : RoundingMode.values()) {
            if (mode != RoundingMode.UNNECESSARY && mode.name().equals(name)) {
                return mode;
            }
        }
        throw Arguments.invalid("There is no rounding mode '" + name
                + "'; use UP, DOWN, CEILING, FLOOR, HALF_UP, HALF_DOWN or HALF_EVEN");
    }
}
