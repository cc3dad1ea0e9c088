package io.orbitgraph.query.procedure;

import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.procedure.ProcedureSignature.Mode;
import java.util.List;

/// What a SHOW command shows, as the procedure `orbit.show.x` with the columns of `SHOW X YIELD *`. A front end takes
/// the columns
/// that a plain SHOW has, filters and pages.
final class ShowTable {
    private ShowTable() {}

    static Procedure of(String what, String description, List<String> columns, BuiltIn.Body rows) {
        return BuiltIn.of("orbit.show." + what, description, Mode.READ, List.of(), columns, rows);
    }
}
