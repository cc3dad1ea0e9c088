package io.orbitgraph.algorithms.procedure.catalog;

import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.ProjectedGraph;
import io.orbitgraph.algorithms.graph.ProjectionRequest.Property;
import io.orbitgraph.algorithms.graph.export.CsvExport;
import io.orbitgraph.algorithms.graph.export.DatabaseExport;
import io.orbitgraph.algorithms.procedure.AlgorithmProcedure;
import io.orbitgraph.algorithms.procedure.CatalogGraph;
import io.orbitgraph.algorithms.procedure.Configuration;
import io.orbitgraph.algorithms.procedure.EstimateRow;
import io.orbitgraph.algorithms.procedure.ExportDirectory;
import io.orbitgraph.algorithms.procedure.ExportDirectory.NewDatabases;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Workers;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.NearestName;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.store.graph.GraphReader;
import io.orbitgraph.store.graph.Tokens;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// Projections as files and as databases.
final class ExportProcedures {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");
    /// The buffers of a writer.
    private static final long BUFFER_BYTES = 1 << 16;

    private ExportProcedures() {}

    static List<Procedure> all() {
        Procedure csv = csv();
        Procedure csvEstimate = csvEstimate();
        return List.of(
                database(),
                databaseEstimate(),
                csv,
                csv.deprecatedAlias("gds.beta.graph.export.csv"),
                csvEstimate,
                csvEstimate.deprecatedAlias("gds.beta.graph.export.csv.estimate"));
    }

    private static Procedure database() {
        return counted(AlgorithmProcedure.reading(
                                "gds.graph.export",
                                "Writes a graph into a new database, which a server can be started on.")
                        .takes("graphName", "STRING")
                        .takes("configuration", "MAP")
                        .yields("graphName", "STRING")
                        .yields("dbName", "STRING"))
                .answers(ExportProcedures::exportedToDatabase);
    }

    private static AlgorithmProcedure.Builder counted(AlgorithmProcedure.Builder builder) {
        return builder.yields("nodeCount", "INTEGER")
                .yields("relationshipCount", "INTEGER")
                .yields("relationshipTypes", "INTEGER")
                .yields("nodePropertyCount", "INTEGER")
                .yields("relationshipPropertyCount", "INTEGER")
                .yields("writeMillis", "INTEGER");
    }

    private static Value[] exportedToDatabase(ProcedureContext context, Value[] arguments) {
        long begin = System.nanoTime();
        CatalogCall call = new CatalogCall(context, arguments[1]);
        CatalogGraph entry = call.graph(arguments[0]);
        ProjectedGraph graph = entry.graph();
        String name = call.configuration().requiredText("dbName");
        String typeOfAll = call.configuration().text("defaultRelationshipType", ProjectedGraph.ALL);
        List<Property> stored = storedProperties(call, graph);
        Workers workers = call.workers("writeConcurrency");
        call.configuration().requireNoOthers();
        Path directory = directory(context, "dbName", name);
        NewDatabases databases = context.service(ExportDirectory.class).databases();
        long bytes = DatabaseExport.estimate(graph, stored.size()).maxBytes();
        call.run("Database export", bytes, workers, environment -> {
            DatabaseExport export = new DatabaseExport(
                    graph,
                    typeOfAll,
                    stored,
                    context.service(GraphReader.class),
                    context.service(Tokens.class),
                    environment.progress(),
                    workers::checkCancelled);
            databases.make(directory, workers.concurrency(), export::into);
            return name;
        });
        return row(entry, name, stored.size(), begin);
    }

    /// Properties of nodes that are to be read from the database.
    private static List<Property> storedProperties(CatalogCall call, ProjectedGraph graph) {
        String key = "additionalNodeProperties";
        List<Property> properties =
                ProjectionReader.nodeProperties(key, call.configuration().value(key));
        Tokens tokens = call.context().service(Tokens.class);
        for (Property property : properties) {
            if (graph.nodeProperties().containsKey(property.name())) {
                throw Configuration.failure("`" + key + "` names '" + property.name()
                        + "', which is a property of the graph; give one of the two another name");
            }
            if (tokens.propertyKey(property.key()) == Tokens.NONE) {
                throw Configuration.failure("`" + key + "`: the database has no property '" + property.key() + "'."
                        + NearestName.hint(property.key(), tokens.propertyKeys()));
            }
        }
        return properties;
    }

