package io.orbitgraph.tck.opencypher;

import io.orbitgraph.cypher.CypherLanguage;
import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.session.Credentials;
import io.orbitgraph.model.session.Session;
import io.orbitgraph.query.function.BuiltInFunctions;
import io.orbitgraph.query.function.FunctionRegistry;
import io.orbitgraph.query.language.QueryLanguage;
import io.orbitgraph.query.procedure.ProcedureRegistry;
import io.orbitgraph.query.session.Authenticator;
import io.orbitgraph.query.session.EngineGraphService;
import io.orbitgraph.query.session.EngineOptions;
import io.orbitgraph.query.session.Services;
import io.orbitgraph.store.graph.GraphStore;
import io.orbitgraph.store.graph.GraphStoreConfig;
import io.orbitgraph.store.graph.GraphStores;
import io.orbitgraph.store.kv.KeyValueStore;
import io.orbitgraph.store.testkit.InMemoryKeyValueStore;

/// An empty database for one scenario: the real graph store and engine over key-values in memory.
final class TckDatabase implements AutoCloseable {
    private static final QueryLanguage CYPHER = new CypherLanguage();
    private static final FunctionRegistry FUNCTIONS = BuiltInFunctions.registry();

    private final KeyValueStore keyValues = new InMemoryKeyValueStore();
    private final GraphStore store = GraphStores.open(keyValues, GraphStoreConfig.DEFAULT.withBackgroundWork(false));
    private final ProcedureRegistry procedures = ProcedureRegistry.withBuiltIns();
    private final EngineGraphService service = new EngineGraphService(
            store,
            java.util.List.of(CYPHER),
            FUNCTIONS,
            procedures,
            new Services(),
            Authenticator.OPEN,
            EngineOptions.DEFAULT);

    Session session() {
        return service.login(new Credentials.None(), "tck");
    }

    GraphStore store() {
        return store;
    }

    void register(Procedure procedure) {
        procedures.register(procedure);
    }

    @Override
    public void close() {
        store.close();
        keyValues.close();
    }
}
