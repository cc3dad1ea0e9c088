package io.orbitgraph.query.runtime.operator;

import io.orbitgraph.query.physical.PhysicalPlan;
import io.orbitgraph.query.runtime.Batch;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.query.runtime.Operator;
import org.jspecify.annotations.Nullable;

/// A running statement: its root operator, and what happens at its end. Not thread-safe.
///
/// ```java
/// try (var execution = new StatementExecution(context, builder, plan)) {
///     for (Batch batch = execution.next(); batch != null; batch = execution.next()) { ... }
/// }
/// ```
public final class StatementExecution implements AutoCloseable {
    private final ExecutionContext context;
    private final OperatorBuilder builder;
    private final Operator root;
    private boolean opened;
    private boolean ended;

    public StatementExecution(ExecutionContext context, OperatorBuilder builder, PhysicalPlan plan) {
        this.context = context;
        this.builder = builder;
        this.root = builder.build(plan);
    }

    /// The next records, under the symbols of the statement's columns; null at the end, when everything that the
    /// statement writes has been
    /// written and checked.
    public @Nullable Batch next() {
        if (ended) {
            return null;
        }
        if (!opened) {
            opened = true;
            root.open();
        }
        Batch batch = root.next();
        if (batch == null) {
            ended = true;
            if (context.updates().nodesDeleted > 0) {
                context.transaction().checkConsistency();
            }
        }
        return batch;
    }

    /// Releases buffers and memory. May be called at any time, more than once.
    @Override
    public void close() {
        ended = true;
        root.close();
        for (Operator subquery : builder.subqueries()) {
            subquery.close();
        }
        context.memory().close();
    }
}