    /// Where an export of that name goes.
    ///
    /// @param key of the configuration
    private static Path directory(ProcedureContext context, String key, String name) {
        if (!NAME.matcher(name).matches()) {
            throw Configuration.failure("`" + key + "` is '" + name
                    + "'; it names a directory and is made of letters, digits, '_', '-' and '.'");
        }
        Path directory = context.service(ExportDirectory.class).path().resolve(name);
        if (Files.exists(directory)) {
            throw Configuration.failure("There is an export '" + name + "' already; choose another `" + key + "`");
        }
        return directory;
    }

    /// @param more how many properties each node has beside those of the graph
    private static Value[] row(CatalogGraph entry, String name, int more, long begin) {
        ProjectedGraph graph = entry.graph();
        long nodeProperties = (long) (graph.nodeProperties().size() + more) * graph.nodeCount();
        long relationshipProperties = 0;
        for (CsrGraph kind : graph.relationships().values()) {
            relationshipProperties += (long) kind.relationshipProperties().size() * kind.relationshipCount();
        }
        return new Value[] {
            Value.of(entry.name()),
            Value.of(name),
            Value.of(graph.nodeCount()),
            Value.of(graph.relationshipCount()),
            Value.of(graph.relationships().size()),
            Value.of(nodeProperties),
            Value.of(relationshipProperties),
            Value.of(CatalogCall.millisSince(begin))
        };
    }

    private static Procedure csv() {
        return counted(AlgorithmProcedure.reading(
                                "gds.graph.export.csv", "Writes a graph as CSV files that `orbit import` reads.")
                        .takes("graphName", "STRING")
                        .takes("configuration", "MAP")
                        .yields("graphName", "STRING")
                        .yields("exportName", "STRING"))
                .answers(ExportProcedures::exportedToFiles);
    }

    private static Value[] exportedToFiles(ProcedureContext context, Value[] arguments) {
        long begin = System.nanoTime();
        CatalogCall call = new CatalogCall(context, arguments[1]);
        CatalogGraph entry = call.graph(arguments[0]);
        String name = call.configuration().requiredText("exportName");
        Workers workers = call.workers("writeConcurrency");
        call.configuration().requireNoOthers();
        Path directory = directory(context, "exportName", name);
        ProjectedGraph graph = entry.graph();
        call.run("CSV export", BUFFER_BYTES, workers, environment -> {
            try {
                new CsvExport(graph, environment.progress(), workers::checkCancelled).write(directory);
            } catch (UncheckedIOException e) {
                throw new OrbitException(
                        ErrorCode.PROCEDURE_CALL_FAILED,
                        "The export '" + name + "' could not be written to the export directory: " + e.getMessage(),
                        null,
                        e);
            }
            return name;
        });
        return row(entry, name, 0, begin);
    }

    private static Procedure databaseEstimate() {
        return EstimateRow.yieldedBy(AlgorithmProcedure.reading(
                                "gds.graph.export.estimate", "Returns how much memory an export would need.")
                        .takes("graphName", "STRING")
                        .takes("configuration", "MAP", MapValue.EMPTY))
                .answers((context, arguments) -> {
                    CatalogCall call = new CatalogCall(context, arguments[1]);
                    ProjectedGraph graph = call.graph(arguments[0]).graph();
                    call.configuration().optionalText("dbName");
                    call.configuration().optionalText("defaultRelationshipType");
                    int stored = storedProperties(call, graph).size();
                    call.workers("writeConcurrency");
                    call.configuration().requireNoOthers();
                    return EstimateRow.of(
                            DatabaseExport.estimate(graph, stored), graph.nodeCount(), graph.entryCount());
                });
    }

    private static Procedure csvEstimate() {
        return EstimateRow.yieldedBy(AlgorithmProcedure.reading(
                                "gds.graph.export.csv.estimate", "Returns how much memory an export would need.")
                        .takes("graphName", "STRING")
                        .takes("configuration", "MAP", MapValue.EMPTY))
                .answers((context, arguments) -> {
                    CatalogCall call = new CatalogCall(context, arguments[1]);
                    ProjectedGraph graph = call.graph(arguments[0]).graph();
                    call.configuration().optionalText("exportName");
                    call.workers("writeConcurrency");
                    call.configuration().requireNoOthers();
                    return EstimateRow.of(
                            MemoryEstimate.of("CSV export", BUFFER_BYTES), graph.nodeCount(), graph.entryCount());
                });
    }
}
