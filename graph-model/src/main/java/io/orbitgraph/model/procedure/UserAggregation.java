package io.orbitgraph.model.procedure;

/// A function from many rows to one value that another module adds to the language. Thread-safe; the state is in its
/// {@link Aggregator}s, one for each group.
public interface UserAggregation {
    UserFunctionSignature signature();

    /// A new, empty state for one group. Called with the group's first row; without grouping keys, where there is an
    /// answer for no rows as well, at the latest before that.
    ///
    /// @param context as procedures have it; reads only
    Aggregator start(ProcedureContext context);
}
