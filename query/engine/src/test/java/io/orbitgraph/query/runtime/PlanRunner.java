package io.orbitgraph.query.runtime;

import io.orbitgraph.model.error.SourcePosition;
import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.procedure.ProcedureSignature;
import io.orbitgraph.model.session.Counters;
import io.orbitgraph.model.session.Transaction;
import io.orbitgraph.model.temporal.TemporalContext;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.function.BuiltInFunctions;
import io.orbitgraph.query.function.FunctionRegistry;
import io.orbitgraph.query.logical.LogicalPlan;
import io.orbitgraph.query.logical.Statement;
import io.orbitgraph.query.physical.PhysicalPlan;
import io.orbitgraph.query.runtime.operator.OperatorBuilder;
import io.orbitgraph.query.runtime.operator.StatementExecution;
import io.orbitgraph.store.graph.GraphStore;
import io.orbitgraph.store.graph.GraphTransaction;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Runs physical plans that tests build by hand, each in a transaction of its own.
public final class PlanRunner {
    private static final FunctionRegistry FUNCTIONS = BuiltInFunctions.registry();
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final GraphStore store;
    private final List<Symbol> symbols = new ArrayList<>();
    private final Map<String, Symbol> byName = new HashMap<>();
    private final IdentityHashMap<LogicalPlan, PhysicalPlan> subplans = new IdentityHashMap<>();
    private final Map<String, Procedure> procedures = new HashMap<>();
    private MapValue parameters = MapValue.EMPTY;
    private MemoryAccount memory = new MemoryAccount(new MemoryAccount.Pool(1L << 40), 1L << 40);
    private Cancellation cancellation = Cancellation.withoutDeadline();
    private Counters counters = Counters.NONE;

    public PlanRunner(GraphStore store) {
        this.store = store;
    }

    /// The symbol of that name; always the same one.
    public Symbol symbol(String name) {
        return byName.computeIfAbsent(name, n -> {
            Symbol symbol = new Symbol(n, symbols.size());
            symbols.add(symbol);
            return symbol;
        });
    }

    public Expr variable(String name) {
        return new Expr.Variable(symbol(name));
    }

    public Expr property(String variable, String key) {
        return new Expr.Property(variable(variable), key, -1);
    }

    public PlanRunner parameters(MapValue values) {
        parameters = values;
        return this;
    }

    public PlanRunner memory(MemoryAccount account) {
        memory = account;
        return this;
    }

    public PlanRunner cancellation(Cancellation flag) {
        cancellation = flag;
        return this;
    }

    public PlanRunner procedure(Procedure procedure) {
        procedures.put(procedure.signature().name(), procedure);
        return this;
    }

    /// The logical plan that stands for `plan` in subquery expressions.
    public LogicalPlan subplan(PhysicalPlan plan, Symbol... arguments) {
        LogicalPlan logical = new LogicalPlan.Argument(List.of(arguments));
        subplans.put(logical, plan);
        return logical;
    }

    /// The counters of the last run.
    public Counters counters() {
        return counters;
    }

    /// Runs a plan and commits.
    ///
    /// @param columns names of symbols
    public List<List<Value>> run(PhysicalPlan plan, String... columns) {
        try (GraphTransaction transaction = store.begin()) {
            List<List<Value>> rows = run(transaction, plan, columns);
            transaction.commit();
            return rows;
        }
    }

    public List<List<Value>> run(GraphTransaction transaction, PhysicalPlan plan, String... columns) {
        return run(context(transaction), plan, columns);
    }

    public List<List<Value>> run(ExecutionContext context, PhysicalPlan plan, String... columns) {
        List<Statement.Column> produced = new ArrayList<>();
        for (String column : columns) {
            produced.add(new Statement.Column(column, symbol(column)));
        }
        PhysicalPlan root =
                columns.length == 0 ? new PhysicalPlan.Finish(plan) : new PhysicalPlan.ProduceResults(plan, produced);
        List<List<Value>> rows = new ArrayList<>();
        OperatorBuilder builder = builder(context);
        try (StatementExecution execution = new StatementExecution(context, builder, root)) {
            for (Batch batch = execution.next(); batch != null; batch = execution.next()) {
                for (int i = 0; i < batch.size; i++) {
                    List<Value> row = new ArrayList<>();
                    for (Statement.Column column : produced) {
                        row.add(batch.column(column.symbol().id()).value(batch.row(i)));
                    }
                    rows.add(row);
                }
            }
        }
        counters = context.updates().toCounters();
        return rows;
    }

    public OperatorBuilder builder(ExecutionContext context) {
        return new OperatorBuilder(
                context,
                FUNCTIONS,
                logical -> {
                    PhysicalPlan plan = subplans.get(logical);
                    if (plan == null) {
                        throw new IllegalStateException("no plan for " + logical);
                    }
                    return plan;
                },
                new Statement.Query(new LogicalPlan.Argument(List.of()), List.of(), true, symbols.size()),
                null);
    }

    public ExecutionContext context(GraphTransaction transaction) {
        return new ExecutionContext(
                transaction,
                store.tokens(),
                parameters,
                new StatementTimes(
                        new TemporalContext(ZoneOffset.UTC, NOW),
                        NOW,
                        InstantSource.fixed(NOW),
                        RandomGenerator.of("L64X128MixRandom")),
                cancellation,
                memory,
                new ProcedureLookup() {
                    @Override
                    public Procedure procedure(String name) {
                        Procedure procedure = procedures.get(name);
                        if (procedure == null) {
                            throw new IllegalStateException("no procedure " + name);
                        }
                        return procedure;
                    }

                    @Override
                    public ProcedureContext context(ExecutionContext execution, ProcedureSignature.Mode mode) {
                        return new NoCapabilities();
                    }

                    @Override
                    public SourcePosition position(int offset) {
                        return new SourcePosition(offset, 1, offset + 1);
                    }
                });
    }

    /// What procedures get here: nothing.
    private static final class NoCapabilities implements ProcedureContext {
        @Override
        public Transaction transaction() {
            throw new IllegalStateException("no transaction port in this test");
        }

        @Override
        public String database() {
            return "test";
        }

        @Override
        public String user() {
            return "";
        }

        @Override
        public void checkCancelled() {}

        @Override
        public <T> T service(Class<T> type) {
            throw new IllegalStateException("no service " + type);
        }
    }
}
