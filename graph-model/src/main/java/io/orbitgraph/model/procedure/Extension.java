package io.orbitgraph.model.procedure;

import java.util.List;

/// What another module adds to the query language.
public record Extension(List<Procedure> procedures, List<UserFunction> functions, List<UserAggregation> aggregations) {
    public Extension {
        procedures = List.copyOf(procedures);
        functions = List.copyOf(functions);
        aggregations = List.copyOf(aggregations);
    }
}
