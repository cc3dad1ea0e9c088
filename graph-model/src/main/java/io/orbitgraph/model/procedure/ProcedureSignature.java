package io.orbitgraph.model.procedure;

import io.orbitgraph.model.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Name, parameters and results of a procedure.
///
/// @param name dotted, e.g. `db.labels`
/// @param results empty for a procedure that returns nothing (void)
public record ProcedureSignature(
        String name, List<Parameter> parameters, List<Field> results, Mode mode, String description) {

    public enum Mode {
        READ,
        WRITE,
        SCHEMA,
        DBMS
    }

    /// @param typeName as written in signatures, e.g. `STRING`, `INTEGER`, `MAP`, `LIST<STRING>`, `ANY`, `NUMBER`
    /// @param defaultValue null where the argument must be given
    public record Parameter(
            String name, String typeName, @Nullable Value defaultValue) {}

    public record Field(String name, String typeName) {}
}
