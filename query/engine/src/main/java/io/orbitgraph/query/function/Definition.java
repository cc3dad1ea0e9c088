package io.orbitgraph.query.function;

import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.language.FunctionSignature;
import io.orbitgraph.query.language.FunctionSignature.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes down a scalar function: name, parameters, what it does with one row, and if it pays, with a batch.
final class Definition {
    /// The answer for one row.
    interface Body {
        Value call(FunctionContext context, Value[] arguments);
    }

    /// The answers for a batch as {@link ScalarFunction#evaluate}; null if it has none for vectors of these
    /// classes.
    interface Kernel {
        @Nullable
        Vector evaluate(Vector[] arguments, int @Nullable [] rows, int count, int capacity);
    }

    private final String name;
    private final FunctionSignature.Type result;
    private final String category;
    private final String description;
    private final List<Parameter> parameters = new ArrayList<>();
    private int required;
    private boolean variadic;
    private boolean seesNull;
    private boolean deterministic = true;
    private @Nullable Kernel kernel;

    Definition(String name, FunctionSignature.Type result, String category, String description) {
        this.name = name;
        this.result = result;
        this.category = category;
        this.description = description;
    }

    Definition takes(String parameter, FunctionSignature.Type... types) {
        parameters.add(new Parameter(parameter, List.of(types)));
        required++;
        return this;
    }

    Definition optionally(String parameter, FunctionSignature.Type... types) {
        parameters.add(new Parameter(parameter, List.of(types)));
        return this;
    }

    /// The last parameter may be repeated.
    Definition variadic() {
        variadic = true;
        return this;
    }

    /// The body wants to see null arguments; otherwise any null argument makes the answer null.
    Definition seesNull() {
        seesNull = true;
        return this;
    }

    Definition nondeterministic() {
        deterministic = false;
        return this;
    }

    Definition kernel(Kernel fast) {
        kernel = fast;
        return this;
    }

    ScalarFunction as(Body body) {
        FunctionSignature signature = new FunctionSignature(name, required, parameters, variadic, result, description);
        return new Defined(signature, category, deterministic, seesNull, body, kernel);
    }

    private record Defined(
            FunctionSignature signature,
            String category,
            boolean isDeterministic,
            boolean seesNull,
            Body body,
            @Nullable Kernel kernel)
            implements ScalarFunction {

        @Override
        public Value call(FunctionContext context, Value[] arguments) {
            if (!seesNull) {
                for (Value argument : arguments) {
                    if (argument == Value.NULL) {
                        return Value.NULL;
                    }
                }
            }
            return body.call(context, arguments);
        }

        @Override
        public Vector evaluate(
                FunctionContext context, Vector[] arguments, int @Nullable [] rows, int count, int capacity) {
            Vector result = kernel == null ? null : kernel.evaluate(arguments, rows, count, capacity);
            return result != null ? result : ScalarFunction.super.evaluate(context, arguments, rows, count, capacity);
        }
    }
}
