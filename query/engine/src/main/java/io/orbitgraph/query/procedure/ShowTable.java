package io.orbitgraph.query.procedure;

import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.procedure.ProcedureSignature.Mode;
import java.util.Arrays;
import java.util.List;

/// What a SHOW command shows, as two procedures: `orbit.show.x` has the columns of a plain `SHOW X`, `orbit.show.x.all`
/// those of
/// `SHOW X YIELD *`. The plain columns are the first of all.
final class ShowTable {
    private ShowTable() {}

    static List<Procedure> of(
            String what, String description, int plainColumns, List<String> columns, BuiltIn.Body rows) {
        Procedure all = BuiltIn.of("orbit.show." + what + ".all", description, Mode.READ, List.of(), columns, rows);
        Procedure plain = BuiltIn.of(
                "orbit.show." + what,
                description,
                Mode.READ,
                List.of(),
                columns.subList(0, plainColumns),
                (context, arguments) -> rows.rows(context, arguments).stream()
                        .map(row -> Arrays.copyOf(row, plainColumns))
                        .toList());
        return List.of(plain, all);
    }
}
