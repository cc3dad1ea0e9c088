package io.orbitgraph.algorithms.procedure.catalog;

import io.orbitgraph.algorithms.graph.ProjectedGraph;
import io.orbitgraph.algorithms.procedure.AlgorithmProcedure;
import io.orbitgraph.algorithms.procedure.AlgorithmService;
import io.orbitgraph.algorithms.procedure.CatalogGraph;
import io.orbitgraph.algorithms.procedure.Configuration;
import io.orbitgraph.algorithms.procedure.GraphCatalog;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.procedure.ProcedureSignature.Field;
import io.orbitgraph.model.value.BooleanValue;
import io.orbitgraph.model.value.DateTimeValue;
import io.orbitgraph.model.value.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// Which graphs there are: list, exists, drop.
final class ListProcedures {
    /// What is said of a graph that is listed or dropped.
    private static final List<Field> FIELDS = List.of(
            new Field("graphName", "STRING"),
            new Field("database", "STRING"),
            new Field("databaseLocation", "STRING"),
            new Field("memoryUsage", "STRING"),
            new Field("sizeInBytes", "INTEGER"),
            new Field("nodeCount", "INTEGER"),
            new Field("relationshipCount", "INTEGER"),
            new Field("configuration", "MAP"),
            new Field("density", "FLOAT"),
            new Field("creationTime", "DATETIME"),
            new Field("modificationTime", "DATETIME"),
            new Field("schema", "MAP"),
            new Field("schemaWithOrientation", "MAP"));

    private ListProcedures() {}

    static List<Procedure> all() {
        return List.of(list(), exists(), drop());
    }

    private static Procedure list() {
        return AlgorithmProcedure.reading("gds.graph.list", "Lists graphs of the catalogue and what they hold.")
                .takes("graphName", "STRING", Value.of(""))
                .yields(FIELDS)
                .yields("degreeDistribution", "MAP")
                .runs(ListProcedures::listed);
    }

    private static Iterator<Value[]> listed(ProcedureContext context, Value[] arguments) {
        String name = arguments[0].isNull() ? "" : CatalogCall.text("graphName", arguments[0]);
        return context.service(AlgorithmService.class).catalog().graphs(context.user(), context.database()).stream()
                .map(GraphCatalog.Entry::graph)
                .filter(graph -> name.isEmpty() || graph.name().equals(name))
                .map(graph -> {
                    List<Value> row = row(context, graph);
                    row.add(Figures.degreeDistribution(graph.graph()));
                    return row.toArray(Value[]::new);
                })
                .iterator();
    }

    private static List<Value> row(ProcedureContext context, CatalogGraph entry) {
        ProjectedGraph graph = entry.graph();
        long bytes = graph.bytes();
        List<Value> row = new ArrayList<>();
        row.add(Value.of(entry.name()));
        row.add(Value.of(context.database()));
        row.add(Value.of("local"));
        row.add(Value.of(MemoryEstimate.text(bytes)));
        row.add(Value.of(bytes));
        row.add(Value.of(graph.nodeCount()));
        row.add(Value.of(graph.entryCount()));
        row.add(entry.configuration());
        row.add(Value.of(Figures.density(graph)));
        row.add(new DateTimeValue(entry.createdAt()));
        row.add(new DateTimeValue(entry.modifiedAt()));
        row.add(Figures.schema(graph));
        row.add(Figures.schemaWithOrientation(graph));
        return row;
    }

    private static Procedure exists() {
        return AlgorithmProcedure.reading("gds.graph.exists", "Says whether there is a graph of that name.")
                .takes("graphName", "STRING")
                .yields("graphName", "STRING")
                .yields("exists", "BOOLEAN")
                .answers((context, arguments) -> {
                    String name = CatalogCall.text("graphName", arguments[0]);
                    return new Value[] {Value.of(name), Value.of(exists(context, name))};
                });
    }

    static boolean exists(ProcedureContext context, String name) {
        return context.service(AlgorithmService.class)
                .catalog()
                .find(context.user(), context.database(), name)
                .isPresent();
    }

    private static Procedure drop() {
        return AlgorithmProcedure.reading(
                        "gds.graph.drop", "Drops graphs from the catalogue and gives their memory back.")
                .takes("graphName", "ANY")
                .takes("failIfMissing", "BOOLEAN", Value.of(true))
                .takes("dbName", "STRING", Value.of(""))
                .takes("username", "STRING", Value.of(""))
                .yields(FIELDS)
                .runs(ListProcedures::dropped);
    }

    private static Iterator<Value[]> dropped(ProcedureContext context, Value[] arguments) {
        List<String> names = CatalogCall.texts("graphName", arguments[0]);
        boolean failIfMissing = arguments[1] == BooleanValue.TRUE;
        String database = CatalogCall.text("dbName", arguments[2]);
        if (!database.isEmpty() && !database.equals(context.database())) {
            throw Configuration.failure("`dbName` is '" + database + "', but a graph of another database than '"
                    + context.database() + "' is dropped by a session on that database");
        }
        String given = CatalogCall.text("username", arguments[3]);
        String user = given.isEmpty() ? context.user() : given;
        GraphCatalog catalog = context.service(AlgorithmService.class).catalog();
        if (failIfMissing) {
            // All or none.
            names.forEach(name -> catalog.graph(user, context.database(), name));
        }
        List<Value[]> rows = new ArrayList<>();
        for (String name : names) {
            Optional<CatalogGraph> graph = catalog.drop(user, context.database(), name);
            graph.ifPresent(dropped -> rows.add(row(context, dropped).toArray(Value[]::new)));
        }
        return rows.iterator();
    }
}
