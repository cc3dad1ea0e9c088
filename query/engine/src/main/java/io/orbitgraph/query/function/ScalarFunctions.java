package io.orbitgraph.query.function;

import static io.orbitgraph.query.language.FunctionSignature.Type.ANY;
import static io.orbitgraph.query.language.FunctionSignature.Type.BOOLEAN;
import static io.orbitgraph.query.language.FunctionSignature.Type.INTEGER;
import static io.orbitgraph.query.language.FunctionSignature.Type.LIST;
import static io.orbitgraph.query.language.FunctionSignature.Type.MAP;
import static io.orbitgraph.query.language.FunctionSignature.Type.STRING;
import static io.orbitgraph.query.language.FunctionSignature.Type.UUID;

import io.orbitgraph.model.value.BooleanValue;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.TypeName;
import io.orbitgraph.model.value.UuidValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.value.ValueSemantics;
import java.util.List;
import java.util.random.RandomGenerator;

/// Functions that fit nowhere else: null handling, sizes, types, identifiers.
final class ScalarFunctions {
    private static final String CATEGORY = "Scalar";

    private ScalarFunctions() {}

    static List<ScalarFunction> all() {
        return List.of(
                coalesce(),
                nullIf(),
                size(),
                characterLength("char_length"),
                characterLength("character_length"),
                isEmpty(),
                valueType(),
                timestamp(),
                randomUuid(),
                uuid(),
                uuidBits("uuid.mostSignificantBits", true),
                uuidBits("uuid.leastSignificantBits", false));
    }

    private static ScalarFunction coalesce() {
        return new Definition("coalesce", ANY, CATEGORY, "The first argument that is not null.")
                .takes("input", ANY)
                .variadic()
                .seesNull()
                .as((_, arguments) -> {
                    for (Value argument : arguments) {
                        if (argument != Value.NULL) {
                            return argument;
                        }
                    }
                    return Value.NULL;
                });
    }

    private static ScalarFunction nullIf() {
        return new Definition("nullIf", ANY, CATEGORY, "Null if the two are equal, else the first.")
                .takes("v1", ANY)
                .takes("v2", ANY)
                .seesNull()
                .as((_, arguments) -> ValueSemantics.equal(arguments[0], arguments[1]) == BooleanValue.TRUE
                        ? Value.NULL
                        : arguments[0]);
    }

    private static long length(String string) {
        return string.codePointCount(0, string.length());
    }

    private static ScalarFunction size() {
        return new Definition("size", INTEGER, CATEGORY, "The number of elements of a list or characters of a string.")
                .takes("input", STRING, LIST)
                .kernel(Kernels.stringToLong(ScalarFunctions::length))
                .as((_, arguments) -> switch (arguments[0]) {
                    case StringValue(String string) -> Value.of(length(string));
                    case ListValue list -> Value.of((long) list.size());
                    default -> throw Arguments.wrongType("size", "a LIST or STRING", arguments[0]);
                });
    }

    private static ScalarFunction characterLength(String name) {
        return new Definition(name, INTEGER, CATEGORY, "The number of characters of a string.")
                .takes("input", STRING)
                .kernel(Kernels.stringToLong(ScalarFunctions::length))
                .as((_, arguments) -> Value.of(length(Arguments.string(name, arguments[0]))));
    }

    private static ScalarFunction isEmpty() {
        return new Definition("isEmpty", BOOLEAN, "Predicate", "Whether a string, list or map has nothing in it.")
                .takes("input", STRING, LIST, MAP)
                .kernel(Kernels.stringToBoolean(String::isEmpty))
                .as((_, arguments) -> switch (arguments[0]) {
                    case StringValue(String string) -> Value.of(string.isEmpty());
                    case ListValue list -> Value.of(list.size() == 0);
                    case MapValue map -> Value.of(map.isEmpty());
                    default -> throw Arguments.wrongType("isEmpty", "a STRING, LIST or MAP", arguments[0]);
                });
    }

    private static ScalarFunction valueType() {
        return new Definition("valueType", STRING, CATEGORY, "The most precise type of the value.")
                .takes("input", ANY)
                .seesNull()
                .as((_, arguments) -> Value.of(TypeName.of(arguments[0])));
    }

    private static ScalarFunction timestamp() {
        return new Definition(
                        "timestamp", INTEGER, CATEGORY, "Milliseconds from 1970-01-01T00:00Z to the statement's start.")
                .as((context, _) -> Value.of(context.statementTime().now().toEpochMilli()));
    }

    private static ScalarFunction randomUuid() {
        return new Definition("randomUUID", STRING, CATEGORY, "A random UUID as a string.")
                .nondeterministic()
                .as((context, _) -> Value.of(randomUuid(context.random()).toString()));
    }

    private static ScalarFunction uuid() {
        return new Definition("uuid", UUID, CATEGORY, "A random UUID, or the one that a string spells.")
                .optionally("input", STRING, UUID)
                .nondeterministic()
                .as((context, arguments) -> {
                    if (arguments.length == 0) {
                        return new UuidValue(randomUuid(context.random()));
                    }
                    if (arguments[0] instanceof UuidValue uuid) {
                        return uuid;
                    }
                    String text = Arguments.string("uuid", arguments[0]);
                    try {
                        return new UuidValue(java.util.UUID.fromString(text));
                    } catch (IllegalArgumentException _) {
                        throw Arguments.invalid("'" + text + "' is no UUID");
                    }
                });
    }

    private static ScalarFunction uuidBits(String name, boolean high) {
        return new Definition(name, INTEGER, CATEGORY, "Half of the bits of a UUID.")
                .takes("input", UUID)
                .as((_, arguments) -> {
                    if (!(arguments[0] instanceof UuidValue(var uuid))) {
                        throw Arguments.wrongType(name, "a UUID", arguments[0]);
                    }
                    return Value.of(high ? uuid.getMostSignificantBits() : uuid.getLeastSignificantBits());
                });
    }

    /// Version 4 of RFC 9562.
    private static java.util.UUID randomUuid(RandomGenerator random) {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & ~(3L << 62)) | (2L << 62);
        return new java.util.UUID(high, low);
    }
}
