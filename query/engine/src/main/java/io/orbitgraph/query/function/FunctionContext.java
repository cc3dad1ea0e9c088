package io.orbitgraph.query.function;

import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.temporal.TemporalContext;
import io.orbitgraph.store.graph.GraphReader;
import io.orbitgraph.store.graph.Tokens;
import java.time.Instant;
import java.util.random.RandomGenerator;

/// What functions may know besides their arguments: the graph as the statement sees it, the clocks and a source of
/// randomness. One per running statement; used by one thread at a time.
public interface FunctionContext {
    GraphReader graph();

    Tokens tokens();

    /// The statement's default zone and its one instant: `date()` gives the same answer in every row.
    TemporalContext statementTime();

    /// The instant at which the transaction began.
    Instant transactionTime();

    /// The present, different from call to call.
    Instant realTime();

    RandomGenerator random();

    /// What the functions of other modules get.
    ProcedureContext procedureContext();
}
