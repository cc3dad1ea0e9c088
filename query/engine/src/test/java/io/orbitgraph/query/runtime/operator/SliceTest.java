package io.orbitgraph.query.runtime.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.NodeRecord;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.Expr.ComparisonOperator;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.logical.LogicalPlan;
import io.orbitgraph.query.logical.Pattern;
import io.orbitgraph.query.physical.PhysicalPlan;
import io.orbitgraph.query.runtime.PlanRunner;
import io.orbitgraph.store.testkit.InMemoryGraphStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The operators of plain queries, together: people who know each other, made by CREATE and read back.
class SliceTest {
    private final InMemoryGraphStore store = new InMemoryGraphStore();
    private final PlanRunner runner = new PlanRunner(store);
    private final PhysicalPlan argument = new PhysicalPlan.Argument(List.of());

    @AfterEach
    void close() {
        store.close();
    }

    /// Three hundred people `{id: i}`, each knows the next three.
    @BeforeEach
    void createPeople() {
        Symbol i = runner.symbol("i");
        Symbol p = runner.symbol("p");
        PhysicalPlan people = new PhysicalPlan.Unwind(argument, range(0, 299), i);
        runner.run(new PhysicalPlan.Create(
                people,
                new LogicalPlan.CreatePattern(
                        List.of(new LogicalPlan.CreateNode(
                                p,
                                List.of(literal("Person")),
                                new Expr.MapOf(List.of(new Expr.Entry("id", runner.variable("i")))),
                                -1)),
                        List.of())));
        assertThat(runner.counters().nodesCreated()).isEqualTo(300);
        assertThat(runner.counters().labelsAdded()).isEqualTo(300);
        assertThat(runner.counters().propertiesSet()).isEqualTo(300);
        Symbol a = runner.symbol("a");
        Symbol b = runner.symbol("b");
        PhysicalPlan pairs = new PhysicalPlan.NodeScan(scan("a"), b, List.of("Person"), List.of());
        Expr difference = new Expr.Arithmetic(
                Expr.ArithmeticOperator.MODULO,
                new Expr.Arithmetic(
                        Expr.ArithmeticOperator.ADD,
                        new Expr.Arithmetic(
                                Expr.ArithmeticOperator.SUBTRACT,
                                runner.property("b", "id"),
                                runner.property("a", "id"),
                                -1),
                        literal(300),
                        -1),
                literal(300),
                -1);
        PhysicalPlan near = new PhysicalPlan.Filter(
                pairs,
                List.of(
                        new Expr.Comparison(ComparisonOperator.LESS_OR_EQUAL, difference, literal(3)),
                        new Expr.Comparison(ComparisonOperator.GREATER, difference, literal(0))));
        runner.run(new PhysicalPlan.Create(
                new PhysicalPlan.Eager(near),
                new LogicalPlan.CreatePattern(
                        List.of(),
                        List.of(new LogicalPlan.CreateRelationship(
                                runner.symbol("k"), a, b, literal("KNOWS"), null, -1)))));
        assertThat(runner.counters().relationshipsCreated()).isEqualTo(900);
    }

    private PhysicalPlan scan(String symbol, Expr... filters) {
        return new PhysicalPlan.NodeScan(argument, runner.symbol(symbol), List.of("Person"), List.of(filters));
    }

    private PhysicalPlan expand(PhysicalPlan input, String from, String r, String to, Pattern.Direction direction) {
        return new PhysicalPlan.Expand(
                input,
                runner.symbol(from),
                runner.symbol(r),
                runner.symbol(to),
                direction,
                List.of("KNOWS"),
                false,
                false,
                List.of());
    }

    private static Expr literal(long value) {
        return new Expr.Literal(Value.of(value));
    }

    private static Expr literal(String value) {
        return new Expr.Literal(Value.of(value));
    }

    private static Expr range(int from, int to) {
        List<Value> values = new ArrayList<>();
        for (int i = from; i <= to; i++) {
            values.add(Value.of(i));
        }
        return new Expr.Literal(new ListValue(values));
    }

    private PhysicalPlan project(PhysicalPlan input, String name, Expr expression) {
        return new PhysicalPlan.Project(
                input, List.of(new LogicalPlan.Projection(runner.symbol(name), expression)), true);
    }

    private LogicalPlan.Projection aggregate(String name, String function, Expr... arguments) {
        return new LogicalPlan.Projection(
                runner.symbol(name), new Expr.AggregateCall(function, List.of(arguments), false, -1));
    }

