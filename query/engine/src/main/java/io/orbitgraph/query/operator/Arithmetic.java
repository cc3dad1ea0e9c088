package io.orbitgraph.query.operator;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.temporal.Durations;
import io.orbitgraph.model.value.DateTimeValue;
import io.orbitgraph.model.value.DateValue;
import io.orbitgraph.model.value.DurationValue;
import io.orbitgraph.model.value.FloatValue;
import io.orbitgraph.model.value.IntegerValue;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.LocalDateTimeValue;
import io.orbitgraph.model.value.LocalTimeValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.TimeValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.value.ValueText;
import io.orbitgraph.query.expr.Expr.ArithmeticOperator;
import java.util.ArrayList;
import java.util.List;

/// `+ - * / % ^ ||` and unary minus on boxed values. Null with anything is null; integer results beyond 64 bits are an
/// error, never wrapped; floats follow IEEE 754.
public final class Arithmetic {
    private Arithmetic() {}

    public static Value apply(ArithmeticOperator operator, Value left, Value right) {
        return switch (operator) {
            case ADD -> add(left, right);
            case SUBTRACT -> subtract(left, right);
            case MULTIPLY -> multiply(left, right);
            case DIVIDE -> divide(left, right);
            case MODULO -> modulo(left, right);
            case POWER -> power(left, right);
            case CONCATENATE -> concatenate(left, right);
        };
    }

    /// Sums numbers; concatenates strings and lists; moves temporal values by durations.
    public static Value add(Value left, Value right) {
        if (left == Value.NULL || right == Value.NULL) {
            return Value.NULL;
        }
        if (left instanceof ListValue || right instanceof ListValue) {
            return join(left, right);
        }
        if (left instanceof IntegerValue(long a) && right instanceof IntegerValue(long b)) {
            return Value.of(add(a, b));
        }
        if (isNumber(left) && isNumber(right)) {
            return Value.of(toDouble(left) + toDouble(right));
        }
        if (left instanceof StringValue || right instanceof StringValue) {
            if (isText(left) && isText(right)) {
                return Value.of(ValueText.of(left) + ValueText.of(right));
            }
        } else if (right instanceof DurationValue by) {
            if (left instanceof DurationValue duration) {
                return Durations.add(duration, by);
            }
            if (isPointInTime(left)) {
                return Durations.plus(left, by);
            }
        } else if (left instanceof DurationValue by && isPointInTime(right)) {
            return Durations.plus(right, by);
        }
        throw OperandTypes.refuse("add", left, right);
    }

    public static Value subtract(Value left, Value right) {
        if (left == Value.NULL || right == Value.NULL) {
            return Value.NULL;
        }
        if (left instanceof IntegerValue(long a) && right instanceof IntegerValue(long b)) {
            return Value.of(subtract(a, b));
        }
        if (isNumber(left) && isNumber(right)) {
            return Value.of(toDouble(left) - toDouble(right));
        }
        if (right instanceof DurationValue by) {
            if (left instanceof DurationValue duration) {
                return Durations.subtract(duration, by);
            }
            if (isPointInTime(left)) {
                return Durations.plus(left, Durations.negate(by));
            }
        }
        throw OperandTypes.refuse("subtract", left, right);
    }

    public static Value multiply(Value left, Value right) {
        if (left == Value.NULL || right == Value.NULL) {
            return Value.NULL;
        }
        if (left instanceof IntegerValue(long a) && right instanceof IntegerValue(long b)) {
            return Value.of(multiply(a, b));
        }
        if (isNumber(left) && isNumber(right)) {
            return Value.of(toDouble(left) * toDouble(right));
        }
        if (left instanceof DurationValue duration && isNumber(right)) {
            return Durations.multiply(duration, right);
        }
        if (right instanceof DurationValue duration && isNumber(left)) {
            return Durations.multiply(duration, left);
        }
        throw OperandTypes.refuse("multiply", left, right);
    }

    /// Of integers the quotient cut off towards zero.
    public static Value divide(Value left, Value right) {
        if (left == Value.NULL || right == Value.NULL) {
            return Value.NULL;
        }
        if (left instanceof IntegerValue(long a) && right instanceof IntegerValue(long b)) {
            return Value.of(divide(a, b));
        }
        if (isNumber(left) && isNumber(right)) {
            return Value.of(toDouble(left) / toDouble(right));
        }
        if (left instanceof DurationValue duration && isNumber(right)) {
            return Durations.divide(duration, right);
        }
        throw OperandTypes.refuse("divide", left, right);
    }

