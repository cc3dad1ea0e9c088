package io.orbitgraph.algorithms.procedure;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.ErrorKind;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.procedure.ProcedureSignature;
import io.orbitgraph.model.procedure.ProcedureSignature.Field;
import io.orbitgraph.model.procedure.ProcedureSignature.Parameter;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/// A procedure of this module: a signature, and the function that makes its rows. What a caller did wrong is reported
/// under the procedure's name, with the code that Neo4j has for it.
public final class AlgorithmProcedure implements Procedure {
    /// Makes the rows.
    public interface Body {
        Iterator<Value[]> rows(ProcedureContext context, Value[] arguments);
    }

    private final ProcedureSignature signature;
    private final Body body;

    private AlgorithmProcedure(ProcedureSignature signature, Body body) {
        this.signature = signature;
        this.body = body;
    }

    /// A procedure that writes nothing to the database.
    public static Builder reading(String name, String description) {
        return new Builder(name, ProcedureSignature.Mode.READ, description);
    }

    /// A procedure that writes to the database.
    public static Builder writing(String name, String description) {
        return new Builder(name, ProcedureSignature.Mode.WRITE, description);
    }

    @Override
    public ProcedureSignature signature() {
        return signature;
    }

    @Override
    public Iterator<Value[]> call(ProcedureContext context, Value[] arguments) {
        try {
            return body.rows(context, arguments);
        } catch (OrbitException e) {
            if (e.code().kind() != ErrorKind.CLIENT || e.code() == ErrorCode.TRANSACTION_TIMED_OUT) {
                throw e;
            }
            throw new OrbitException(
                    ErrorCode.PROCEDURE_CALL_FAILED,
                    "Failed to invoke procedure `" + signature.name() + "`: " + e.text(),
                    e.position(),
                    e);
        }
    }

    /// Says what a procedure takes and yields.
    public static final class Builder {
        private final String name;
        private final ProcedureSignature.Mode mode;
        private final String description;
        private final List<Parameter> parameters = new ArrayList<>();
        private final List<Field> results = new ArrayList<>();

        private Builder(String name, ProcedureSignature.Mode mode, String description) {
            this.name = name;
            this.mode = mode;
            this.description = description;
        }

        /// @param type as {@link Parameter#typeName}
        public Builder takes(String parameter, String type) {
            parameters.add(new Parameter(parameter, type, null));
            return this;
        }

        public Builder takes(String parameter, String type, Value defaultValue) {
            parameters.add(new Parameter(parameter, type, defaultValue));
            return this;
        }

        /// The name of a graph of the catalogue, and a configuration map that may be left out.
        Builder takesGraphAndConfiguration() {
            return takes("graphName", "STRING").takes("configuration", "MAP", MapValue.EMPTY);
        }

        public Builder yields(String field, String type) {
            results.add(new Field(field, type));
            return this;
        }

        public Builder yields(Collection<Field> fields) {
            results.addAll(fields);
            return this;
        }

        public AlgorithmProcedure runs(Body body) {
            return new AlgorithmProcedure(new ProcedureSignature(name, parameters, results, mode, description), body);
        }

        /// For one row.
        public AlgorithmProcedure answers(Answer answer) {
            return runs((context, arguments) ->
                    List.<Value[]>of(answer.row(context, arguments)).iterator());
        }
    }

    /// Makes the only row.
    public interface Answer {
        Value[] row(ProcedureContext context, Value[] arguments);
    }
}
