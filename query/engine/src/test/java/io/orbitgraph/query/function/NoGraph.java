package io.orbitgraph.query.function;

import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.temporal.TemporalContext;
import io.orbitgraph.store.graph.GraphReader;
import io.orbitgraph.store.graph.Tokens;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.random.RandomGenerator;

/// A context with clocks that stand still and a graph that must not be asked.
final class NoGraph implements FunctionContext {
    static final Instant NOW = Instant.parse("2024-02-29T12:34:56.789Z");

    private final RandomGenerator random = new Random(1);

    @Override
    public GraphReader graph() {
        return refusing(GraphReader.class);
    }

    @Override
    public Tokens tokens() {
        return refusing(Tokens.class);
    }

    private static <T> T refusing(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, _) -> {
            throw new UnsupportedOperationException("there is no graph: " + method);
        }));
    }

    @Override
    public TemporalContext statementTime() {
        return new TemporalContext(ZoneOffset.UTC, NOW);
    }

    @Override
    public Instant transactionTime() {
        return NOW.minusSeconds(1);
    }

    @Override
    public Instant realTime() {
        return NOW.plusSeconds(1);
    }

    @Override
    public ProcedureContext procedureContext() {
        return refusing(ProcedureContext.class);
    }

    @Override
    public RandomGenerator random() {
        return random;
    }
}
