package io.orbitgraph.algorithms.procedure.catalog;

import io.orbitgraph.algorithms.graph.ProjectedGraph;
import io.orbitgraph.algorithms.procedure.AlgorithmService;
import io.orbitgraph.algorithms.procedure.CatalogGraph;
import io.orbitgraph.algorithms.procedure.Configuration;
import io.orbitgraph.algorithms.procedure.JobOptions;
import io.orbitgraph.algorithms.procedure.Task;
import io.orbitgraph.algorithms.run.Environment;
import io.orbitgraph.algorithms.run.MemoryAccount;
import io.orbitgraph.algorithms.run.Workers;
import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.TypeName;
import io.orbitgraph.model.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/// A call of a procedure of the catalogue: who calls, with which configuration. Reads the keys that all of them take.
final class CatalogCall {
    private final ProcedureContext context;
    private final AlgorithmService service;
    private final Configuration configuration;
    private final JobOptions job;

    CatalogCall(ProcedureContext context, Value configuration) {
        this.context = context;
        this.service = context.service(AlgorithmService.class);
        this.configuration = service.configuration(context, map("configuration", configuration));
        this.configuration.optionalText("username");
        this.job = JobOptions.read(this.configuration);
    }

    Configuration configuration() {
        return configuration;
    }

    ProcedureContext context() {
        return context;
    }

    AlgorithmService service() {
        return service;
    }

    /// Whose graphs are meant.
    String user() {
        String user = configuration.optionalText("username");
        return user == null ? context.user() : user;
    }

    /// @throws io.orbitgraph.model.error.OrbitException with the nearest name if there is no such graph
    CatalogGraph graph(Value name) {
        return service.catalog().graph(user(), context.database(), text("graphName", name));
    }

    /// The name of a graph that is to be made; refused if it is taken.
    String newName(Value name) {
        String text = text("graphName", name);
        service.catalog().requireFree(user(), context.database(), text);
        return text;
    }

    /// Threads as the configuration says under `concurrency`.
    Workers workers() {
        return workers("concurrency");
    }

    Workers workers(String key) {
        return service.workers(configuration.concurrency(key), context);
    }

    /// Runs what takes time as a job. Its memory is taken from the account before it starts, and given back at its end.
    ///
    /// @param bytes heap that it takes at most
    <T> T run(String task, long bytes, Workers workers, Function<Environment, T> work) {
        return service.run(
                context,
                new Task(task, bytes, workers, job),
                environment -> environment
                        .memory()
                        .charged(task, bytes, () -> work.apply(environment.withMemory(MemoryAccount.unlimited()))));
    }

    /// Adds a graph to the catalogue.
    CatalogGraph add(String name, ProjectedGraph graph) {
        return service.catalog().add(user(), context.database(), name, graph, configuration.effective());
    }

    static MapValue map(String parameter, Value value) {
        if (value instanceof MapValue map) {
            return map;
        }
        throw wrongType(parameter, "a map", value);
    }

    static String text(String parameter, Value value) {
        if (value instanceof StringValue(String text)) {
            return text;
        }
        throw wrongType(parameter, "a string", value);
    }

    /// A string or a list of strings.
    static List<String> texts(String parameter, Value value) {
        Collection<Value> values = value instanceof ListValue(List<Value> elements) ? elements : List.of(value);
        List<String> texts = new ArrayList<>();
        for (Value each : values) {
            texts.add(text(parameter, each));
        }
        return texts;
    }

    static RuntimeException wrongType(String parameter, String wanted, Value value) {
        return Configuration.failure("`" + parameter + "` must be " + wanted + ", not " + TypeName.of(value));
    }

    static ListValue list(Collection<String> texts) {
        List<Value> values = new ArrayList<>();
        texts.forEach(text -> values.add(Value.of(text)));
        return new ListValue(values);
    }

    static long millisSince(long begin) {
        return (System.nanoTime() - begin) / 1_000_000;
    }
}
