package io.orbitgraph.algorithms.procedure.system;

import io.orbitgraph.algorithms.procedure.AlgorithmProcedure;
import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.session.QueryResult;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.Value;
import java.util.ArrayList;
import java.util.List;

/// Procedures about the procedures: what there is, what runs, what it takes, what is configured.
public final class SystemProcedures {
    private SystemProcedures() {}

    public static List<Procedure> all() {
        List<Procedure> all = new ArrayList<>();
        all.add(list());
        all.add(version());
        all.addAll(JobProcedures.all());
        all.addAll(MachineProcedures.all());
        all.addAll(SettingProcedures.all());
        return all;
    }

    private static Procedure version() {
        return AlgorithmProcedure.reading(
                        "gds.version", "Returns the version of the Graph Data Science library that this replaces.")
                .yields("gdsVersion", "STRING")
                .answers((context, arguments) -> new Value[] {Value.of(Version.GDS)});
    }

    private static Procedure list() {
        return AlgorithmProcedure.reading("gds.list", "Lists the procedures and functions `gds.*`.")
                .takes("name", "STRING", Value.of(""))
                .yields("name", "STRING")
                .yields("description", "STRING")
                .yields("signature", "STRING")
                .yields("type", "STRING")
                .runs((context, arguments) -> {
                    List<Value[]> rows = new ArrayList<>();
                    addRows("FUNCTIONS", "function", context, arguments[0], rows);
                    addRows("PROCEDURES", "procedure", context, arguments[0], rows);
                    rows.sort((a, b) -> a[0].toString().compareTo(b[0].toString()));
                    return rows.iterator();
                });
    }

    /// Asks the database, which knows those of other modules too.
    private static void addRows(String what, String type, ProcedureContext context, Value part, List<Value[]> rows) {
        String query = "SHOW " + what + " YIELD name, description, signature "
                + "WHERE name STARTS WITH 'gds.' AND toLower(name) CONTAINS toLower($part)";
        try (QueryResult result = context.transaction().run(query, MapValue.of("part", part))) {
            result.pull(-1, (columns, selection, count) -> {
                for (int i = 0; i < count; i++) {
                    int row = selection == null ? i : selection[i];
                    rows.add(new Value[] {
                        columns[0].value(row), columns[1].value(row), columns[2].value(row), Value.of(type)
                    });
                }
            });
        }
    }
}
