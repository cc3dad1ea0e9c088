package io.orbitgraph.query.runtime.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.procedure.Procedure;
import io.orbitgraph.model.procedure.ProcedureContext;
import io.orbitgraph.model.procedure.ProcedureSignature;
import io.orbitgraph.model.value.IntegerValue;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.value.ValueSemantics;
import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.Expr.ArithmeticOperator;
import io.orbitgraph.query.expr.Expr.ComparisonOperator;
import io.orbitgraph.query.expr.Expr.SubqueryKind;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.logical.LogicalPlan;
import io.orbitgraph.query.physical.PhysicalPlan;
import io.orbitgraph.query.physical.PhysicalPlan.ApplyKind;
import io.orbitgraph.query.runtime.Cancellation;
import io.orbitgraph.query.runtime.MemoryAccount;
import io.orbitgraph.query.runtime.PlanRunner;
import io.orbitgraph.store.testkit.InMemoryGraphStore;
import io.orbitgraph.store.testkit.Seeded;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Operators on rows of numbers, without a graph.
class RowOperatorsTest {
    private final long seed = Seeded.of("RowOperatorsTest").seed();
    private final Random random = new Random(seed);
    private final InMemoryGraphStore store = new InMemoryGraphStore();
    private final PlanRunner runner = new PlanRunner(store);
    private final PhysicalPlan argument = new PhysicalPlan.Argument(List.of());

    @AfterEach
    void close() {
        store.close();
    }

    private static Expr literal(long value) {
        return new Expr.Literal(Value.of(value));
    }

    private static Expr list(Value... values) {
        return new Expr.Literal(ListValue.of(values));
    }

