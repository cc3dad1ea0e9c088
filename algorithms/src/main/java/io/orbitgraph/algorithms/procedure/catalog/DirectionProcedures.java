package io.orbitgraph.algorithms.procedure.catalog;

import io.orbitgraph.algorithms.graph.Aggregation;
import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.ProjectedGraph;
import io.orbitgraph.algorithms.graph.Relations;
import io.orbitgraph.algorithms.procedure.AlgorithmProcedure;
import io.orbitgraph.algorithms.procedure.CatalogGraph;
import io.orbitgraph.algorithms.procedure.Configuration;
import io.orbitgraph.algorithms.procedure.EstimateRow;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Workers;
import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The other direction of projected relationships: made undirected under another name, or indexed.
final class DirectionProcedures {
    private DirectionProcedures() {}

    static List<Procedure> all() {
        Procedure undirected = toUndirected();
        Procedure undirectedEstimate = undirectedEstimate();
        return List.of(
                undirected,
                undirected.deprecatedAlias("gds.beta.graph.relationships.toUndirected"),
                undirectedEstimate,
                undirectedEstimate.deprecatedAlias("gds.beta.graph.relationships.toUndirected.estimate"),
                indexInverse(),
                inverseEstimate());
    }

    private static AlgorithmProcedure.Builder timed(AlgorithmProcedure.Builder builder) {
        return builder.yields("mutateMillis", "INTEGER")
                .yields("preProcessingMillis", "INTEGER")
                .yields("computeMillis", "INTEGER")
                .yields("postProcessingMillis", "INTEGER")
                .yields("configuration", "MAP");
    }

    /// What toUndirected is asked for.
    private record Undirected(
            CatalogGraph entry,
            String type,
            String newType,
            Aggregation aggregation,
            Map<String, Aggregation> ofProperties,
            Workers workers) {
        static Undirected read(CatalogCall call, Value graphName) {
            CatalogGraph entry = call.graph(graphName);
            Configuration configuration = call.configuration();
            String type = configuration.requiredText("relationshipType");
            String newType = configuration.requiredText("mutateRelationshipType");
            Map<String, Aggregation> ofProperties = new LinkedHashMap<>();
            Aggregation aggregation = Aggregation.NONE;
            if (configuration.value("aggregation") instanceof MapValue map) {
                Configuration each = new Configuration(map);
                map.keys().forEach(property -> ofProperties.put(property, each.choice(property, Aggregation.NONE)));
            } else {
                aggregation = configuration.choice("aggregation", Aggregation.NONE);
            }
            Workers workers = call.workers();
            configuration.requireNoOthers();
            return new Undirected(entry, type, newType, aggregation, ofProperties, workers);
        }

        CsrGraph relationships() {
            return entry.graph().relationships(type);
        }

        MemoryEstimate estimate() {
            CsrGraph graph = relationships();
            long properties = graph.relationshipProperties().size();
            long rows = 4L * (graph.nodeCount() + 1) + (4 + 8 * properties) * 2L * graph.entryCount();
            return MemoryEstimate.sum(
                    "Undirected relationships",
                    MemoryEstimate.of("Relationships", rows),
                    MemoryEstimate.of(
                            "Sorting",
                            4L * graph.nodeCount()
                                    + (properties == 0 ? 12L : properties == 1 ? 28L : 36L) * graph.entryCount()));
        }
    }

    private static Procedure toUndirected() {
        return timed(AlgorithmProcedure.reading(
                                "gds.graph.relationships.toUndirected",
                                "Adds relationships without direction, made of relationships of the graph.")
                        .takes("graphName", "STRING")
                        .takes("configuration", "MAP")
                        .yields("inputRelationships", "INTEGER")
                        .yields("relationshipsWritten", "INTEGER"))
                .answers(DirectionProcedures::undirected);
    }

    private static Value[] undirected(ProcedureContext context, Value[] arguments) {
        CatalogCall call = new CatalogCall(context, arguments[1]);
        Undirected wanted = Undirected.read(call, arguments[0]);
        CsrGraph input = wanted.relationships();
        requireFree(wanted.entry().graph(), wanted);
        long begin = System.nanoTime();
        CsrGraph made = call.run(
                "ToUndirected",
                wanted.estimate().maxBytes(),
                wanted.workers(),
                environment ->
                        Relations.undirected(input, wanted.ofProperties(), wanted.aggregation(), wanted.workers()));
        long computed = CatalogCall.millisSince(begin);
        begin = System.nanoTime();
        wanted.entry().update(graph -> {
            requireFree(graph, wanted);
            return graph.withRelationships(wanted.newType(), made, wanted.type());
        });
        return new Value[] {
            Value.of(input.entryCount()),
            Value.of(made.entryCount()),
            Value.of(CatalogCall.millisSince(begin)),
            Value.of(0),
            Value.of(computed),
            Value.of(0),
            call.configuration().effective()
        };
    }

