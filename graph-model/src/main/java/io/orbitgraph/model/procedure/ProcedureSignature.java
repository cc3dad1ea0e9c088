package io.orbitgraph.model.procedure;

import io.orbitgraph.model.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Name, parameters and results of a procedure.
///
/// @param name dotted, e.g. `db.labels`
/// @param results empty for a procedure that returns nothing (void)
/// @param deprecatedBy the name to use instead; null if this one is to be used
/// @param isInternal whether SHOW PROCEDURES leaves it out
public record ProcedureSignature(
        String name,
        List<Parameter> parameters,
        List<Field> results,
        Mode mode,
        String description,
        @Nullable String deprecatedBy,
        boolean isInternal) {

    /// What a procedure may do to the database.
    public enum Mode {
        READ,
        WRITE,
        SCHEMA,
        DBMS;

        /// Whether it may change the graph or its schema.
        public boolean isWriting() {
            return this == WRITE || this == SCHEMA;
        }
    }

    /// @param typeName as written in signatures, e.g. `STRING`, `INTEGER`, `MAP`, `LIST<STRING>`, `ANY`, `NUMBER`
    /// @param defaultValue null where the argument must be given
    public record Parameter(
            String name, String typeName, @Nullable Value defaultValue) {}

    public record Field(String name, String typeName) {}

    public ProcedureSignature {
        parameters = List.copyOf(parameters);
        results = List.copyOf(results);
    }

    /// Of a procedure that is neither deprecated nor internal.
    public ProcedureSignature(
            String name, List<Parameter> parameters, List<Field> results, Mode mode, String description) {
        this(name, parameters, results, mode, description, null, false);
    }

    ProcedureSignature renamed(String newName) {
        return new ProcedureSignature(newName, parameters, results, mode, description, deprecatedBy, isInternal);
    }

    ProcedureSignature deprecatedBy(String newName) {
        return new ProcedureSignature(name, parameters, results, mode, description, newName, isInternal);
    }

    ProcedureSignature asInternal() {
        return new ProcedureSignature(name, parameters, results, mode, description, deprecatedBy, true);
    }
}
