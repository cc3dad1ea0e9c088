package io.orbitgraph.query.runtime.expand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.NodeValue;
import io.orbitgraph.model.value.PathValue;
import io.orbitgraph.model.value.RelationshipValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.LabelExpr;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.logical.LogicalPlan;
import io.orbitgraph.query.logical.Pattern;
import io.orbitgraph.query.physical.PhysicalPlan;
import io.orbitgraph.query.runtime.PlanRunner;
import io.orbitgraph.store.graph.GraphTransaction;
import io.orbitgraph.store.testkit.InMemoryGraphStore;
import io.orbitgraph.store.testkit.Seeded;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Path operators against a plain recursive search, on random multigraphs with self-loops.
class PathOperatorsTest {
    private record Edge(long id, long start, long end, int type) {}

    private final long seed = Seeded.of("PathOperatorsTest").seed();
    private final Random random = new Random(seed);
    private final InMemoryGraphStore store = new InMemoryGraphStore();
    private final PlanRunner runner = new PlanRunner(store);
    private final List<Long> nodes = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();

    @BeforeEach
    void createGraph() {
        try (GraphTransaction transaction = store.begin()) {
            int[] types = {
                store.tokens().createRelationshipType("R"), store.tokens().createRelationshipType("S")
            };
            int weight = store.tokens().createPropertyKey("w");
            for (int i = 0; i < 7; i++) {
                nodes.add(transaction.createNode());
            }
            for (int i = 0; i < 11; i++) {
                long start = nodes.get(random.nextInt(nodes.size()));
                long end = nodes.get(random.nextInt(nodes.size()));
                int type = random.nextInt(2);
                long id = transaction.createRelationship(start, end, types[type]);
                transaction.setRelationshipProperty(id, weight, Value.of(i));
                edges.add(new Edge(id, start, end, type));
            }
            transaction.commit();
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    private PhysicalPlan scan(String name) {
        return new PhysicalPlan.NodeScan(
                new PhysicalPlan.Argument(List.of()), runner.symbol(name), List.of(), List.of());
    }

    private PhysicalPlan pairs() {
        return new PhysicalPlan.NodeScan(scan("a"), runner.symbol("b"), List.of(), List.of());
    }

    private Pattern.VariableLength variable(
            Pattern.Direction direction, @Nullable LabelExpr types, int min, int max, @Nullable Expr predicate) {
        return new Pattern.VariableLength(
                runner.symbol("rs"),
                runner.symbol("a"),
                runner.symbol("b"),
                direction,
                types,
                min,
                max,
                runner.symbol("each"),
                predicate);
    }

    /// All trails from `start`, each as the start node, the relationships and the end node.
    private List<List<Long>> trails(
            long start, Pattern.Direction direction, int min, int max, Predicate<Edge> allowed) {
        List<List<Long>> found = new ArrayList<>();
        walk(start, start, direction, min, max, allowed, new ArrayList<>(), found);
        return found;
    }

    private void walk(
            long start,
            long node,
            Pattern.Direction direction,
            int min,
            int max,
            Predicate<Edge> allowed,
            List<Edge> trail,
            List<List<Long>> found) {
        if (trail.size() >= min) {
            List<Long> row = new ArrayList<>();
            row.add(start);
            trail.forEach(edge -> row.add(edge.id()));
            row.add(node);
            found.add(row);
        }
        if (trail.size() == max) {
            return;
        }
        for (Edge edge : edges) {
            if (trail.contains(edge) || !allowed.test(edge)) {
                continue;
            }
            boolean out = direction != Pattern.Direction.IN && edge.start() == node;
            boolean in = direction != Pattern.Direction.OUT && edge.end() == node;
            if (out || in) {
                trail.add(edge);
                walk(start, out ? edge.end() : edge.start(), direction, min, max, allowed, trail, found);
                trail.removeLast();
            }
        }
    }

    private List<List<Long>> rows(PhysicalPlan plan, String from, String list, String to) {
        List<List<Long>> rows = new ArrayList<>();
        for (List<Value> row : runner.run(plan, from, list, to)) {
            List<Long> ids = new ArrayList<>();
            ids.add(((NodeValue) row.get(0)).id());
            for (Value relationship : (ListValue) row.get(1)) {
                ids.add(((RelationshipValue) relationship).id());
            }
            ids.add(((NodeValue) row.get(2)).id());
            rows.add(ids);
        }
        return rows;
    }

    @Test
    void findsAllTrails() {
        for (Pattern.Direction direction : Pattern.Direction.values()) {
            for (int min = 0; min <= 2; min++) {
                int max = min + random.nextInt(3);
                List<List<Long>> expected = new ArrayList<>();
                for (long node : nodes) {
                    expected.addAll(trails(node, direction, min, max, edge -> edge.type() == 0));
                }
                var connection = variable(direction, new LabelExpr.Named("R"), min, max, null);
                var plan = new PhysicalPlan.VariableExpand(scan("a"), connection, false, false, false, List.of());
                assertThat(rows(plan, "a", "rs", "b")).containsExactlyInAnyOrderElementsOf(expected);
                var fromRight = new PhysicalPlan.VariableExpand(scan("b"), connection, true, false, false, List.of());
                assertThat(rows(fromRight, "a", "rs", "b")).containsExactlyInAnyOrderElementsOf(expected);
                var into = new PhysicalPlan.VariableExpand(pairs(), connection, false, true, false, List.of());
                assertThat(rows(into, "a", "rs", "b")).containsExactlyInAnyOrderElementsOf(expected);
            }
        }
    }

    @Test
    void trailsEndByThemselves() {
        List<List<Long>> expected = new ArrayList<>();
        for (long node : nodes) {
            expected.addAll(trails(node, Pattern.Direction.OUT, 1, -1, edge -> true));
        }
        var plan = new PhysicalPlan.VariableExpand(
                scan("a"), variable(Pattern.Direction.OUT, null, 1, -1, null), false, false, false, List.of());
        assertThat(rows(plan, "a", "rs", "b")).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void conditionsHoldOfEachRelationship() {
        Expr light = new Expr.Comparison(
                Expr.ComparisonOperator.LESS, runner.property("each", "w"), new Expr.Literal(Value.of(7)));
        List<List<Long>> expected = new ArrayList<>();
        for (long node : nodes) {
            expected.addAll(
                    trails(node, Pattern.Direction.BOTH, 1, 3, edge -> edges.indexOf(edge) < 7 && edge.type() == 1));
        }
        LabelExpr notR = new LabelExpr.Not(new LabelExpr.Named("R"));
        var plan = new PhysicalPlan.VariableExpand(
                scan("a"), variable(Pattern.Direction.BOTH, notR, 1, 3, light), false, false, false, List.of());
        assertThat(rows(plan, "a", "rs", "b")).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void boundListIsWalkedAgain() {
        var connection = variable(Pattern.Direction.OUT, null, 1, 3, null);
        var found = new PhysicalPlan.VariableExpand(scan("a"), connection, false, false, false, List.of());
        Symbol c = runner.symbol("c");
        var again = new Pattern.VariableLength(
                connection.symbol(), connection.left(), c, Pattern.Direction.OUT, null, 1, 3, connection.each(), null);
        var plan = new PhysicalPlan.VariableExpand(found, again, false, false, true, List.of());
        assertThat(rows(plan, "a", "rs", "c"))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(rows(found, "a", "rs", "b"));
    }

    @Test
    void shortestPathsAreTheShortestTrails() {
        for (Pattern.Direction direction : Pattern.Direction.values()) {
            List<List<Long>> expected = new ArrayList<>();
            int connected = 0;
            for (long start : nodes) {
                for (long end : nodes) {
                    List<List<Long>> all = trails(start, direction, 1, 8, edge -> true).stream()
                            .filter(trail -> start != end && trail.getLast() == end)
                            .toList();
                    int shortest = all.stream().mapToInt(List::size).min().orElse(0);
                    connected += all.isEmpty() ? 0 : 1;
                    all.stream().filter(trail -> trail.size() == shortest).forEach(expected::add);
                }
            }
            Expr different =
                    new Expr.Comparison(Expr.ComparisonOperator.NOT_EQUAL, runner.variable("a"), runner.variable("b"));
            PhysicalPlan ends = new PhysicalPlan.Filter(pairs(), List.of(different));
            var connection = variable(direction, null, 1, -1, null);
            var all = new PhysicalPlan.ShortestPath(
                    ends, new Pattern.ShortestPath(connection, runner.symbol("p"), true, List.of()), List.of());
            assertThat(rows(all, "a", "rs", "b")).containsExactlyInAnyOrderElementsOf(expected);
            var one = new PhysicalPlan.ShortestPath(
                    ends, new Pattern.ShortestPath(connection, runner.symbol("p"), false, List.of()), List.of());
            assertThat(rows(one, "a", "rs", "b")).hasSize(connected).isSubsetOf(expected);
            // A condition that always holds takes the other way to the same answer.
            var tried = new PhysicalPlan.ShortestPath(
                    ends,
                    new Pattern.ShortestPath(
                            connection,
                            runner.symbol("p"),
                            true,
                            List.of(new Expr.Not(new Expr.IsNull(runner.variable("p"))))),
                    List.of());
            assertThat(rows(tried, "a", "rs", "b")).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void closedShortestPathsAreTheShortestTrailsToo() {
        for (Pattern.Direction direction : Pattern.Direction.values()) {
            List<List<Long>> expected = new ArrayList<>();
            int connected = 0;
            for (long start : nodes) {
                for (long end : nodes) {
                    List<List<Long>> all = trails(start, direction, 1, 8, edge -> true).stream()
                            .filter(trail -> trail.getLast() == end)
                            .toList();
                    int shortest = all.stream().mapToInt(List::size).min().orElse(0);
                    connected += all.isEmpty() ? 0 : 1;
                    all.stream().filter(trail -> trail.size() == shortest).forEach(expected::add);
                }
            }
            var connection = variable(direction, null, 1, -1, null);
            var all = new PhysicalPlan.ShortestPath(
                    pairs(),
                    new Pattern.ShortestPath(connection, runner.symbol("p"), true, List.of(), true),
                    List.of());
            assertThat(rows(all, "a", "rs", "b")).containsExactlyInAnyOrderElementsOf(expected);
            var one = new PhysicalPlan.ShortestPath(
                    pairs(),
                    new Pattern.ShortestPath(connection, runner.symbol("p"), false, List.of(), true),
                    List.of());
            assertThat(rows(one, "a", "rs", "b")).hasSize(connected).isSubsetOf(expected);
        }
    }

    @Test
    void shortestPathToItselfIsRefusedUnlessEmpty() {
        var plan = new PhysicalPlan.ShortestPath(
                pairs(),
                new Pattern.ShortestPath(
                        variable(Pattern.Direction.OUT, null, 1, -1, null), runner.symbol("p"), false, List.of()),
                List.of());
        assertThatThrownBy(() -> runner.run(plan, "p"))
                .isInstanceOfSatisfying(
                        OrbitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT));
        Symbol same = runner.symbol("b");
        PhysicalPlan twice = new PhysicalPlan.Project(
                scan("a"), List.of(new LogicalPlan.Projection(same, runner.variable("a"))), false);
        var empty = new PhysicalPlan.ShortestPath(
                twice,
                new Pattern.ShortestPath(
                        variable(Pattern.Direction.OUT, null, 0, -1, null), runner.symbol("p"), false, List.of()),
                List.of());
        assertThat(runner.run(empty, "p"))
                .hasSize(nodes.size())
                .allSatisfy(
                        row -> assertThat(((PathValue) row.getFirst()).length()).isZero());
    }

    @Test
    void quantifiedPatternOfOneRelationshipIsAVariableLengthOne() {
        for (Pattern.Direction direction : Pattern.Direction.values()) {
            for (boolean fromRight : new boolean[] {false, true}) {
                List<List<Long>> expected = new ArrayList<>();
                for (long node : nodes) {
                    expected.addAll(trails(node, direction, 0, 3, edge -> true));
                }
                Symbol x = runner.symbol("x");
                Symbol y = runner.symbol("y");
                Symbol r = runner.symbol("r");
                Pattern inner = new Pattern(
                        List.of(new Pattern.Node(x, null), new Pattern.Node(y, null)),
                        List.of(new Pattern.Relationship(r, x, y, direction, null)));
                Pattern.Quantified quantified = new Pattern.Quantified(
                        runner.symbol("a"),
                        runner.symbol("b"),
                        inner,
                        x,
                        y,
                        List.of(),
                        0,
                        3,
                        List.of(new Pattern.Group(r, runner.symbol("rs"))));
                Symbol start = fromRight ? y : x;
                Pattern.Direction walked = !fromRight
                        ? direction
                        : direction == Pattern.Direction.OUT
                                ? Pattern.Direction.IN
                                : direction == Pattern.Direction.IN ? Pattern.Direction.OUT : direction;
                PhysicalPlan step = new PhysicalPlan.Expand(
                        new PhysicalPlan.Argument(List.of(start)),
                        start,
                        r,
                        fromRight ? x : y,
                        walked,
                        List.of(),
                        false,
                        false,
                        List.of());
                PhysicalPlan plan = new PhysicalPlan.QuantifiedExpand(
                        scan(fromRight ? "b" : "a"), quantified, fromRight, false, step, List.of());
                assertThat(rows(plan, "a", "rs", "b")).containsExactlyInAnyOrderElementsOf(expected);
                PhysicalPlan into =
                        new PhysicalPlan.QuantifiedExpand(pairs(), quantified, fromRight, true, step, List.of());
                assertThat(rows(into, "a", "rs", "b")).containsExactlyInAnyOrderElementsOf(expected);
            }
        }
    }

    @Test
    void expandOfAllKindsAgrees() {
        for (Pattern.Direction direction : Pattern.Direction.values()) {
            for (List<String> types : List.of(List.<String>of(), List.of("R"), List.of("S", "R", "None"))) {
                List<List<Long>> expected = new ArrayList<>();
                for (long node : nodes) {
                    for (List<Long> trail :
                            trails(node, direction, 1, 1, edge -> !types.equals(List.of("R")) || edge.type() == 0)) {
                        expected.add(List.of(trail.get(0), trail.get(1), trail.get(2)));
                    }
                }
                PhysicalPlan all = expand(scan("a"), "r", direction, types, false, false, List.of());
                assertThat(triples(all)).containsExactlyInAnyOrderElementsOf(expected);
                PhysicalPlan into = expand(pairs(), "r", direction, types, true, false, List.of());
                assertThat(triples(into)).containsExactlyInAnyOrderElementsOf(expected);
                PhysicalPlan bound = expand(all, "r", direction, types, true, true, List.of());
                assertThat(triples(bound)).containsExactlyInAnyOrderElementsOf(expected);
                PhysicalPlan none = expand(all, "r2", direction, types, true, false, List.of(runner.symbol("r")));
                long parallel = expected.stream()
                        .mapToLong(one -> expected.stream()
                                .filter(other -> !other.equals(one)
                                        && other.get(0).equals(one.get(0))
                                        && other.get(2).equals(one.get(2)))
                                .count())
                        .sum();
                assertThat(runner.run(none, "a")).hasSize((int) parallel);
                PhysicalPlan degree = new PhysicalPlan.Aggregate(
                        new PhysicalPlan.Degree(scan("a"), runner.symbol("a"), direction, types, runner.symbol("d")),
                        List.of(),
                        List.of(new LogicalPlan.Projection(
                                runner.symbol("c"),
                                new Expr.AggregateCall("sum", List.of(runner.variable("d")), false, -1))));
                assertThat(runner.run(degree, "c")).containsExactly(List.of(Value.of(expected.size())));
            }
        }
    }

    @Test
    void countingExpansionsSubtractsWhatThePatternHasUsed() {
        for (Pattern.Direction first : Pattern.Direction.values()) {
            for (Pattern.Direction second : Pattern.Direction.values()) {
                PhysicalPlan one = expand(scan("a"), "r", first, List.of(), false, false, List.of());
                PhysicalPlan two = new PhysicalPlan.Expand(
                        one,
                        runner.symbol("b"),
                        runner.symbol("s"),
                        runner.symbol("c"),
                        second,
                        List.of("R"),
                        false,
                        false,
                        List.of(runner.symbol("r")));
                var key = new LogicalPlan.Projection(runner.symbol("k"), runner.variable("a"));
                var count = new LogicalPlan.Projection(
                        runner.symbol("n"), new Expr.AggregateCall("count", List.of(), false, -1));
                var weight = new LogicalPlan.Projection(
                        runner.symbol("w"),
                        new Expr.AggregateCall("sum", List.of(runner.property("r", "w")), false, -1));
                PhysicalPlan counted = new PhysicalPlan.Aggregate(two, List.of(key), List.of(count, weight));
                PhysicalPlan flat =
                        new PhysicalPlan.Aggregate(new PhysicalPlan.Eager(two), List.of(key), List.of(count, weight));
                assertThat(runner.run(counted, "k", "n", "w"))
                        .containsExactlyInAnyOrderElementsOf(runner.run(flat, "k", "n", "w"));
            }
        }
    }

    @Test
    void aggregationOverListVectorsAgreesWithTheFlatOne() {
        for (Pattern.Direction direction : List.of(Pattern.Direction.OUT, Pattern.Direction.IN)) {
            PhysicalPlan one = expand(scan("a"), "r", direction, List.of("R"), false, false, List.of());
            PhysicalPlan two = new PhysicalPlan.Expand(
                    one,
                    runner.symbol("b"),
                    runner.symbol("s"),
                    runner.symbol("c"),
                    direction,
                    List.of("S"),
                    false,
                    false,
                    List.of());
            var keys = List.of(new LogicalPlan.Projection(runner.symbol("k"), runner.variable("a")));
            var aggregates = List.of(
                    aggregate("n1", "count", false),
                    aggregate("n2", "count", true, runner.variable("c")),
                    aggregate("n3", "sum", false, runner.property("s", "w")),
                    aggregate("n4", "collect", false, runner.variable("c")),
                    aggregate("n5", "sum", false, runner.property("r", "w")),
                    aggregate("n6", "count", false, runner.variable("s")));
            for (var grouping : List.of(keys, List.<LogicalPlan.Projection>of())) {
                PhysicalPlan lists = new PhysicalPlan.Aggregate(two, grouping, aggregates);
                PhysicalPlan flat = new PhysicalPlan.Aggregate(new PhysicalPlan.Eager(two), grouping, aggregates);
                String[] columns = grouping.isEmpty()
                        ? new String[] {"n1", "n2", "n3", "n4", "n5", "n6"}
                        : new String[] {"k", "n1", "n2", "n3", "n4", "n5", "n6"};
                assertThat(runner.run(lists, columns)).isEqualTo(runner.run(flat, columns));
            }
        }
    }

    private LogicalPlan.Projection aggregate(String name, String function, boolean distinct, Expr... arguments) {
        return new LogicalPlan.Projection(
                runner.symbol(name), new Expr.AggregateCall(function, List.of(arguments), distinct, -1));
    }

    private PhysicalPlan expand(
            PhysicalPlan input,
            String r,
            Pattern.Direction direction,
            List<String> types,
            boolean into,
            boolean bound,
            List<Symbol> distinct) {
        return new PhysicalPlan.Expand(
                input,
                runner.symbol("a"),
                runner.symbol(r),
                runner.symbol("b"),
                direction,
                types,
                into,
                bound,
                distinct);
    }

    private List<List<Long>> triples(PhysicalPlan plan) {
        List<List<Long>> rows = new ArrayList<>();
        for (List<Value> row : runner.run(plan, "a", "r", "b")) {
            rows.add(List.of(
                    ((NodeValue) row.get(0)).id(),
                    ((RelationshipValue) row.get(1)).id(),
                    ((NodeValue) row.get(2)).id()));
        }
        return rows;
    }
}
