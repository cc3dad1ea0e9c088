package io.orbitgraph.model.procedure;

import io.orbitgraph.model.value.Value;
import java.util.Iterator;

/// A procedure under another name.
record Alias(Procedure procedure, ProcedureSignature signature) implements Procedure {
    @Override
    public Iterator<Value[]> call(ProcedureContext context, Value[] arguments) {
        return procedure.call(context, arguments);
    }
}
