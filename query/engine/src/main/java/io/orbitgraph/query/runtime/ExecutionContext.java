package io.orbitgraph.query.runtime;

import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.procedure.ProcedureSignature;
import io.orbitgraph.model.temporal.TemporalContext;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.query.function.FunctionContext;
import io.orbitgraph.store.graph.GraphReader;
import io.orbitgraph.store.graph.GraphTransaction;
import io.orbitgraph.store.graph.Tokens;
import java.time.Instant;
import java.util.random.RandomGenerator;

/// Everything that a running statement works on and must heed. One per execution; used by one thread at a time, except
/// its {@link Cancellation}.
public final class ExecutionContext implements FunctionContext {
    private final GraphTransaction transaction;
    private final Tokens tokens;
    private final MapValue parameters;
    private final StatementTimes times;
    private final Cancellation cancellation;
    private final MemoryAccount memory;
    private final ProcedureLookup procedures;
    private final UpdateCounts updates = new UpdateCounts();
    private final DeletedRelationships deleted;
    /// Reads of the store so far, roughly as Neo4j counts "db hits": one per entity touched. What PROFILE shows.
    public long storeReads;

    /// @param parameters every parameter that the statement uses has a value
    public ExecutionContext(
            GraphTransaction transaction,
            Tokens tokens,
            MapValue parameters,
            StatementTimes times,
            Cancellation cancellation,
            MemoryAccount memory,
            ProcedureLookup procedures) {
        this.transaction = transaction;
        this.tokens = tokens;
        this.parameters = parameters;
        this.times = times;
        this.cancellation = cancellation;
        this.memory = memory;
        this.procedures = procedures;
        this.deleted = new DeletedRelationships(transaction);
    }

    /// The graph for reading: the transaction itself.
    public GraphReader reader() {
        return transaction;
    }

    public GraphTransaction transaction() {
        return transaction;
    }

    /// The graph as functions see it: the type and ends of a relationship remain known after this statement deleted it,
    /// as Neo4j and the
    /// TCK have it.
    @Override
    public GraphReader graph() {
        return deleted.isEmpty() ? transaction : deleted;
    }

    /// Deletes a relationship and remembers its type.
    public void deleteRelationship(long relationship) {
        deleted.remember(relationship);
        transaction.deleteRelationship(relationship);
        updates.relationshipsDeleted++;
    }

    @Override
    public Tokens tokens() {
        return tokens;
    }

    public MapValue parameters() {
        return parameters;
    }

    public Cancellation cancellation() {
        return cancellation;
    }

    public MemoryAccount memory() {
        return memory;
    }

    public ProcedureLookup procedures() {
        return procedures;
    }

    public UpdateCounts updates() {
        return updates;
    }

    @Override
    public TemporalContext statementTime() {
        return times.statement();
    }

    @Override
    public Instant transactionTime() {
        return times.transaction();
    }

    @Override
    public Instant realTime() {
        return times.real().instant();
    }

    @Override
    public RandomGenerator random() {
        return times.random();
    }

    @Override
    public ProcedureContext procedureContext() {
        return procedures.context(this, ProcedureSignature.Mode.READ);
    }
}
