package io.orbitgraph.query.runtime;

import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.procedure.ProcedureContext;

/// How a statement finds the procedures that it calls.
public interface ProcedureLookup {
    /// @throws io.orbitgraph.model.error.OrbitException with {@code PROCEDURE_NOT_FOUND}
    Procedure procedure(String name);

    /// What the procedures that this statement calls may use.
    ProcedureContext context();
}
