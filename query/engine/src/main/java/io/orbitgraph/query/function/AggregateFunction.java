package io.orbitgraph.query.function;

import io.orbitgraph.query.language.FunctionSignature;

/// A function from many rows to one value per group. Thread-safe; the state is in its accumulators.
public interface AggregateFunction {
    FunctionSignature signature();

    /// A new, empty state.
    ///
    /// @param context of the running statement
    /// @param distinct whether every value counts once (by equivalence), whatever its number of rows
    Accumulator newAccumulator(FunctionContext context, boolean distinct);
}
