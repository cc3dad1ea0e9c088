package io.orbitgraph.query.function;

import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.ValueVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.query.language.FunctionSignature;
import org.jspecify.annotations.Nullable;

/// A function from values to a value. Thread-safe: it has no state.
public interface ScalarFunction {
    FunctionSignature signature();

    /// The group under which SHOW FUNCTIONS lists it, e.g. `String`.
    String category();

    /// False if the answer may change from call to call with the same arguments, so that it must not be folded or
    /// shared.
    default boolean isDeterministic() {
        return true;
    }

    /// The answer for one row.
    ///
    /// @param arguments as many as the signature allows; not changed
    /// @throws io.orbitgraph.model.error.OrbitException if an argument has a type or value that the function does
    /// not take
    Value call(FunctionContext context, Value[] arguments);

    /// The answers for many rows: row `r` of the result belongs to row `r` of the arguments, for the rows in
    /// `rows[0..count)`, or `0..count` where `rows` is null; other rows are undefined. The same answers and errors as
    /// {@link #call} row by row, which is what this does unless a kernel overrides it.
    ///
    /// @param capacity of the vector to return; greater than every row number
    default Vector evaluate(
            FunctionContext context, Vector[] arguments, int @Nullable [] rows, int count, int capacity) {
        ValueVector result = new ValueVector(capacity);
        Value[] values = new Value[arguments.length];
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            for (int a = 0; a < values.length; a++) {
                values[a] = arguments[a].value(row);
            }
            result.set(row, call(context, values));
        }
        return result;
    }
}