    @Test
    void scanFiltersOnColumns() {
        PhysicalPlan plan = project(
                scan("n", new Expr.Comparison(ComparisonOperator.LESS, runner.property("n", "id"), literal(3))),
                "x",
                runner.property("n", "id"));
        assertThat(runner.run(plan, "x"))
                .containsExactly(List.of(Value.of(0)), List.of(Value.of(1)), List.of(Value.of(2)));
    }

    @Test
    void expandFindsNeighboursInBothDirections() {
        PhysicalPlan zero =
                scan("n", new Expr.Comparison(ComparisonOperator.EQUAL, runner.property("n", "id"), literal(10)));
        PhysicalPlan out = project(expand(zero, "n", "r", "m", Pattern.Direction.OUT), "x", runner.property("m", "id"));
        assertThat(runner.run(out, "x"))
                .extracting(List::getFirst)
                .containsExactlyInAnyOrder(Value.of(11), Value.of(12), Value.of(13));
        PhysicalPlan in = project(expand(zero, "n", "r", "m", Pattern.Direction.IN), "x", runner.property("m", "id"));
        assertThat(runner.run(in, "x"))
                .extracting(List::getFirst)
                .containsExactlyInAnyOrder(Value.of(7), Value.of(8), Value.of(9));
        PhysicalPlan both =
                project(expand(zero, "n", "r", "m", Pattern.Direction.BOTH), "x", runner.property("m", "id"));
        assertThat(runner.run(both, "x")).hasSize(6);
    }

    @Test
    void countsTheRowsOfExpansionsWithoutMultiplyingThemOut() {
        PhysicalPlan two = new PhysicalPlan.Expand(
                expand(scan("n"), "n", "r", "m", Pattern.Direction.BOTH),
                runner.symbol("m"),
                runner.symbol("s"),
                runner.symbol("o"),
                Pattern.Direction.BOTH,
                List.of(),
                false,
                false,
                List.of(runner.symbol("r")));
        PhysicalPlan counted = new PhysicalPlan.Aggregate(
                two, List.of(), List.of(aggregate("c", "count"), aggregate("d", "count", runner.variable("o"))));
        assertThat(runner.run(counted, "c", "d")).containsExactly(List.of(Value.of(9000), Value.of(9000)));
        PhysicalPlan flat = new PhysicalPlan.Aggregate(
                new PhysicalPlan.Filter(two, List.of(new Expr.Literal(Value.of(true)))),
                List.of(),
                List.of(aggregate("c", "count")));
        assertThat(runner.run(flat, "c")).containsExactly(List.of(Value.of(9000)));
    }

    @Test
    void groupsSortsAndLimits() {
        Expr tens = new Expr.Arithmetic(Expr.ArithmeticOperator.DIVIDE, runner.property("n", "id"), literal(10), -1);
        PhysicalPlan groups = new PhysicalPlan.Aggregate(
                expand(scan("n"), "n", "r", "m", Pattern.Direction.OUT),
                List.of(new LogicalPlan.Projection(runner.symbol("tens"), tens)),
                List.of(aggregate("c", "count"), aggregate("s", "sum", runner.property("n", "id"))));
        List<LogicalPlan.SortKey> keys = List.of(new LogicalPlan.SortKey(runner.variable("tens"), false));
        List<List<Value>> expected = List.of(
                List.of(Value.of(29), Value.of(30), Value.of(3 * 2945)),
                List.of(Value.of(28), Value.of(30), Value.of(3 * 2845)));
        PhysicalPlan sorted = new PhysicalPlan.Limit(new PhysicalPlan.Sort(groups, keys), literal(2), false);
        assertThat(runner.run(sorted, "tens", "c", "s")).isEqualTo(expected);
        assertThat(runner.run(new PhysicalPlan.Top(groups, keys, literal(2)), "tens", "c", "s"))
                .isEqualTo(expected);
        PhysicalPlan skipped = new PhysicalPlan.Skip(new PhysicalPlan.Sort(groups, keys), literal(29));
        assertThat(runner.run(skipped, "tens", "c", "s"))
                .containsExactly(List.of(Value.of(0), Value.of(30), Value.of(3 * 45)));
    }

    @Test
    void producesRecords() {
        PhysicalPlan plan = new PhysicalPlan.Limit(scan("n"), literal(1), false);
        Value node = runner.run(plan, "n").getFirst().getFirst();
        assertThat(node).isInstanceOf(NodeRecord.class);
        assertThat(((NodeRecord) node).labels()).containsExactly("Person");
        assertThat(((NodeRecord) node).properties().get("id")).isEqualTo(Value.of(0));
    }
}
