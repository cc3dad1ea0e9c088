package io.orbitgraph.query.function;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.FloatValue;
import io.orbitgraph.model.value.IntegerValue;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.Value;

/// Arguments of functions as the types that the functions take.
final class Arguments {
    private Arguments() {}

    static String string(String function, Value argument) {
        if (argument instanceof StringValue(String string)) {
            return string;
        }
        throw wrongType(function, "a STRING", argument);
    }

    static long integer(String function, Value argument) {
        if (argument instanceof IntegerValue(long integer)) {
            return integer;
        }
        throw wrongType(function, "an INTEGER", argument);
    }

    static double number(String function, Value argument) {
        return switch (argument) {
            case IntegerValue(long integer) -> integer;
            case FloatValue(double number) -> number;
            default -> throw wrongType(function, "an INTEGER or FLOAT", argument);
        };
    }

    static ListValue list(String function, Value argument) {
        if (argument instanceof ListValue list) {
            return list;
        }
        throw wrongType(function, "a LIST", argument);
    }

    static MapValue map(String function, Value argument) {
        if (argument instanceof MapValue map) {
            return map;
        }
        throw wrongType(function, "a MAP", argument);
    }

    /// An integer that may not be negative, as an int.
    static int size(String function, Value argument) {
        long size = integer(function, argument);
        if (size < 0) {
            throw new OrbitException(ErrorCode.NUMBER_OUT_OF_RANGE, function + "() takes no negative number: " + size);
        }
        return (int) Math.min(size, Integer.MAX_VALUE);
    }

    static OrbitException wrongType(String function, String expected, Value argument) {
        return new OrbitException(
                ErrorCode.INVALID_ARGUMENT_TYPE_RUNTIME,
                function + "() takes " + expected + ", not " + argument.type().typeName());
    }

    /// Of a function that takes values of several types and got another one: the TCK calls the value invalid, not
    /// the type.
    static OrbitException wrongValue(String function, String expected, Value argument) {
        return new OrbitException(
                ErrorCode.INVALID_ARGUMENT_VALUE,
                function + "() takes " + expected + ", not " + argument.type().typeName());
    }

    static OrbitException invalid(String message) {
        return new OrbitException(ErrorCode.INVALID_ARGUMENT, message);
    }
}
