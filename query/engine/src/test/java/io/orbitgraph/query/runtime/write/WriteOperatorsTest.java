package io.orbitgraph.query.runtime.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.session.Counters;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.MapValue;
import io.orbitgraph.model.value.NodeRecord;
import io.orbitgraph.model.value.RelationshipRecord;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.Expr.ArithmeticOperator;
import io.orbitgraph.query.expr.Expr.ComparisonOperator;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.logical.LogicalPlan.CreateNode;
import io.orbitgraph.query.logical.LogicalPlan.CreatePattern;
import io.orbitgraph.query.logical.LogicalPlan.CreateRelationship;
import io.orbitgraph.query.logical.LogicalPlan.Projection;
import io.orbitgraph.query.logical.LogicalPlan.SetItem;
import io.orbitgraph.query.logical.Pattern;
import io.orbitgraph.query.physical.PhysicalPlan;
import io.orbitgraph.query.runtime.PlanRunner;
import io.orbitgraph.store.testkit.InMemoryGraphStore;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WriteOperatorsTest {
    private final InMemoryGraphStore store = new InMemoryGraphStore();
    private final PlanRunner runner = new PlanRunner(store);
    private final PhysicalPlan argument = new PhysicalPlan.Argument(List.of());

    @AfterEach
    void close() {
        store.close();
    }

    private static Expr literal(Value value) {
        return new Expr.Literal(value);
    }

    private static Expr literal(long value) {
        return literal(Value.of(value));
    }

    private static Expr literal(String value) {
        return literal(Value.of(value));
    }

    private static Expr map(String key, Expr value) {
        return new Expr.MapOf(List.of(new Expr.Entry(key, value)));
    }

    private CreateNode node(String name, String label, @Nullable Expr properties) {
        return new CreateNode(runner.symbol(name), List.of(literal(label)), properties, -1);
    }

    private PhysicalPlan create(PhysicalPlan input, CreateNode... nodes) {
        return new PhysicalPlan.Create(input, new CreatePattern(List.of(nodes), List.of()));
    }

    private PhysicalPlan scan(PhysicalPlan input, String name, String label) {
        return new PhysicalPlan.NodeScan(input, runner.symbol(name), List.of(label), List.of());
    }

    private PhysicalPlan unwind(String name, Value... values) {
        return new PhysicalPlan.Unwind(argument, literal(ListValue.of(values)), runner.symbol(name));
    }

    private Counters counters(long nodes, long relationships, long properties, long labels) {
        return new Counters(nodes, 0, relationships, 0, properties, labels, 0, 0, 0, 0, 0, 0);
    }

    /// `(:A {x: 1})-[:R]->(:B)`.
    private void createPair() {
        runner.run(new PhysicalPlan.Create(
                argument,
                new CreatePattern(
                        List.of(node("a", "A", map("x", literal(1))), node("b", "B", null)),
                        List.of(new CreateRelationship(
                                runner.symbol("r"),
                                runner.symbol("a"),
                                runner.symbol("b"),
                                literal("R"),
                                map("w", literal(2)),
                                -1)))));
        assertThat(runner.counters()).isEqualTo(counters(2, 1, 2, 2));
    }

    @Test
    void createdEntitiesAreReturnedWithWhatTheyHave() {
        createPair();
        PhysicalPlan expand = new PhysicalPlan.Expand(
                scan(argument, "a", "A"),
                runner.symbol("a"),
                runner.symbol("r"),
                runner.symbol("b"),
                Pattern.Direction.OUT,
                List.of("R"),
                false,
                false,
                List.of());
        List<Value> row = runner.run(expand, "a", "r", "b").getFirst();
        assertThat(((NodeRecord) row.get(0)).properties()).isEqualTo(MapValue.of("x", Value.of(1)));
        assertThat(((RelationshipRecord) row.get(1)).relationshipType()).isEqualTo("R");
        assertThat(((RelationshipRecord) row.get(1)).properties()).isEqualTo(MapValue.of("w", Value.of(2)));
        assertThat(((NodeRecord) row.get(2)).labels()).containsExactly("B");
    }

    @Test
    void nullPropertiesAreNotCreatedAndMapsAreRefused() {
        runner.run(create(argument, node("a", "A", map("x", literal(Value.NULL)))));
        assertThat(runner.counters()).isEqualTo(counters(1, 0, 0, 1));
        assertThatThrownBy(() -> runner.run(create(
                        argument, node("a", "A", map("x", literal(ListValue.of(MapValue.of("y", Value.of(1)))))))))
                .isInstanceOfSatisfying(
                        OrbitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_PROPERTY_TYPE));
    }

    @Test
    void aPropertyMayReadWhatThePatternMadeBefore() {
        PhysicalPlan plan = create(
                unwind("i", Value.of(1), Value.of(2)),
                node("a", "A", map("x", runner.variable("i"))),
                node("b", "B", map("y", runner.property("a", "x"))));
        PhysicalPlan read = new PhysicalPlan.Project(
                plan, List.of(new Projection(runner.symbol("y"), runner.property("b", "y"))), true);
        assertThat(runner.run(read, "y")).containsExactly(List.of(Value.of(1)), List.of(Value.of(2)));
    }

    @Test
    void setSeesWhatEarlierRowsWrote() {
        createPair();
        Expr sum = new Expr.Arithmetic(ArithmeticOperator.ADD, runner.property("n", "x"), runner.variable("i"), -1);
        PhysicalPlan plan = new PhysicalPlan.Set(
                scan(unwind("i", Value.of(10), Value.of(100)), "n", "A"),
                List.of(new SetItem.Property(runner.variable("n"), "x", sum, -1)));
        runner.run(plan);
        assertThat(runner.counters().propertiesSet()).isEqualTo(2);
        PhysicalPlan read = scan(argument, "n", "A");
        assertThat(((NodeRecord) runner.run(read, "n").getFirst().getFirst()).properties())
                .isEqualTo(MapValue.of("x", Value.of(111)));
    }

    @Test
    void setReplacesAddsAndRemoves() {
        createPair();
        PhysicalPlan scan = scan(argument, "n", "A");
        Expr n = runner.variable("n");
        runner.run(new PhysicalPlan.Set(
                scan,
                List.of(
                        new SetItem.Properties(n, map("y", literal(2)), false, -1),
                        new SetItem.Properties(n, map("x", literal(Value.NULL)), false, -1),
                        new SetItem.Property(n, "missing", literal(Value.NULL), -1),
                        new SetItem.Labels(n, List.of(literal("A"), literal("C")), false, -1),
                        new SetItem.DynamicProperty(n, literal("z"), literal(3), -1))));
        assertThat(runner.counters()).isEqualTo(counters(0, 0, 3, 1));
        NodeRecord node = (NodeRecord) runner.run(scan, "n").getFirst().getFirst();
        assertThat(node.labels()).containsExactly("A", "C");
        assertThat(node.properties()).isEqualTo(MapValue.copyOf(Map.of("y", Value.of(2), "z", Value.of(3))));
        runner.run(new PhysicalPlan.Set(
                scan,
                List.of(
                        new SetItem.Properties(n, map("y", literal(5)), true, -1),
                        new SetItem.Labels(n, List.of(literal("C"), literal("Never")), true, -1))));
        assertThat(runner.counters()).isEqualTo(new Counters(0, 0, 0, 0, 2, 0, 1, 0, 0, 0, 0, 0));
        assertThat(((NodeRecord) runner.run(scan, "n").getFirst().getFirst()).properties())
                .isEqualTo(MapValue.of("y", Value.of(5)));
    }

    @Test
    void mergeMatchesWhatItMadeForAnEarlierRow() {
        Symbol n = runner.symbol("n");
        Symbol i = runner.symbol("i");
        PhysicalPlan match = new PhysicalPlan.Filter(
                scan(new PhysicalPlan.Argument(List.of(i)), "n", "A"),
                List.of(new Expr.Comparison(
                        ComparisonOperator.EQUAL, runner.property("n", "x"), runner.variable("i"))));
        PhysicalPlan merge = new PhysicalPlan.Merge(
                unwind("i", Value.of(1), Value.of(2), Value.of(1), Value.of(1)),
                match,
                new CreatePattern(
                        List.of(new CreateNode(n, List.of(literal("A")), map("x", runner.variable("i")), -1)),
                        List.of()),
                List.of(new SetItem.Property(
                        runner.variable("n"),
                        "matches",
                        new Expr.Arithmetic(ArithmeticOperator.ADD, runner.property("n", "matches"), literal(1), -1),
                        -1)),
                List.of(new SetItem.Property(runner.variable("n"), "matches", literal(0), -1)));
        List<List<Value>> rows = runner.run(merge, "i", "n");
        assertThat(rows).extracting(List::getFirst).containsExactly(Value.of(1), Value.of(2), Value.of(1), Value.of(1));
        assertThat(rows.get(0).get(1))
                .isEqualTo(rows.get(2).get(1))
                .isNotEqualTo(rows.get(1).get(1));
        assertThat(runner.counters()).isEqualTo(counters(2, 0, 6, 2));
        assertThat(((NodeRecord) rows.get(3).get(1)).properties().get("matches"))
                .isEqualTo(Value.of(2));
        PhysicalPlan nulls = new PhysicalPlan.Merge(
                unwind("i", Value.NULL),
                match,
                new CreatePattern(
                        List.of(new CreateNode(n, List.of(literal("A")), map("x", runner.variable("i")), -1)),
                        List.of()),
                List.of(),
                List.of());
        assertThatThrownBy(() -> runner.run(nulls))
                .isInstanceOfSatisfying(
                        OrbitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MERGE_READ_OWN_WRITES));
    }

    @Test
    void deleteRefusesToLeaveRelationshipsBehind() {
        createPair();
        PhysicalPlan scan = scan(argument, "n", "A");
        PhysicalPlan delete = new PhysicalPlan.Delete(scan, List.of(runner.variable("n")), false, -1);
        assertThatThrownBy(() -> runner.run(delete))
                .isInstanceOfSatisfying(
                        OrbitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DELETE_CONNECTED_NODE));
        runner.run(new PhysicalPlan.Delete(
                scan, List.of(runner.variable("n"), literal(Value.NULL), runner.variable("n")), true, -1));
        assertThat(runner.counters()).isEqualTo(new Counters(0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void deletedEntitiesCanBeReturnedButNotRead() {
        createPair();
        PhysicalPlan expand = new PhysicalPlan.Expand(
                scan(argument, "a", "A"),
                runner.symbol("a"),
                runner.symbol("r"),
                runner.symbol("b"),
                Pattern.Direction.OUT,
                List.of(),
                false,
                false,
                List.of());
        PhysicalPlan delete =
                new PhysicalPlan.Delete(new PhysicalPlan.Eager(expand), List.of(runner.variable("a")), true, -1);
        try (var transaction = store.begin()) {
            List<Value> row = runner.run(transaction, delete, "a", "r").getFirst();
            assertThat(((NodeRecord) row.get(0)).labels()).isEmpty();
            assertThat(((NodeRecord) row.get(0)).properties()).isEqualTo(MapValue.EMPTY);
            assertThat(((RelationshipRecord) row.get(1)).relationshipType()).isEqualTo("R");
        }
        PhysicalPlan type = new PhysicalPlan.Project(
                delete,
                List.of(new Projection(runner.symbol("t"), new Expr.Call("type", List.of(runner.variable("r")), -1))),
                true);
        try (var transaction = store.begin()) {
            assertThat(runner.run(transaction, type, "t")).containsExactly(List.of(Value.of("R")));
        }
        PhysicalPlan read = new PhysicalPlan.Project(
                delete, List.of(new Projection(runner.symbol("t"), runner.property("a", "x"))), true);
        assertThatThrownBy(() -> runner.run(read, "t"))
                .isInstanceOfSatisfying(
                        OrbitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DELETED_ENTITY_ACCESS));
    }

    @Test
    void foreachRunsItsBodyForEachElement() {
        Symbol x = runner.symbol("x");
        PhysicalPlan body = create(
                new PhysicalPlan.Argument(List.of(x, runner.symbol("i"))),
                node(
                        "f",
                        "F",
                        map(
                                "v",
                                new Expr.Arithmetic(
                                        ArithmeticOperator.ADD, runner.variable("x"), runner.variable("i"), -1))));
        PhysicalPlan foreach = new PhysicalPlan.Foreach(
                unwind("i", Value.of(10), Value.of(20)), x, literal(ListValue.of(Value.of(1), Value.of(2))), body);
        assertThat(runner.run(foreach, "i")).containsExactly(List.of(Value.of(10)), List.of(Value.of(20)));
        PhysicalPlan read = new PhysicalPlan.Project(
                scan(argument, "f", "F"), List.of(new Projection(runner.symbol("v"), runner.property("f", "v"))), true);
        assertThat(runner.run(read, "v"))
                .containsExactly(
                        List.of(Value.of(11)), List.of(Value.of(12)), List.of(Value.of(21)), List.of(Value.of(22)));
    }
}
