package io.orbitgraph.query.procedure;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.procedure.ProcedureSignature;
import io.orbitgraph.model.value.FloatValue;
import io.orbitgraph.model.value.IntegerValue;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.TypeName;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.value.ValueType;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.language.FunctionSignature;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A declared type of a procedure's parameter: what it takes and what it makes of it. Null is always taken; an INTEGER
/// becomes a FLOAT where that is asked for.
sealed interface ArgumentType {
    record Anything() implements ArgumentType {}

    record AnyNumber() implements ArgumentType {}

    record Of(ValueType type) implements ArgumentType {}

    record ListOf(ArgumentType element) implements ArgumentType {}

    /// Reads `STRING`, `LIST<INTEGER>`, `LIST OF FLOAT?`, `MAP NOT NULL`, `NUMBER`, `ANY`.
    static ArgumentType of(String typeName) {
        String name = typeName.trim().toUpperCase(Locale.ROOT);
        name = name.endsWith("?") ? name.substring(0, name.length() - 1).trim() : name;
        name = name.endsWith(" NOT NULL") ? name.substring(0, name.length() - 9).trim() : name;
        if (name.startsWith("LIST<") && name.endsWith(">")) {
            return new ListOf(of(name.substring(5, name.length() - 1)));
        }
        if (name.startsWith("LIST OF ")) {
            return new ListOf(of(name.substring(8)));
        }
        return switch (name) {
            case "ANY", "PROPERTY VALUE" -> new Anything();
            case "NUMBER", "INTEGER | FLOAT" -> new AnyNumber();
            case "LIST" -> new ListOf(new Anything());
            case "DATETIME" -> new Of(ValueType.DATE_TIME);
            case "LOCALDATETIME" -> new Of(ValueType.LOCAL_DATE_TIME);
            case "LOCALTIME" -> new Of(ValueType.LOCAL_TIME);
            case "TIME" -> new Of(ValueType.TIME);
            default -> {
                ValueType type = valueType(name);
                yield type == null ? new Anything() : new Of(type);
            }
        };
    }

    private static @Nullable ValueType valueType(String name) {
        for (ValueType type : ValueType.values()) {
            if (type.typeName().equals(name)) {
                return type;
            }
        }
        return null;
    }

    /// What a front end may know of it.
    default FunctionSignature.Type staticType() {
        return switch (this) {
            case Anything() -> FunctionSignature.Type.ANY;
            case AnyNumber() -> FunctionSignature.Type.NUMBER;
            case Of(var type) ->
                type == ValueType.NULL ? FunctionSignature.Type.ANY : FunctionSignature.Type.valueOf(type.name());
            case ListOf _ -> FunctionSignature.Type.LIST;
        };
    }

    /// @throws OrbitException if the type does not take the value
    default Value coerce(Value value, String procedure, ProcedureSignature.Parameter parameter) {
        Value result = value == Value.NULL ? value : accept(value);
        if (result == null) {
            throw new OrbitException(
                    ErrorCode.ARGUMENT_TYPE,
                    "Argument `" + parameter.name() + "` of " + procedure + " is " + parameter.typeName() + ", not "
                            + TypeName.of(value));
        }
        return result;
    }

    /// Whether it is plain from the column's class that this type takes all its values as they are.
    default boolean takesAll(Vector column) {
        ValueType type = column.type();
        return switch (this) {
            case Anything() -> true;
            case AnyNumber() -> type != null && type.isNumber();
            case Of(var wanted) -> type == wanted;
            case ListOf _ -> false;
        };
    }

    /// The value as this type has it; null if it does not take it.
    @SuppressWarnings("ReferenceEquality") // whether it was converted: 1 and 1.0 are equal
    private @Nullable Value accept(Value value) {
        if (value == Value.NULL) {
            return value;
        }
        return switch (this) {
            case Anything() -> value;
            case AnyNumber() -> value.type().isNumber() ? value : null;
            case Of(var type) -> {
                if (type == ValueType.FLOAT && value instanceof IntegerValue(long number)) {
                    yield new FloatValue(number);
                }
                yield value.type() == type || type == ValueType.NULL ? value : null;
            }
            case ListOf(var element) -> {
                if (!(value instanceof ListValue list)) {
                    yield null;
                }
                List<Value> items = new ArrayList<>(list.size());
                boolean same = true;
                for (Value item : list) {
                    Value accepted = element.accept(item);
                    if (accepted == null) {
                        yield null;
                    }
                    same &= accepted == item;
                    items.add(accepted);
                }
                yield same ? list : new ListValue(items);
            }
        };
    }
}
