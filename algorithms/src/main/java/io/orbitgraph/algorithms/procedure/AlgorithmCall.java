package io.orbitgraph.algorithms.procedure;

import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.NodeColumn;
import io.orbitgraph.algorithms.run.Workers;
import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.TypeName;
import io.orbitgraph.model.value.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One algorithm in one mode. Stateless.
final class AlgorithmCall<P, R> {
    final AlgorithmDefinition<P, R> definition;
    final Mode mode;

    AlgorithmCall(AlgorithmDefinition<P, R> definition, Mode mode) {
        this.definition = definition;
        this.mode = mode;
    }

    String procedureName() {
        return definition.hasBareName ? definition.name : definition.name + "." + mode.suffix();
    }

    Procedure procedure() {
        AlgorithmProcedure.Builder builder = mode == Mode.WRITE
                ? AlgorithmProcedure.writing(procedureName(), definition.description)
                : AlgorithmProcedure.reading(procedureName(), definition.description);
        builder.takesGraphAndConfiguration();
        if (mode == Mode.STREAM) {
            return builder.yields(Objects.requireNonNull(definition.rows).fields())
                    .runs((context, arguments) -> stream(context, text(arguments[0]), (MapValue) arguments[1]));
        }
        for (AlgorithmDefinition.Figure<P, R> figure : definition.figures) {
            builder.yields(figure.field().name(), figure.field().typeName());
        }
        if (mode != Mode.STATS) {
            builder.yields(mode.suffix() + "Millis", "INTEGER");
            if (!definition.nodeProperties.isEmpty()) {
                builder.yields("nodePropertiesWritten", "INTEGER");
            }
            if (definition.relationships != null) {
                builder.yields("relationshipsWritten", "INTEGER");
            }
        }
        return builder.yields("preProcessingMillis", "INTEGER")
                .yields("computeMillis", "INTEGER")
                .yields("postProcessingMillis", "INTEGER")
                .yields("configuration", "MAP")
                .answers((context, arguments) -> summary(context, text(arguments[0]), (MapValue) arguments[1]));
    }

    private static String text(Value value) {
        if (value instanceof StringValue(String text)) {
            return text;
        }
        throw Configuration.failure(
                "`graphName` must be a string, the name of a graph of the catalogue, not " + TypeName.of(value));
    }

    /// What a call asks for, read and checked.
    ///
    /// @param entry null where there is only the size of a graph to estimate for
    record Request<P>(
            @Nullable CatalogGraph entry,
            P parameters,
            Configuration configuration,
            int concurrency,
            long seed,
            JobOptions job,
            @Nullable String property,
            @Nullable String relationshipType) {}

    /// Reads the configuration and refuses what is wrong with it.
    ///
    /// @param graph chosen by types, labels and weight
    Request<P> read(
            ProcedureContext context,
            Configuration configuration,
            @Nullable CatalogGraph entry,
            @Nullable CsrGraph graph) {
        GraphInput input = new GraphInput(
                configuration,
                entry == null ? null : entry.graph(),
                graph,
                name -> otherGraph(context, configuration, name));
        P parameters = definition.parameters.apply(configuration, input);
        if (definition.options != null) {
            definition.options.read(configuration, mode);
        }
        Long seed = definition.seedKey == null ? null : configuration.optionalInteger(definition.seedKey);
        Request<P> request = new Request<>(
                entry,
                parameters,
                configuration,
                configuration.concurrency("concurrency"),
                seed == null ? ThreadLocalRandom.current().nextLong() : seed,
                JobOptions.read(configuration),
                property(configuration),
                relationshipType(configuration));
        // What chooses the graph was read before, unless there is none.
        relationshipTypes(configuration);
        nodeLabels(configuration);
        weightProperty(configuration);
        configuration.optionalText("username");
        configuration.requireNoOthers();
        return request;
    }

    static List<String> relationshipTypes(Configuration configuration) {
        return configuration.texts("relationshipTypes", List.of("*"));
    }

    static List<String> nodeLabels(Configuration configuration) {
        return configuration.texts("nodeLabels", List.of("*"));
    }

    @Nullable
    String weightProperty(Configuration configuration) {
        return definition.isWeighted ? configuration.optionalText("relationshipWeightProperty") : null;
    }

    private @Nullable String property(Configuration configuration) {
        if (mode == Mode.STREAM || mode == Mode.STATS) {
            return null;
        }
        if (mode == Mode.WRITE) {
            // Writes run in the statement's transaction, which one thread works in.
            configuration.optionalInteger("writeConcurrency");
        }
        boolean isNamed = !definition.nodeProperties.isEmpty() || definition.namesRelationshipProperty;
        return isNamed ? configuration.requiredText(mode.suffix() + "Property") : null;
    }

    private @Nullable String relationshipType(Configuration configuration) {
        boolean makes = definition.relationships != null && (mode == Mode.MUTATE || mode == Mode.WRITE);
        return makes ? configuration.requiredText(mode.suffix() + "RelationshipType") : null;
    }

    CatalogGraph entry(ProcedureContext context, Configuration configuration, String graphName) {
        String user = configuration.optionalText("username");
        return context.service(AlgorithmService.class)
                .catalog()
                .graph(user == null ? context.user() : user, context.database(), graphName);
    }

    /// The part of a projection that a configuration chooses. Refuses one that the algorithm cannot read.
    CsrGraph graph(CatalogGraph entry, Configuration configuration, Workers workers) {
        CsrGraph graph = entry.graph().graph(relationshipTypes(configuration), nodeLabels(configuration), workers);
        definition.algorithm.requireReadable(graph);
        String weight = weightProperty(configuration);
        return weight == null ? graph.unweighted() : graph.weighted(weight);
    }

