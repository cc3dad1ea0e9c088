package io.orbitgraph.model.procedure;

import io.orbitgraph.model.value.Value;
import java.util.Iterator;

/// A procedure. Thread-safe; called once per input row.
public interface Procedure {
    ProcedureSignature signature();

    /// Runs the procedure. Rows are pulled lazily; each has one value per {@link ProcedureSignature#results}.
    ///
    /// @param arguments one per parameter of the signature, defaults filled in, coerced to the declared types
    Iterator<Value[]> call(ProcedureContext context, Value[] arguments);
}
