package io.orbitgraph.query.procedure;

import io.orbitgraph.model.procedure.ProcedureSignature.Parameter;
import io.orbitgraph.model.procedure.UserFunctionSignature;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.ValueVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.runtime.Columns;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The arguments of a user function as its signature has them: defaults filled in, types checked, integers as floats
/// where that is asked for. Thread-safe.
final class UserArguments {
    private final UserFunctionSignature signature;
    private final List<ArgumentType> types = new ArrayList<>();

    UserArguments(UserFunctionSignature signature) {
        this.signature = signature;
        for (Parameter parameter : signature.parameters()) {
            types.add(ArgumentType.of(parameter.typeName()));
        }
    }

    private int parameterOf(int argument) {
        return Math.min(argument, types.size() - 1);
    }

    /// How many arguments the function gets where `given` are written.
    int size(int given) {
        return signature.variadic() ? given : types.size();
    }

    /// Room for {@link #size} arguments, with the defaults of those that are not given.
    Value[] array(int given) {
        Value[] arguments = new Value[size(given)];
        for (int i = given; i < arguments.length; i++) {
            arguments[i] = defaultValue(i);
        }
        return arguments;
    }

    Value defaultValue(int argument) {
        Value value = signature.parameters().get(argument).defaultValue();
        return value == null ? Value.NULL : value;
    }

    /// Checks and converts the first `given` arguments in place.
    ///
    /// @return false if one is null that the function does not want to see
    boolean check(Value[] arguments, int given) {
        for (int i = 0; i < given; i++) {
            if (arguments[i] == Value.NULL) {
                if (!signature.nulls()) {
                    return false;
                }
            } else {
                arguments[i] = coerce(i, arguments[i]);
            }
        }
        return true;
    }

    private Value coerce(int argument, Value value) {
        int parameter = parameterOf(argument);
        return types.get(parameter)
                .coerce(value, signature.name(), signature.parameters().get(parameter));
    }

    /// Column `argument` as the function takes it: the column itself wherever that is possible.
    @SuppressWarnings("ReferenceEquality") // whether it was converted: 1 and 1.0 are equal
    Vector checked(int argument, Vector column, int @Nullable [] rows, int count) {
        ArgumentType type = types.get(parameterOf(argument));
        if (type.takesAll(column)) {
            return column;
        }
        ValueVector converted = null;
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            Value value = column.value(row);
            Value accepted = coerce(argument, value);
            if (accepted != value && converted == null) {
                converted = copy(column, rows, i);
            }
            if (converted != null) {
                converted.set(row, accepted);
            }
        }
        return converted == null ? column : converted;
    }

    private static ValueVector copy(Vector column, int @Nullable [] rows, int count) {
        ValueVector copy = new ValueVector(column.capacity());
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            Columns.set(copy, row, column.value(row));
        }
        return copy;
    }
}
