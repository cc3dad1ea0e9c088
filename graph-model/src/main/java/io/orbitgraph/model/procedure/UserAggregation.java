package io.orbitgraph.model.procedure;

/// A function from many rows to one value that another module adds to the language. Thread-safe; the state is in its
/// {@link Aggregator}s, one for each group.
public interface UserAggregation {
    UserFunctionSignature signature();

    /// A new, empty state for one group. Called as soon as the group is known; without grouping keys also for no rows.
    ///
    /// @param context as procedures have it; reads only
    Aggregator start(ProcedureContext context);
}
