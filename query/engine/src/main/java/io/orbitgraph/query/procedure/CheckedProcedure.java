package io.orbitgraph.query.procedure;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.procedure.ProcedureSignature;
import io.orbitgraph.model.value.Value;
import java.util.Iterator;
import java.util.List;

/// A procedure that gets its arguments complete and of the declared types, whoever calls it.
final class CheckedProcedure implements Procedure {
    private final Procedure procedure;

    CheckedProcedure(Procedure procedure) {
        this.procedure = procedure;
    }

    @Override
    public ProcedureSignature signature() {
        return procedure.signature();
    }

    @Override
    public Iterator<Value[]> call(ProcedureContext context, Value[] arguments) {
        List<ProcedureSignature.Parameter> parameters = signature().parameters();
        if (arguments.length > parameters.size()) {
            throw new OrbitException(
                    ErrorCode.INVALID_ARGUMENT_VALUE,
                    signature().name() + " takes " + parameters.size() + " arguments, not " + arguments.length);
        }
        Value[] complete = new Value[parameters.size()];
        for (int i = 0; i < complete.length; i++) {
            ProcedureSignature.Parameter parameter = parameters.get(i);
            if (i < arguments.length) {
                complete[i] = ArgumentType.of(parameter.typeName())
                        .coerce(arguments[i], signature().name(), parameter);
            } else if (parameter.defaultValue() != null) {
                complete[i] = parameter.defaultValue();
            } else {
                throw new OrbitException(
                        ErrorCode.MISSING_PARAMETER,
                        signature().name() + " needs an argument `" + parameter.name() + "`");
            }
        }
        return procedure.call(context, complete);
    }
}
