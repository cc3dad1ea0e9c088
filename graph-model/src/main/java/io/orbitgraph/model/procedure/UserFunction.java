package io.orbitgraph.model.procedure;

import io.orbitgraph.model.value.Value;

/// A function from values to a value that another module adds to the language. Thread-safe; called once per row.
public interface UserFunction {
    UserFunctionSignature signature();

    /// The answer for one row. Any exception becomes a {@code PROCEDURE_CALL_FAILED} that names the function and
    /// carries the exception's message; an {@link io.orbitgraph.model.error.OrbitException} keeps its own code.
    ///
    /// @param context as procedures have it; reads only
    /// @param arguments one per parameter (more of a variadic function): defaults filled in, types checked. Valid
    /// during this call: the next one gets the same array
    Value call(ProcedureContext context, Value[] arguments);

    /// What {@link #call} does.
    @FunctionalInterface
    interface Body {
        Value call(ProcedureContext context, Value[] arguments);
    }

    static UserFunction of(UserFunctionSignature signature, Body body) {
        return new UserFunction() {
            @Override
            public UserFunctionSignature signature() {
                return signature;
            }

            @Override
            public Value call(ProcedureContext context, Value[] arguments) {
                return body.call(context, arguments);
            }
        };
    }
}
