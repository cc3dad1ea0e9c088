package io.orbitgraph.query.operator;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.Value;

/// The errors of operators about the types of their operands.
final class OperandTypes {
    private OperandTypes() {}

    static OrbitException refuse(String what, Value... operands) {
        StringBuilder types = new StringBuilder();
        for (Value operand : operands) {
            types.append(types.isEmpty() ? "" : " and ").append(operand.type().typeName());
        }
        return new OrbitException(ErrorCode.INVALID_ARGUMENT_TYPE_RUNTIME, "Cannot " + what + " " + types);
    }
}
