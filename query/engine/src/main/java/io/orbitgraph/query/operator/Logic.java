package io.orbitgraph.query.operator;

import io.orbitgraph.model.value.BooleanValue;
import io.orbitgraph.model.value.Value;

/// Three-valued logic; null is *unknown*. Anything but a boolean or null is refused.
public final class Logic {
    private Logic() {}

    public static Value not(Value operand) {
        check(operand, "negate");
        return operand == Value.NULL ? Value.NULL : Value.of(operand != BooleanValue.TRUE);
    }

    public static Value and(Value left, Value right) {
        check(left, "use in AND");
        check(right, "use in AND");
        if (left == BooleanValue.FALSE || right == BooleanValue.FALSE) {
            return BooleanValue.FALSE;
        }
        return left == Value.NULL ? left : right;
    }

    public static Value or(Value left, Value right) {
        check(left, "use in OR");
        check(right, "use in OR");
        if (left == BooleanValue.TRUE || right == BooleanValue.TRUE) {
            return BooleanValue.TRUE;
        }
        return left == Value.NULL ? left : right;
    }

    public static Value xor(Value left, Value right) {
        check(left, "use in XOR");
        check(right, "use in XOR");
        return left == Value.NULL || right == Value.NULL ? Value.NULL : Value.of(!left.equals(right));
    }

    private static void check(Value operand, String what) {
        if (!(operand instanceof BooleanValue) && operand != Value.NULL) {
            throw OperandTypes.refuse(what, operand);
        }
    }
}
