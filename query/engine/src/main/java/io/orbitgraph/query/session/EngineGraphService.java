package io.orbitgraph.query.session;

import io.orbitgraph.model.session.Credentials;
import io.orbitgraph.model.session.GraphService;
import io.orbitgraph.model.session.Session;
import io.orbitgraph.query.function.FunctionRegistry;
import io.orbitgraph.query.language.QueryLanguage;
import io.orbitgraph.query.procedure.EngineCatalog;
import io.orbitgraph.query.procedure.ProcedureRegistry;
import io.orbitgraph.query.runtime.MemoryAccount;
import io.orbitgraph.store.graph.GraphStore;
import java.util.List;

/// The database service on one graph store: the engine behind the session port. Thread-safe. Does not close the store.
public final class EngineGraphService implements GraphService {
    private final Engine engine;
    private final Authenticator authenticator;

    /// @param languages the first one is spoken unless a text begins with another one's name
    /// @param services what procedures may ask the host for
    public EngineGraphService(
            GraphStore store,
            List<QueryLanguage> languages,
            FunctionRegistry functions,
            ProcedureRegistry procedures,
            Services services,
            Authenticator authenticator,
            EngineOptions options) {
        TransactionRegistry transactions = new TransactionRegistry();
        services.offer(GraphStore.class, store)
                .offer(TransactionRegistry.class, transactions)
                .offer(FunctionRegistry.class, functions)
                .offer(ProcedureRegistry.class, procedures)
                .offer(EngineOptions.class, options);
        StatementPreparer preparer = new StatementPreparer(
                store, languages, new EngineCatalog(functions, procedures), options.planCacheSize());
        this.engine = new Engine(
                store,
                preparer,
                functions,
                procedures,
                services,
                transactions,
                new Bookmarks(store, options.bookmarkTimeout()),
                new MemoryAccount.Pool(options.sharedMemoryBytes()),
                options);
        this.authenticator = authenticator;
    }

    @Override
    public Session login(Credentials credentials, String clientAddress) {
        return new EngineSession(engine, authenticator.verify(credentials, clientAddress), clientAddress);
    }

    /// A session for code inside the server's own process, which is trusted.
    public Session localSession(String name) {
        return new EngineSession(engine, "", name);
    }

    /// The transactions that are open now.
    public TransactionRegistry transactions() {
        return engine.transactions();
    }

    /// Forgets all plans, e.g. after a procedure of another signature was registered.
    public void clearPlanCache() {
        engine.preparer().clearCache();
    }
}
