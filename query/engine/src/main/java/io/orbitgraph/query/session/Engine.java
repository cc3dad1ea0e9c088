package io.orbitgraph.query.session;

import io.orbitgraph.query.function.FunctionRegistry;
import io.orbitgraph.query.procedure.ProcedureRegistry;
import io.orbitgraph.query.runtime.MemoryAccount;
import io.orbitgraph.store.graph.GraphStore;

/// What all sessions share. Thread-safe.
record Engine(
        GraphStore store,
        StatementPreparer preparer,
        FunctionRegistry functions,
        ProcedureRegistry procedures,
        Services services,
        TransactionRegistry transactions,
        Bookmarks bookmarks,
        MemoryAccount.Pool memory,
        EngineOptions options) {}
