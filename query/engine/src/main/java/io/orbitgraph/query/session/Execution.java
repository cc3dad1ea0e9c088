package io.orbitgraph.query.session;

import io.orbitgraph.model.session.Counters;
import io.orbitgraph.model.session.PlanDescription;
import io.orbitgraph.model.temporal.TemporalContext;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.query.physical.PhysicalPlan;
import io.orbitgraph.query.planner.PlannedQuery;
import io.orbitgraph.query.runtime.ExecutionContext;
import io.orbitgraph.query.runtime.MemoryAccount;
import io.orbitgraph.query.runtime.Operator;
import io.orbitgraph.query.runtime.Profiler;
import io.orbitgraph.query.runtime.StatementTimes;
import io.orbitgraph.query.runtime.operator.OperatorBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The operators of one run of a query, with the memory and the counters that they share.
final class Execution {
    private final ExecutionContext context;
    private final MemoryAccount memory;
    private final RecordStream stream;
    private final List<Operator> subqueries;
    private final @Nullable Profiler profiler;
    private boolean checked;
    private boolean finished;

    private Execution(
            ExecutionContext context,
            MemoryAccount memory,
            RecordStream stream,
            List<Operator> subqueries,
            @Nullable Profiler profiler) {
        this.context = context;
        this.memory = memory;
        this.stream = stream;
        this.subqueries = subqueries;
        this.profiler = profiler;
    }

    /// @param query the statement's text
    static Execution of(
            OpenTransaction transaction, String query, PlannedQuery plan, MapValue parameters, boolean profile) {
        Engine engine = transaction.engine();
        EngineOptions options = engine.options();
        MemoryAccount memory = new MemoryAccount(engine.memory(), options.statementMemoryBytes());
        StatementTimes times = new StatementTimes(
                new TemporalContext(options.clock().getZone(), options.clock().instant()),
                transaction.started(),
                options.clock(),
                options.random());
        ExecutionContext context = new ExecutionContext(
                transaction.graph(),
                engine.store().tokens(),
                parameters,
                times,
                transaction.cancellation(),
                memory,
                new StatementProcedures(transaction, query));
        Profiler profiler = profile ? new Profiler(context) : null;
        OperatorBuilder builder = new OperatorBuilder(context, engine.functions(), plan, plan.statement(), profiler);
        Operator root = builder.build(plan.root());
        return new Execution(context, memory, new RecordStream(root, plan.columns()), builder.subqueries(), profiler);
    }

    RecordStream stream() {
        return stream;
    }

    /// What an operator did, zeros if it was fused into another; null unless the statement is profiled.
    PlanDescription.@Nullable Profile profile(PhysicalPlan plan) {
        if (profiler == null) {
            return null;
        }
        PlanDescription.Profile profile = profiler.profile(plan);
        return profile == null ? new PlanDescription.Profile(0, 0, 0) : profile;
    }

    Counters counters() {
        return context.updates().toCounters();
    }

    /// Deleted nodes must have no relationships at the end of a statement.
    void checkConsistency() {
        if (!checked && context.updates().nodesDeleted > 0) {
            checked = true;
            context.transaction().checkConsistency();
        }
    }

    void finish() {
        if (!finished) {
            finished = true;
            checkConsistency();
            release();
        }
    }

    void abandon() {
        if (!finished) {
            finished = true;
            stream.close();
            release();
        }
    }

    private void release() {
        subqueries.forEach(Operator::close);
        memory.close();
    }
}
