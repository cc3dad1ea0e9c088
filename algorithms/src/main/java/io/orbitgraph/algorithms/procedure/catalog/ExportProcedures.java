package io.orbitgraph.algorithms.procedure.catalog;

import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.ProjectedGraph;
import io.orbitgraph.algorithms.graph.export.CsvExport;
import io.orbitgraph.algorithms.procedure.AlgorithmProcedure;
import io.orbitgraph.algorithms.procedure.CatalogGraph;
import io.orbitgraph.algorithms.procedure.Configuration;
import io.orbitgraph.algorithms.procedure.EstimateRow;
import io.orbitgraph.algorithms.procedure.ExportDirectory;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Workers;
import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.Value;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// Projections as files, or as databases, which is not possible.
final class ExportProcedures {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");
    /// The buffers of a writer.
    private static final long BUFFER_BYTES = 1 << 16;

    private ExportProcedures() {}

    static List<Procedure> all() {
        Procedure csv = csv();
        Procedure estimate = estimate();
        return List.of(
                database(),
                csv,
                csv.deprecatedAlias("gds.beta.graph.export.csv"),
                estimate,
                estimate.deprecatedAlias("gds.beta.graph.export.csv.estimate"));
    }

    private static Procedure database() {
        return AlgorithmProcedure.reading(
                        "gds.graph.export", "Refused: a server has one database. See gds.graph.export.csv.")
                .takes("graphName", "STRING")
                .takes("configuration", "MAP", MapValue.EMPTY)
                .yields("graphName", "STRING")
                .yields("dbName", "STRING")
                .answers((context, arguments) -> {
                    new CatalogCall(context, MapValue.EMPTY).graph(arguments[0]);
                    throw Configuration.failure("A graph cannot be exported into a new database, because a server has"
                            + " one database. Export it with gds.graph.export.csv and import the files into a new data"
                            + " directory with `orbit import`");
                });
    }

    private static Procedure csv() {
        return AlgorithmProcedure.reading(
                        "gds.graph.export.csv", "Writes a graph as CSV files that `orbit import` reads.")
                .takes("graphName", "STRING")
                .takes("configuration", "MAP")
                .yields("graphName", "STRING")
                .yields("exportName", "STRING")
                .yields("nodeCount", "INTEGER")
                .yields("relationshipCount", "INTEGER")
                .yields("relationshipTypes", "INTEGER")
                .yields("nodePropertyCount", "INTEGER")
                .yields("relationshipPropertyCount", "INTEGER")
                .yields("writeMillis", "INTEGER")
                .answers(ExportProcedures::exported);
    }

    private static Value[] exported(ProcedureContext context, Value[] arguments) {
        long begin = System.nanoTime();
        CatalogCall call = new CatalogCall(context, arguments[1]);
        CatalogGraph entry = call.graph(arguments[0]);
        String name = call.configuration().requiredText("exportName");
        Workers workers = call.workers("writeConcurrency");
        call.configuration().requireNoOthers();
        if (!NAME.matcher(name).matches()) {
            throw Configuration.failure("`exportName` is '" + name
                    + "'; it names a directory and is made of letters, digits, '_', '-' and '.'");
        }
        Path directory = context.service(ExportDirectory.class).path().resolve(name);
        if (Files.exists(directory)) {
            throw Configuration.failure("There is an export '" + name + "' already; choose another `exportName`");
        }
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
        long nodeProperties = (long) graph.nodeProperties().size() * graph.nodeCount();
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

    private static Procedure estimate() {
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
