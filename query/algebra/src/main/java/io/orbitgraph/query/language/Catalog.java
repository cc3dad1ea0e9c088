package io.orbitgraph.query.language;

import io.orbitgraph.model.procedure.ProcedureSignature;
import java.util.List;
import java.util.Optional;

/// What a front end may know of the database while it checks a statement: functions and procedures. Thread-safe.
public interface Catalog {
    /// A scalar function by its name, in any case.
    Optional<FunctionSignature> function(String name);

    /// An aggregating function by its name, in any case.
    Optional<FunctionSignature> aggregate(String name);

    Optional<ProcedureSignature> procedure(String name);

    /// The names of all functions, for "did you mean".
    List<String> functionNames();

    List<String> procedureNames();
}