    /// The remainder with the sign of the dividend.
    public static Value modulo(Value left, Value right) {
        if (left == Value.NULL || right == Value.NULL) {
            return Value.NULL;
        }
        if (left instanceof IntegerValue(long a) && right instanceof IntegerValue(long b)) {
            return Value.of(modulo(a, b));
        }
        if (isNumber(left) && isNumber(right)) {
            return Value.of(toDouble(left) % toDouble(right));
        }
        throw OperandTypes.refuse("take the remainder of", left, right);
    }

    /// Always a float.
    public static Value power(Value left, Value right) {
        if (left == Value.NULL || right == Value.NULL) {
            return Value.NULL;
        }
        if (isNumber(left) && isNumber(right)) {
            return Value.of(Math.pow(toDouble(left), toDouble(right)));
        }
        throw OperandTypes.refuse("raise to a power", left, right);
    }

    /// `||`: two strings or two lists.
    public static Value concatenate(Value left, Value right) {
        if (left == Value.NULL || right == Value.NULL) {
            return Value.NULL;
        }
        if (left instanceof StringValue(String a) && right instanceof StringValue(String b)) {
            return Value.of(a + b);
        }
        if (left instanceof ListValue && right instanceof ListValue) {
            return join(left, right);
        }
        throw OperandTypes.refuse("concatenate", left, right);
    }

    public static Value negate(Value operand) {
        return switch (operand) {
            case IntegerValue(long number) -> Value.of(negate(number));
            case FloatValue(double number) -> Value.of(-number);
            case DurationValue duration -> Durations.negate(duration);
            default -> {
                if (operand == Value.NULL) {
                    yield Value.NULL;
                }
                throw OperandTypes.refuse("negate", operand);
            }
        };
    }

    static long add(long a, long b) {
        long sum = a + b;
        if (((a ^ sum) & (b ^ sum)) < 0) {
            throw overflow(a, "+", b);
        }
        return sum;
    }

    static long subtract(long a, long b) {
        long difference = a - b;
        if (((a ^ b) & (a ^ difference)) < 0) {
            throw overflow(a, "-", b);
        }
        return difference;
    }

    static long multiply(long a, long b) {
        long product = a * b;
        if (Math.multiplyHigh(a, b) != product >> 63) {
            throw overflow(a, "*", b);
        }
        return product;
    }

    static long divide(long a, long b) {
        if (b == 0) {
            throw new OrbitException(ErrorCode.DIVISION_BY_ZERO, "Division of " + a + " by zero");
        }
        if (b == -1) {
            return negate(a);
        }
        return a / b;
    }

    static long modulo(long a, long b) {
        if (b == 0) {
            throw new OrbitException(ErrorCode.DIVISION_BY_ZERO, "Remainder of " + a + " divided by zero");
        }
        return a % b;
    }

    static long negate(long a) {
        if (a == Long.MIN_VALUE) {
            throw new OrbitException(
                    ErrorCode.ARITHMETIC_OVERFLOW, "The negative of " + a + " is outside the 64-bit range");
        }
        return -a;
    }

    private static OrbitException overflow(long a, String operator, long b) {
        return new OrbitException(
                ErrorCode.ARITHMETIC_OVERFLOW,
                "The result of " + a + " " + operator + " " + b + " is outside the 64-bit range");
    }

    private static Value join(Value left, Value right) {
        List<Value> joined = new ArrayList<>();
        append(left, joined);
        append(right, joined);
        return new ListValue(joined);
    }

    private static void append(Value value, List<Value> list) {
        if (value instanceof ListValue(List<Value> values)) {
            list.addAll(values);
        } else {
            list.add(value);
        }
    }

    private static boolean isNumber(Value value) {
        return value instanceof IntegerValue || value instanceof FloatValue;
    }

    private static double toDouble(Value number) {
        return number instanceof IntegerValue(long integer) ? integer : ((FloatValue) number).value();
    }

    /// What may be added to a string.
    private static boolean isText(Value value) {
        return switch (value.type()) {
            case STRING, INTEGER, FLOAT, BOOLEAN, POINT, DURATION, DATE, TIME, LOCAL_TIME, DATE_TIME, LOCAL_DATE_TIME ->
                true;
            case MAP, NODE, RELATIONSHIP, LIST, PATH, VECTOR, UUID, BYTES, NULL -> false;
        };
    }

    private static boolean isPointInTime(Value value) {
        return value instanceof DateValue
                || value instanceof DateTimeValue
                || value instanceof LocalDateTimeValue
                || value instanceof LocalTimeValue
                || value instanceof TimeValue;
    }
}
