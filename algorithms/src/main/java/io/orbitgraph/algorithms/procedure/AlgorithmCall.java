package io.orbitgraph.algorithms.procedure;

import io.orbitgraph.algorithms.graph.CsrGraph;
import io.orbitgraph.algorithms.graph.NodeColumn;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.MemoryAccount;
import io.orbitgraph.algorithms.run.MemoryEstimate;
import io.orbitgraph.algorithms.run.Workers;
import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.session.Waiting;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// One algorithm in one mode. Stateless.
final class AlgorithmCall<P, R> {
    static final int DEFAULT_CONCURRENCY = 4;

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
        throw Configuration.failure("The graph's name is missing");
    }

    /// What a call asks for, read and checked.
    ///
    /// @param entry null where there is only the size of a graph to estimate for
    record Request<P>(
            @Nullable CatalogGraph entry,
            P parameters,
            Configuration configuration,
            List<String> relationshipTypes,
            List<String> nodeLabels,
            @Nullable String weightProperty,
            int concurrency,
            long seed,
            @Nullable String jobId,
            boolean isLogged,
            boolean isSudo,
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
                relationshipTypes(configuration),
                nodeLabels(configuration),
                weightProperty(configuration),
                concurrency(configuration),
                seed == null ? ThreadLocalRandom.current().nextLong() : seed,
                configuration.optionalText("jobId"),
                configuration.flag("logProgress", true),
                configuration.flag("sudo", false),
                property(configuration),
                relationshipType(configuration));
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

    /// How many threads are asked for; more than there are processors do no harm.
    static int concurrency(Configuration configuration) {
        int concurrency = configuration.integer("concurrency", DEFAULT_CONCURRENCY);
        if (concurrency < 1) {
            throw Configuration.failure("`concurrency` is " + concurrency + ", must be at least 1");
        }
        return concurrency;
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
        Workers workers = context.service(AlgorithmService.class).workers(concurrency(configuration), context);
        CsrGraph graph = entry(context, configuration, name).graph().graph(List.of(), List.of(), workers);
        definition.algorithm.requireReadable(graph);
        return graph;
    }

    /// A computation that has ended.
    private record Run<P, R>(Request<P> request, Outcome<P, R> outcome, long preMillis, long computeMillis) {}

    private Run<P, R> run(ProcedureContext context, String graphName, MapValue map) {
        AlgorithmService service = context.service(AlgorithmService.class);
        Configuration configuration = service.configuration(context, map);
        CatalogGraph entry = entry(context, configuration, graphName);
        Workers workers = service.workers(concurrency(configuration), context);
        long begin = System.nanoTime();
        CsrGraph graph = graph(entry, configuration, workers);
        Request<P> request = read(context, configuration, entry, graph);
        if (mode == Mode.MUTATE) {
            MutateTarget.requireFree(entry, request, definition);
        }
        MemoryEstimate estimate =
                definition.algorithm.estimate(graph.size(), request.parameters(), request.concurrency());
        MemoryAccount memory = request.isSudo() ? MemoryAccount.unlimited() : service.memory();
        if (!request.isSudo() && estimate.maxBytes() > service.memoryLimitBytes()) {
            throw Configuration.failure(definition.algorithm.name() + " needs up to " + estimate.range()
                    + ", more than the limit for graph algorithms; use a smaller projection or raise the limit");
        }
        Waiting.announce();
        long prepared = System.nanoTime();
        R result;
        try {
            result = service.jobs()
                    .run(
                            context.user(),
                            request.jobId(),
                            definition.algorithm.name(),
                            estimate.maxBytes(),
                            request.concurrency(),
                            request.isLogged(),
                            job -> definition.algorithm.run(
                                    graph,
                                    request.parameters(),
                                    new Environment(workers, request.seed(), job, memory)));
        } finally {
            entry.settle();
        }
        long computed = System.nanoTime();
        Outcome<P, R> outcome =
                new Outcome<>(graph, request.parameters(), result, mode, configuration, workers, context);
        return new Run<>(request, outcome, millis(begin, prepared), millis(prepared, computed));
    }

    private static long millis(long from, long to) {
        return (to - from) / 1_000_000;
    }

    private Iterator<Value[]> stream(ProcedureContext context, String graphName, MapValue map) {
        return Objects.requireNonNull(definition.rows)
                .rows()
                .apply(run(context, graphName, map).outcome());
    }

    private Value[] summary(ProcedureContext context, String graphName, MapValue map) {
        Run<P, R> run = run(context, graphName, map);
        Outcome<P, R> outcome = run.outcome();
        long begin = System.nanoTime();
        List<Value> row = new ArrayList<>();
        for (AlgorithmDefinition.Figure<P, R> figure : definition.figures) {
            row.add(figure.value().apply(outcome));
        }
        long figured = System.nanoTime();
        if (mode != Mode.STATS) {
            List<Value> written = new ArrayList<>();
            if (!definition.nodeProperties.isEmpty()) {
                written.add(Value.of(keepProperties(run)));
            }
            if (definition.relationships != null) {
                written.add(Value.of(keepRelationships(run)));
            }
            row.add(Value.of(millis(figured, System.nanoTime())));
            row.addAll(written);
        }
        row.add(Value.of(run.preMillis()));
        row.add(Value.of(run.computeMillis()));
        row.add(Value.of(millis(begin, figured)));
        row.add(outcome.configuration().effective());
        return row.toArray(Value[]::new);
    }

    private long keepProperties(Run<P, R> run) {
        Outcome<P, R> outcome = run.outcome();
        String name = Objects.requireNonNull(run.request().property());
        Map<String, NodeColumn> columns = new LinkedHashMap<>();
        for (AlgorithmDefinition.NodeProperty<P, R> property : definition.nodeProperties) {
            columns.put(
                    name + property.suffix().apply(outcome.configuration()),
                    property.column().apply(outcome));
        }
        return mode == Mode.MUTATE
                ? MutateTarget.addProperties(
                        Objects.requireNonNull(run.request().entry()), outcome.graph(), columns)
                : new WriteBack(outcome.context())
                        .nodeProperties(outcome.graph().ids(), columns, definition.included(outcome));
    }

    private long keepRelationships(Run<P, R> run) {
        Outcome<P, R> outcome = run.outcome();
        String type = Objects.requireNonNull(run.request().relationshipType());
        NewRelationships made = Objects.requireNonNull(definition.relationships)
                .of(outcome, run.request().property());
        return mode == Mode.MUTATE
                ? MutateTarget.addRelationships(
                        Objects.requireNonNull(run.request().entry()), outcome.graph(), type, made, outcome.workers())
                : new WriteBack(outcome.context()).relationships(outcome.graph().ids(), type, made);
    }
}