    private CsrGraph otherGraph(ProcedureContext context, Configuration configuration, String name) {
        Workers workers =
                context.service(AlgorithmService.class).workers(configuration.concurrency("concurrency"), context);
        CsrGraph graph = entry(context, configuration, name).graph().graph(List.of(), List.of(), workers);
        definition.algorithm.requireReadable(graph);
        return graph;
    }

    /// A computation that can begin.
    ///
    /// @param millis what it took to get here
    private record Prepared<P>(Request<P> request, CsrGraph graph, Task task, long millis) {}

    private Prepared<P> prepare(ProcedureContext context, String graphName, MapValue map) {
        AlgorithmService service = context.service(AlgorithmService.class);
        Configuration configuration = service.configuration(context, map);
        CatalogGraph entry = entry(context, configuration, graphName);
        Workers workers = service.workers(configuration.concurrency("concurrency"), context);
        long begin = System.nanoTime();
        CsrGraph graph = graph(entry, configuration, workers);
        Request<P> request = read(context, configuration, entry, graph);
        if (mode == Mode.MUTATE) {
            MutateTarget.requireFree(entry, request, definition);
        }
        long bytes = definition
                .algorithm
                .estimate(graph.size(), request.parameters(), request.concurrency())
                .maxBytes();
        Task task = new Task(definition.algorithm.name(), bytes, workers, request.job());
        return new Prepared<>(request, graph, task, millis(begin, System.nanoTime()));
    }

    private Iterator<Value[]> stream(ProcedureContext context, String graphName, MapValue map) {
        Rows<P, R> rows = Objects.requireNonNull(definition.rows);
        Prepared<P> prepared = prepare(context, graphName, map);
        if (!rows.areLazy()) {
            return rows.rows().apply(run(context, prepared));
        }
        Request<P> request = prepared.request();
        return context.service(AlgorithmService.class).stream(context, prepared.task(), environment -> {
            R result = settled(
                    request,
                    () -> definition.algorithm.compute(
                            prepared.graph(), request.parameters(), environment.withSeed(request.seed())));
            return rows.rows().apply(outcome(context, prepared, result));
        });
    }

    private Outcome<P, R> run(ProcedureContext context, Prepared<P> prepared) {
        Request<P> request = prepared.request();
        R result = context.service(AlgorithmService.class)
                .run(
                        context,
                        prepared.task(),
                        environment -> settled(
                                request,
                                () -> definition.algorithm.run(
                                        prepared.graph(), request.parameters(), environment.withSeed(request.seed()))));
        return outcome(context, prepared, result);
    }

    /// Accounts afterwards for what the projection has come to hold by itself.
    private R settled(Request<P> request, Supplier<R> work) {
        try {
            return work.get();
        } finally {
            Objects.requireNonNull(request.entry()).settle();
        }
    }

    private Outcome<P, R> outcome(ProcedureContext context, Prepared<P> prepared, R result) {
        return new Outcome<>(
                prepared.graph(),
                prepared.request().parameters(),
                result,
                mode,
                prepared.request().configuration(),
                prepared.task().workers(),
                context);
    }

    private static long millis(long from, long to) {
        return (to - from) / 1_000_000;
    }

    private Value[] summary(ProcedureContext context, String graphName, MapValue map) {
        Prepared<P> prepared = prepare(context, graphName, map);
        long prepareEnd = System.nanoTime();
        Outcome<P, R> outcome = run(context, prepared);
        long computed = System.nanoTime();
        List<Value> row = new ArrayList<>();
        for (AlgorithmDefinition.Figure<P, R> figure : definition.figures) {
            row.add(figure.value().apply(outcome));
        }
        long figured = System.nanoTime();
        if (mode != Mode.STATS) {
            List<Value> written = new ArrayList<>();
            if (!definition.nodeProperties.isEmpty()) {
                written.add(Value.of(keepProperties(prepared.request(), outcome)));
            }
            if (definition.relationships != null) {
                written.add(Value.of(keepRelationships(prepared.request(), outcome)));
            }
            row.add(Value.of(millis(figured, System.nanoTime())));
            row.addAll(written);
        }
        row.add(Value.of(prepared.millis()));
        row.add(Value.of(millis(prepareEnd, computed)));
        row.add(Value.of(millis(computed, figured)));
        row.add(outcome.configuration().effective());
        return row.toArray(Value[]::new);
    }

    private long keepProperties(Request<P> request, Outcome<P, R> outcome) {
        String name = Objects.requireNonNull(request.property());
        Map<String, NodeColumn> columns = new LinkedHashMap<>();
        for (AlgorithmDefinition.NodeProperty<P, R> property : definition.nodeProperties) {
            columns.put(
                    name + property.suffix().apply(outcome.configuration()),
                    property.column().apply(outcome));
        }
        return mode == Mode.MUTATE
                ? MutateTarget.addProperties(Objects.requireNonNull(request.entry()), outcome.graph(), columns)
                : new WriteBack(outcome.context())
                        .nodeProperties(outcome.graph().ids(), columns, definition.included(outcome));
    }

    private long keepRelationships(Request<P> request, Outcome<P, R> outcome) {
        String type = Objects.requireNonNull(request.relationshipType());
        NewRelationships made = Objects.requireNonNull(definition.relationships).of(outcome, request.property());
        return mode == Mode.MUTATE
                ? MutateTarget.addRelationships(
                        Objects.requireNonNull(request.entry()), outcome.graph(), type, made, outcome.workers())
                : new WriteBack(outcome.context()).relationships(outcome.graph().ids(), type, made);
    }
}
