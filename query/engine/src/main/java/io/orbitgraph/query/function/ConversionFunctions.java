package io.orbitgraph.query.function;

import static io.orbitgraph.query.language.FunctionSignature.Type.ANY;
import static io.orbitgraph.query.language.FunctionSignature.Type.BOOLEAN;
import static io.orbitgraph.query.language.FunctionSignature.Type.FLOAT;
import static io.orbitgraph.query.language.FunctionSignature.Type.INTEGER;
import static io.orbitgraph.query.language.FunctionSignature.Type.LIST;
import static io.orbitgraph.query.language.FunctionSignature.Type.STRING;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.BooleanValue;
import io.orbitgraph.model.value.BytesValue;
import io.orbitgraph.model.value.FloatValue;
import io.orbitgraph.model.value.IntegerValue;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.NodeValue;
import io.orbitgraph.model.value.PathValue;
import io.orbitgraph.model.value.RelationshipValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.value.ValueText;
import io.orbitgraph.model.value.VectorValue;
import io.orbitgraph.query.language.FunctionSignature;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// `toInteger` and its kin: each as itself (an error for a value that can never be converted, null for a string that is
/// no number), `…OrNull` (null instead of the error) and `…List` (element by element, null for what cannot be
/// converted).
final class ConversionFunctions {
    /// Gives the converted value, `Value.NULL` for text that is none, Java null for a type that cannot be
    /// converted.
    private interface Conversion {
        @Nullable
        Value convert(Value value);
    }

    private ConversionFunctions() {}

    static List<ScalarFunction> all() {
        List<ScalarFunction> functions = new ArrayList<>();
        add(functions, "toBoolean", BOOLEAN, "Scalar", "a STRING, INTEGER or BOOLEAN", ConversionFunctions::toBoolean);
        add(functions, "toFloat", FLOAT, "Scalar", "a STRING, INTEGER or FLOAT", ConversionFunctions::toFloat);
        add(
                functions,
                "toInteger",
                INTEGER,
                "Scalar",
                "a STRING, INTEGER, FLOAT or BOOLEAN",
                ConversionFunctions::toInteger);
        add(
                functions,
                "toString",
                STRING,
                "String",
                "a number, STRING, BOOLEAN, temporal value or POINT",
                ConversionFunctions::toText);
        return functions;
    }

    private static void add(
            List<ScalarFunction> functions,
            String name,
            FunctionSignature.Type result,
            String category,
            String accepted,
            Conversion conversion) {
        functions.add(new Definition(name, result, category, "The value as a " + result + ".")
                .takes("input", ANY)
                .as((_, arguments) -> {
                    Value converted = conversion.convert(arguments[0]);
                    if (converted == null) {
                        throw Arguments.wrongValue(name, accepted, arguments[0]);
                    }
                    return converted;
                }));
        functions.add(new Definition(
                        name + "OrNull", result, category, "The value as a " + result + ", null if it cannot be one.")
                .takes("input", ANY)
                .as((_, arguments) -> orNull(conversion, arguments[0])));
        functions.add(new Definition(
                        name + "List", LIST, "List", "The elements as " + result + ", null for those that cannot be.")
                .takes("input", LIST)
                .as((_, arguments) -> {
                    List<Value> converted = new ArrayList<>();
                    for (Value value : Arguments.list(name + "List", arguments[0])) {
                        converted.add(orNull(conversion, value));
                    }
                    return new ListValue(converted);
                }));
    }

    private static Value orNull(Conversion conversion, Value value) {
        if (value == Value.NULL) {
            return Value.NULL;
        }
        try {
            Value converted = conversion.convert(value);
            return converted == null ? Value.NULL : converted;
        } catch (OrbitException e) {
            if (e.code() == ErrorCode.ARITHMETIC_OVERFLOW) {
                return Value.NULL;
            }
            throw e;
        }
    }

    private static @Nullable Value toBoolean(Value value) {
        return switch (value) {
            case BooleanValue bool -> bool;
            case IntegerValue(long integer) -> Value.of(integer != 0);
            case StringValue(String text) ->
                switch (text.strip().toLowerCase(Locale.ROOT)) {
                    case "true" -> BooleanValue.TRUE;
                    case "false" -> BooleanValue.FALSE;
                    default -> Value.NULL;
                };
            default -> null;
        };
    }

    private static @Nullable Value toFloat(Value value) {
        return switch (value) {
            case FloatValue number -> number;
            case IntegerValue(long integer) -> Value.of((double) integer);
            case StringValue(String text) -> parseFloat(text.strip());
            default -> null;
        };
    }

    private static Value parseFloat(String text) {
        // Java would take a type suffix and hexadecimal floats, which are no numbers of Cypher.
        if (text.isEmpty() || "dDfF".indexOf(text.charAt(text.length() - 1)) >= 0 || text.indexOf('x') >= 0) {
            return Value.NULL;
        }
        try {
            return Value.of(Double.parseDouble(text));
        } catch (NumberFormatException _) {
            return Value.NULL;
        }
    }

    private static @Nullable Value toInteger(Value value) {
        return switch (value) {
            case IntegerValue integer -> integer;
            case FloatValue(double number) -> Value.of(truncate(number));
            case BooleanValue bool -> Value.of(bool.value() ? 1L : 0L);
            case StringValue(String text) -> parseInteger(text.strip());
            default -> null;
        };
    }

    private static long truncate(double number) {
        if (!(number >= -0x1p63 && number < 0x1p63)) {
            throw new OrbitException(
                    ErrorCode.ARITHMETIC_OVERFLOW, "The number " + number + " is outside the range of an INTEGER");
        }
        return (long) number;
    }

    /// Digits, or a decimal number of which the fraction is cut off.
    private static Value parseInteger(String text) {
        try {
            return Value.of(Long.parseLong(text));
        } catch (NumberFormatException _) {
            // It may still be a decimal number, or too large.
        }
        Value number = parseFloat(text);
        if (!(number instanceof FloatValue(double approximate))) {
            return Value.NULL;
        }
        if (!Double.isFinite(approximate) || Math.abs(approximate) > 0x1p64) {
            throw new OrbitException(
                    ErrorCode.ARITHMETIC_OVERFLOW, "'" + text + "' is outside the range of an INTEGER");
        }
        try {
            return Value.of(new BigDecimal(text).toBigInteger().longValueExact());
        } catch (ArithmeticException e) {
            throw new OrbitException(
                    ErrorCode.ARITHMETIC_OVERFLOW, "'" + text + "' is outside the range of an INTEGER", null, e);
        }
    }

    private static @Nullable Value toText(Value value) {
        return switch (value) {
            case StringValue string -> string;
            case ListValue _, MapValue _, NodeValue _, RelationshipValue _, PathValue _, BytesValue _, VectorValue _ ->
                null;
            default -> Value.of(ValueText.of(value));
        };
    }
}
