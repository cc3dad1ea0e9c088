package io.orbitgraph.server.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.algorithms.AlgorithmLibrary;
import io.orbitgraph.algorithms.procedure.AlgorithmService;
import io.orbitgraph.algorithms.procedure.ExportDirectory;
import io.orbitgraph.cypher.CypherLanguage;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.procedure.Extension;
import io.orbitgraph.model.session.Credentials;
import io.orbitgraph.model.session.PlanDescription;
import io.orbitgraph.model.session.QueryResult;
import io.orbitgraph.model.session.Session;
import io.orbitgraph.model.session.Summary;
import io.orbitgraph.model.session.TransactionOptions;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.query.procedure.ProcedureRegistry;
import io.orbitgraph.query.procedure.UserFunctions;
import io.orbitgraph.query.session.Authenticator;
import io.orbitgraph.query.session.EngineGraphService;
import io.orbitgraph.query.session.EngineOptions;
import io.orbitgraph.query.session.Services;
import io.orbitgraph.server.importer.NewDatabase;
import io.orbitgraph.store.graph.GraphStore;
import io.orbitgraph.store.graph.GraphStoreConfig;
import io.orbitgraph.store.graph.GraphStores;
import io.orbitgraph.store.testkit.InMemoryKeyValueStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A database that speaks Cypher, for tests: the engine on the real graph store over key-values in memory.
final class CypherDatabase implements AutoCloseable {
    /// Under the build's own directory, which is cleaned with it.
    static final ExportDirectory EXPORTS =
            new ExportDirectory(Path.of("target", "exports-of-tests"), NewDatabase::make);

    private static final CypherLanguage CYPHER = new CypherLanguage();

    private final InMemoryKeyValueStore keyValues = new InMemoryKeyValueStore();
    private final GraphStore store = GraphStores.open(keyValues, GraphStoreConfig.DEFAULT.withBackgroundWork(false));
    private final EngineGraphService service;
    private final Session session;

    /// @param extensions procedures and functions beside the built-in ones
    CypherDatabase(Extension... extensions) {
        service = service(store, extensions);
        session = session();
    }

    /// Another client's session.
    Session session() {
        return service.login(new Credentials.None(), "test");
    }

    GraphStore store() {
        return store;
    }

    /// An engine of its own on a store, e.g. on {@link #store} seen through something else.
    static EngineGraphService service(GraphStore store, Extension... more) {
        List<Extension> extensions = new ArrayList<>(List.of(more));
        extensions.add(AlgorithmLibrary.extension());
        return new EngineGraphService(
                store,
                List.of(CYPHER),
                UserFunctions.withBuiltIns(extensions),
                ProcedureRegistry.withBuiltIns(extensions),
                new Services()
                        .offer(AlgorithmService.class, new AlgorithmService(1L << 30))
                        .offer(ExportDirectory.class, EXPORTS),
                Authenticator.OPEN,
                EngineOptions.DEFAULT);
    }

    /// Runs a statement to its end; one text per record, values separated by `, `.
    List<String> rows(String query) {
        return rows(session, query, MapValue.EMPTY);
    }

    List<String> rows(String query, MapValue parameters) {
        return rows(session, query, parameters);
    }

    static List<String> rows(Session session, String query, MapValue parameters) {
        QueryResult result = session.run(query, parameters, TransactionOptions.DEFAULT);
        List<String> rows = new ArrayList<>();
        result.pull(-1, (columns, selection, count) -> {
            for (int i = 0; i < count; i++) {
                int row = selection == null ? i : selection[i];
                rows.add(Stream.of(columns)
                        .map(column -> column.value(row).toString())
                        .collect(Collectors.joining(", ")));
            }
        });
        return rows;
    }

    /// Expects a failure whose message has all of `parts`.
    void assertRefused(String query, String... parts) {
        assertThatThrownBy(() -> rows(query))
                .isInstanceOfSatisfying(
                        OrbitException.class, e -> assertThat(e.text()).contains(parts));
    }

    /// A result that nothing was pulled of yet.
    QueryResult open(String query) {
        return session.run(query, MapValue.EMPTY, TransactionOptions.DEFAULT);
    }

    Summary run(String query) {
        QueryResult result = open(query);
        result.discard(-1);
        return result.summary();
    }

    /// The plan as an indented tree of operators with their details.
    String plan(String query) {
        StringBuilder text = new StringBuilder();
        append(Objects.requireNonNull(run("EXPLAIN " + query).plan()), 0, text);
        return text.toString();
    }

    private static void append(PlanDescription plan, int depth, StringBuilder text) {
        text.append("  ".repeat(depth)).append(plan.operatorType());
        if (plan.arguments().get("Details") instanceof StringValue(var details)) {
            text.append(' ').append(details);
        }
        text.append('\n');
        plan.children().forEach(child -> append(child, depth + 1, text));
    }

    @Override
    public void close() {
        session.close();
        store.close();
        keyValues.close();
    }
}