    private static void requireFree(ProjectedGraph graph, Undirected wanted) {
        if (graph.relationships().containsKey(wanted.newType())) {
            throw Configuration.failure("The graph '" + wanted.entry().name() + "' has the relationship type '"
                    + wanted.newType() + "' already; choose another `mutateRelationshipType`");
        }
    }

    private static Procedure undirectedEstimate() {
        return EstimateRow.yieldedBy(AlgorithmProcedure.reading(
                                "gds.graph.relationships.toUndirected.estimate",
                                "Returns how much memory gds.graph.relationships.toUndirected would need.")
                        .takes("graphName", "STRING")
                        .takes("configuration", "MAP"))
                .answers((context, arguments) -> {
                    Undirected wanted = Undirected.read(new CatalogCall(context, arguments[1]), arguments[0]);
                    return EstimateRow.of(
                            wanted.estimate(),
                            wanted.relationships().nodeCount(),
                            wanted.relationships().entryCount());
                });
    }

    /// What indexInverse is asked for.
    private record Inverse(CatalogGraph entry, List<String> types, Workers workers) {
        static Inverse read(CatalogCall call, Value graphName) {
            CatalogGraph entry = call.graph(graphName);
            List<String> types = call.configuration().texts("relationshipType", List.of());
            if (types.isEmpty()) {
                types = call.configuration().texts("relationshipTypes", List.of("*"));
            }
            Workers workers = call.workers();
            call.configuration().requireNoOthers();
            return new Inverse(
                    entry,
                    types.contains("*")
                            ? List.copyOf(entry.graph().relationships().keySet())
                            : types,
                    workers);
        }

        MemoryEstimate estimate() {
            long bytes = 0;
            for (String type : types) {
                bytes += entry.graph().relationships(type).size().incomingBytes();
            }
            return MemoryEstimate.of("Inverse index", bytes);
        }

        long entries() {
            long entries = 0;
            for (String type : types) {
                entries += entry.graph().relationships(type).entryCount();
            }
            return entries;
        }
    }

    private static Procedure indexInverse() {
        return timed(AlgorithmProcedure.reading(
                                "gds.graph.relationships.indexInverse",
                                "Indexes relationships of a graph in the incoming direction too.")
                        .takes("graphName", "STRING")
                        .takes("configuration", "MAP")
                        .yields("inputRelationships", "INTEGER"))
                .answers((context, arguments) -> {
                    CatalogCall call = new CatalogCall(context, arguments[1]);
                    Inverse wanted = Inverse.read(call, arguments[0]);
                    for (String type : wanted.types()) {
                        if (wanted.entry().graph().relationships(type).hasIn()) {
                            throw Configuration.failure(
                                    "The relationships '" + type
                                            + "' are indexed in both directions already; leave them out of `relationshipTypes`");
                        }
                    }
                    long begin = System.nanoTime();
                    call.run("IndexInverse", wanted.estimate().maxBytes(), wanted.workers(), environment -> {
                        for (String type : wanted.types()) {
                            wanted.entry().graph().relationships(type).incomingPages(wanted.workers());
                        }
                        return wanted;
                    });
                    // The graph knows its new index by itself; this accounts for it.
                    wanted.entry().update(graph -> graph);
                    return new Value[] {
                        Value.of(wanted.entries()),
                        Value.of(0),
                        Value.of(0),
                        Value.of(CatalogCall.millisSince(begin)),
                        Value.of(0),
                        call.configuration().effective()
                    };
                });
    }

    private static Procedure inverseEstimate() {
        return EstimateRow.yieldedBy(AlgorithmProcedure.reading(
                                "gds.graph.relationships.indexInverse.estimate",
                                "Returns how much memory gds.graph.relationships.indexInverse would need.")
                        .takes("graphName", "STRING")
                        .takes("configuration", "MAP"))
                .answers((context, arguments) -> {
                    Inverse wanted = Inverse.read(new CatalogCall(context, arguments[1]), arguments[0]);
                    return EstimateRow.of(
                            wanted.estimate(), wanted.entry().graph().nodeCount(), wanted.entries());
                });
    }
}
