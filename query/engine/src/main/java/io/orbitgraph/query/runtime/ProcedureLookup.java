package io.orbitgraph.query.runtime;

import io.orbitgraph.model.error.SourcePosition;
import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.procedure.ProcedureSignature;

/// How a statement finds the procedures that it calls, and what it gives them.
public interface ProcedureLookup {
    /// @throws io.orbitgraph.model.error.OrbitException with {@code PROCEDURE_NOT_FOUND}
    Procedure procedure(String name);

    /// What a procedure or function that is called by `execution` may use.
    ///
    /// @param mode what it may do to the graph
    ProcedureContext context(ExecutionContext execution, ProcedureSignature.Mode mode);

    /// A place in the statement's text.
    SourcePosition position(int offset);
}