    private static Expr numbers(int count) {
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(Value.of(i));
        }
        return new Expr.Literal(new ListValue(values));
    }

    private PhysicalPlan unwind(PhysicalPlan input, Expr list, String name) {
        return new PhysicalPlan.Unwind(input, list, runner.symbol(name));
    }

    private List<Value> column(PhysicalPlan plan, String name) {
        return runner.run(plan, name).stream().map(List::getFirst).toList();
    }

    private static List<Value> values(long... numbers) {
        List<Value> values = new ArrayList<>();
        for (long number : numbers) {
            values.add(Value.of(number));
        }
        return values;
    }

    @Test
    void unwindGoesThroughLists() {
        Expr mixed = list(ListValue.of(Value.of(1), Value.of(2)), Value.NULL, ListValue.EMPTY, Value.of(3));
        PhysicalPlan plan = unwind(unwind(argument, mixed, "l"), runner.variable("l"), "x");
        assertThat(column(plan, "x")).isEqualTo(values(1, 2, 3));
        assertThat(runner.run(unwind(argument, numbers(5000), "x"), "x")).hasSize(5000);
    }

    @Test
    void joiningApplyAgreesWithItsBatchedForm() {
        // Inner rows of x: the multiples of x below 3x that are not divisible by five.
        for (ApplyKind kind : List.of(ApplyKind.JOIN, ApplyKind.OPTIONAL, ApplyKind.SEMI, ApplyKind.ANTI)) {
            List<Value> lists = new ArrayList<>();
            int rows = 1 + random.nextInt(3000);
            for (int i = 0; i < rows; i++) {
                List<Value> elements = new ArrayList<>();
                for (int k = random.nextInt(6); k > 0; k--) {
                    elements.add(Value.of(random.nextInt(10)));
                }
                lists.add(new ListValue(elements));
            }
            PhysicalPlan outer = new PhysicalPlan.Filter(
                    unwind(argument, new Expr.Literal(new ListValue(lists)), "l"),
                    List.of(new Expr.Comparison(
                            ComparisonOperator.NOT_EQUAL, runner.variable("l"), list(Value.of(1)))));
            PhysicalPlan inner = new PhysicalPlan.Filter(
                    unwind(new PhysicalPlan.Argument(List.of(runner.symbol("l"))), runner.variable("l"), "x"),
                    List.of(new Expr.Comparison(ComparisonOperator.LESS, runner.variable("x"), literal(5))));
            List<Symbol> results = List.of(runner.symbol("x"));
            boolean joins = kind == ApplyKind.JOIN || kind == ApplyKind.OPTIONAL;
            String[] columns = joins ? new String[] {"l", "x"} : new String[] {"l"};
            var batched = runner.run(new PhysicalPlan.Apply(outer, inner, kind, results, false), columns);
            var perRow = runner.run(new PhysicalPlan.Apply(outer, inner, kind, results, true), columns);
            assertThat(batched).isEqualTo(perRow);
            List<List<Value>> expected = new ArrayList<>();
            for (Value l : lists) {
                if (l.equals(ListValue.of(Value.of(1)))) {
                    continue;
                }
                List<Value> matches = new ArrayList<>();
                for (Value x : (ListValue) l) {
                    if (((IntegerValue) x).value() < 5) {
                        matches.add(x);
                    }
                }
                switch (kind) {
                    case JOIN, OPTIONAL -> {
                        matches.forEach(x -> expected.add(List.of(l, x)));
                        if (matches.isEmpty() && kind == ApplyKind.OPTIONAL) {
                            expected.add(List.of(l, Value.NULL));
                        }
                    }
                    case SEMI, ANTI -> {
                        if (matches.isEmpty() == (kind == ApplyKind.ANTI)) {
                            expected.add(List.of(l));
                        }
                    }
                    case UNIT -> throw new IllegalStateException();
                }
            }
            assertThat(perRow).isEqualTo(expected);
        }
    }

    @Test
    void subqueriesInExpressions() {
        Symbol x = runner.symbol("x");
        PhysicalPlan inner = new PhysicalPlan.Filter(
                unwind(new PhysicalPlan.Argument(List.of(x)), numbers(10), "y"),
                List.of(new Expr.Comparison(ComparisonOperator.LESS, runner.variable("y"), runner.variable("x"))));
        PhysicalPlan limited = new PhysicalPlan.Limit(inner, literal(2), false);
        PhysicalPlan plan = new PhysicalPlan.Project(
                unwind(argument, numbers(4), "x"),
                List.of(
                        projection("e", new Expr.Subquery(SubqueryKind.EXISTS, runner.subplan(inner, x), null, -1)),
                        projection("c", new Expr.Subquery(SubqueryKind.COUNT, runner.subplan(inner, x), null, -1)),
                        projection("d", new Expr.Subquery(SubqueryKind.COUNT, runner.subplan(limited, x), null, -1)),
                        projection(
                                "l",
                                new Expr.Subquery(
                                        SubqueryKind.COLLECT, runner.subplan(inner, x), runner.symbol("y"), -1))),
                false);
        assertThat(runner.run(plan, "x", "e", "c", "d", "l"))
                .containsExactly(
                        List.of(Value.of(0), Value.of(false), Value.of(0), Value.of(0), ListValue.EMPTY),
                        List.of(Value.of(1), Value.of(true), Value.of(1), Value.of(1), new ListValue(values(0))),
                        List.of(Value.of(2), Value.of(true), Value.of(2), Value.of(2), new ListValue(values(0, 1))),
                        List.of(Value.of(3), Value.of(true), Value.of(3), Value.of(2), new ListValue(values(0, 1, 2))));
    }

    private LogicalPlan.Projection projection(String name, Expr expression) {
        return new LogicalPlan.Projection(runner.symbol(name), expression);
    }

    @Test
    void hashJoinFindsEqualKeysOnly() {
        Expr left = list(Value.of(1), Value.NULL, Value.of(2), Value.of(1), Value.of(Double.NaN), Value.of(3));
        Expr right = list(Value.of(1.0), Value.NULL, Value.of(1), Value.of(Double.NaN), Value.of(3));
        PhysicalPlan plan = new PhysicalPlan.HashJoin(
                unwind(argument, left, "a"),
                unwind(argument, right, "b"),
                List.of(runner.variable("a")),
                List.of(runner.variable("b")));
        assertThat(runner.run(plan, "a", "b"))
                .containsExactly(
                        List.of(Value.of(1), Value.of(1.0)),
                        List.of(Value.of(1), Value.of(1)),
                        List.of(Value.of(1), Value.of(1.0)),
                        List.of(Value.of(1), Value.of(1)),
                        List.of(Value.of(3), Value.of(3)));
    }

    @Test
    void unionThenDistinctKeepsTheFirst() {
        PhysicalPlan union = new PhysicalPlan.Union(
                unwind(argument, list(Value.of(1), Value.NULL, Value.of(2)), "a"),
                unwind(argument, list(Value.of("x"), Value.of(2.0), Value.NULL), "b"),
                List.of(new LogicalPlan.UnionColumn(runner.symbol("a"), runner.symbol("b"), runner.symbol("c"))));
        assertThat(column(union, "c"))
                .containsExactly(Value.of(1), Value.NULL, Value.of(2), Value.of("x"), Value.of(2.0), Value.NULL);
        PhysicalPlan distinct = new PhysicalPlan.Distinct(union, List.of(runner.symbol("c")));
        assertThat(column(distinct, "c")).containsExactly(Value.of(1), Value.NULL, Value.of(2), Value.of("x"));
    }

    @Test
    void sortIsStableAndTopAgrees() {
        List<Value> shuffled = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            shuffled.add(i % 97 == 0 ? Value.NULL : Value.of(random.nextInt(50)));
        }
        Collections.shuffle(shuffled, random);
        List<Value> rows = new ArrayList<>();
        for (int i = 0; i < shuffled.size(); i++) {
            rows.add(ListValue.of(shuffled.get(i), Value.of(i)));
        }
        PhysicalPlan input = new PhysicalPlan.Project(
                unwind(argument, new Expr.Literal(new ListValue(rows)), "r"),
                List.of(
                        projection("k", new Expr.Index(runner.variable("r"), literal(0), -1)),
                        projection("i", new Expr.Index(runner.variable("r"), literal(1), -1))),
                true);
        for (boolean ascending : new boolean[] {true, false}) {
            var keys = List.of(new LogicalPlan.SortKey(runner.variable("k"), ascending));
            List<List<Value>> sorted = runner.run(new PhysicalPlan.Sort(input, keys), "k", "i");
            for (int i = 1; i < sorted.size(); i++) {
                int order = ValueSemantics.order(
                        sorted.get(i - 1).get(0), sorted.get(i).get(0));
                assertThat(ascending ? order : -order).isLessThanOrEqualTo(0);
                if (order == 0) {
                    assertThat(ValueSemantics.order(
                                    sorted.get(i - 1).get(1), sorted.get(i).get(1)))
                            .isNegative();
                }
            }
            int limit = random.nextInt(300);
            assertThat(runner.run(new PhysicalPlan.Top(input, keys, literal(limit)), "k", "i"))
                    .isEqualTo(sorted.subList(0, limit));
        }
    }

    @Test
    void skipAndLimitCutWithinBatches() {
        PhysicalPlan plan = new PhysicalPlan.Limit(
                new PhysicalPlan.Skip(unwind(argument, numbers(3000), "x"), literal(2500)), literal(3), false);
        assertThat(column(plan, "x")).isEqualTo(values(2500, 2501, 2502));
        assertFails(new PhysicalPlan.Limit(argument, literal(-1), false), ErrorCode.NEGATIVE_INTEGER_ARGUMENT_RUNTIME);
        assertFails(
                new PhysicalPlan.Skip(argument, new Expr.Literal(Value.of(1.5))),
                ErrorCode.INVALID_ROW_COUNT_TYPE_RUNTIME);
    }

    private void assertFails(PhysicalPlan plan, ErrorCode code) {
        assertThatThrownBy(() -> runner.run(plan))
                .isInstanceOfSatisfying(
                        OrbitException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void limitStopsUpstream() {
        PhysicalPlan failing = new PhysicalPlan.Project(
                unwind(argument, numbers(1000), "x"),
                List.of(projection(
                        "y",
                        new Expr.Arithmetic(
                                ArithmeticOperator.DIVIDE,
                                literal(1),
                                new Expr.Arithmetic(
                                        ArithmeticOperator.SUBTRACT, runner.variable("x"), literal(900), -1),
                                -1))),
                false);
        assertThat(runner.run(new PhysicalPlan.Limit(failing, literal(1), false), "x"))
                .hasSize(1);
        assertFails(new PhysicalPlan.Limit(failing, literal(1), true), ErrorCode.DIVISION_BY_ZERO);
    }

    @Test
    void proceduresAreCalledForEachRow() {
        ProcedureSignature signature = new ProcedureSignature(
                "test.upTo",
                List.of(
                        new ProcedureSignature.Parameter("n", "INTEGER", null),
                        new ProcedureSignature.Parameter("step", "FLOAT", Value.of(1.0))),
                List.of(new ProcedureSignature.Field("i", "INTEGER"), new ProcedureSignature.Field("s", "FLOAT")),
                ProcedureSignature.Mode.READ,
                "");
        runner.procedure(new Procedure() {
            @Override
            public ProcedureSignature signature() {
                return signature;
            }

            @Override
            public Iterator<Value[]> call(ProcedureContext context, Value[] arguments) {
                List<Value[]> rows = new ArrayList<>();
                for (long i = 0; i < ((IntegerValue) arguments[0]).value(); i++) {
                    rows.add(new Value[] {Value.of(i), arguments[1]});
                }
                return rows.iterator();
            }
        });
        for (boolean optional : new boolean[] {false, true}) {
            PhysicalPlan call = new PhysicalPlan.CallProcedure(
                    unwind(argument, numbers(3), "x"),
                    "test.upTo",
                    optional ? List.of(runner.variable("x"), literal(2)) : List.of(runner.variable("x")),
                    List.of(
                            new LogicalPlan.Yield("s", runner.symbol("s")),
                            new LogicalPlan.Yield("i", runner.symbol("i"))),
                    optional,
                    -1);
            List<List<Value>> expected = new ArrayList<>();
            Value step = Value.of(optional ? 2.0 : 1.0);
            if (optional) {
                expected.add(List.of(Value.of(0), Value.NULL, Value.NULL));
            }
            expected.add(List.of(Value.of(1), Value.of(0), step));
            expected.add(List.of(Value.of(2), Value.of(0), step));
            expected.add(List.of(Value.of(2), Value.of(1), step));
            assertThat(runner.run(call, "x", "i", "s")).isEqualTo(expected);
        }
    }

    @Test
    void memoryIsLimitedAndGivenBack() {
        PhysicalPlan sort = new PhysicalPlan.Sort(
                unwind(argument, numbers(100_000), "x"), List.of(new LogicalPlan.SortKey(runner.variable("x"), false)));
        MemoryAccount.Pool pool = new MemoryAccount.Pool(1L << 30);
        MemoryAccount small = new MemoryAccount(pool, 100_000);
        runner.memory(small);
        assertThatThrownBy(() -> runner.run(sort, "x"))
                .isInstanceOfSatisfying(
                        OrbitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MEMORY_LIMIT));
        assertThat(pool.drawnBytes()).isZero();
        MemoryAccount enough = new MemoryAccount(pool, 100_000_000);
        assertThat(runner.memory(enough).run(sort, "x")).hasSize(100_000);
        assertThat(enough.peakBytes()).isGreaterThan(800_000);
        assertThat(enough.usedBytes()).isZero();
        assertThat(pool.drawnBytes()).isZero();
    }

    @Test
    void cancelledAndLateStatementsStop() {
        PhysicalPlan pairs = unwind(unwind(argument, numbers(10_000), "x"), numbers(10_000), "y");
        PhysicalPlan count = new PhysicalPlan.Aggregate(
                pairs, List.of(), List.of(projection("c", new Expr.AggregateCall("count", List.of(), false, -1))));
        Cancellation cancelled = Cancellation.withoutDeadline();
        cancelled.cancel();
        runner.cancellation(cancelled);
        assertFails(count, ErrorCode.TRANSACTION_TERMINATED);
        AtomicLong now = new AtomicLong();
        runner.cancellation(new Cancellation(() -> now.addAndGet(10), 1000));
        assertFails(count, ErrorCode.TRANSACTION_TIMED_OUT);
        assertThat(now).hasValueLessThan(2000);
    }

    @Test
    void parametersAreConstants() {
        runner.parameters(MapValue.of("p", Value.of(7)));
        PhysicalPlan plan = new PhysicalPlan.Project(
                argument, List.of(projection("x", new Expr.ListOf(List.of(new Expr.Parameter("p"))))), true);
        assertThat(column(plan, "x")).containsExactly(ListValue.of(Value.of(7)));
        assertFails(
                new PhysicalPlan.Project(argument, List.of(projection("x", new Expr.Parameter("q"))), true),
                ErrorCode.MISSING_PARAMETER);
    }
}
