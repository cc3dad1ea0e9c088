package io.orbitgraph.query.procedure;

import io.orbitgraph.model.procedure.Procedure;
import java.util.List;

/// What a SHOW command shows, as the procedure `orbit.show.x` with the columns of `SHOW X YIELD *`. A front end takes
/// the columns that a plain SHOW has, filters and pages.
final class ShowTable {
    private ShowTable() {}

    static Procedure of(String what, String description, List<String> columns, BuiltIn.Body rows) {
        return BuiltIn.internal("orbit.show." + what, description, columns, rows);
    }
}
