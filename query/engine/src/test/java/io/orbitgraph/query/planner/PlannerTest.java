package io.orbitgraph.query.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.orbitgraph.model.procedure.ProcedureSignature;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.query.expr.Expr;
import io.orbitgraph.query.expr.LabelExpr;
import io.orbitgraph.query.expr.Symbol;
import io.orbitgraph.query.language.Catalog;
import io.orbitgraph.query.language.FunctionSignature;
import io.orbitgraph.query.logical.LogicalPlan;
import io.orbitgraph.query.logical.Pattern;
import io.orbitgraph.query.logical.Statement;
import io.orbitgraph.store.graph.GraphTransaction;
import io.orbitgraph.store.testkit.InMemoryGraphStore;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Golden plans of logical plans written by hand; the Cypher golden plans are where both modules are in sight.
final class PlannerTest {
    private static final Symbol A = new Symbol("a", 0);
    private static final Symbol B = new Symbol("b", 1);
    private static final Symbol C = new Symbol("c", 2);
    private static final Symbol R = new Symbol("r", 3);
    private static final Symbol S = new Symbol("s", 4);
    private static final Symbol X = new Symbol("x", 5);

    private final InMemoryGraphStore store = new InMemoryGraphStore();

    @BeforeEach
    void hundredPeopleAndThreeCities() {
        try (GraphTransaction tx = store.begin()) {
            int person = store.tokens().createLabel("Person");
            int city = store.tokens().createLabel("City");
            int livesIn = store.tokens().createRelationshipType("LIVES_IN");
            int knows = store.tokens().createRelationshipType("KNOWS");
            store.tokens().createPropertyKey("name");
            long[] cities = {tx.createNode(city), tx.createNode(city), tx.createNode(city)};
            long last = tx.createNode(person);
            for (int i = 0; i < 100; i++) {
                long node = tx.createNode(person);
                tx.createRelationship(node, cities[i % 3], livesIn);
                tx.createRelationship(node, last, knows);
                last = node;
            }
            tx.commit();
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void startsAtTheRarerLabel() {
        assertThat(plan(match(chain(node(A, "Person"), R, "LIVES_IN", node(B, "City"))), A))
                .isEqualTo("""
                ProduceResults a
                  Filter a:Person
                    Expand(All) (b)<-[r:LIVES_IN]-(a)
                      NodeByLabelScan b:City
                """);
    }

    @Test
    void testsPropertiesWhileScanning() {
        assertThat(plan(match(nodes(node(A, "Person")), equal(property(A, "name"), "Ann")), A))
                .isEqualTo("""
                ProduceResults a
                  NodeByLabelScan a:Person WHERE a.name = 'Ann'
                """);
    }

    @Test
    void seeksInAnIndexAndExpandsFromThere() {
        try (GraphTransaction tx = store.begin()) {
            tx.createIndex(
                    "names", store.tokens().label("Person"), store.tokens().propertyKey("name"));
            tx.commit();
        }
        assertThat(plan(
                        match(
                                chain(node(A, "Person"), R, "LIVES_IN", node(B, "City")),
                                equal(property(A, "name"), "Ann")),
                        B))
                .isEqualTo("""
                ProduceResults b
                  Filter b:City
                    Expand(All) (a)-[r:LIVES_IN]->(b)
                      NodeIndexSeek RANGE INDEX a:Person(name) WHERE a.name = 'Ann'
                """);
    }

    @Test
    void seeksById() {
        Expr id = new Expr.Comparison(
                Expr.ComparisonOperator.EQUAL,
                new Expr.Call("id", List.of(new Expr.Variable(A)), -1),
                new Expr.Parameter("id"));
        assertThat(plan(match(nodes(node(A, "Person")), id), A)).isEqualTo("""
                ProduceResults a
                  Filter a:Person
                    NodeByIdSeek a WHERE id(a) IN $id
                """);
    }

    @Test
    void relationshipsOfOneTypeMustDifferAndThoseOfTwoTypesDoAnyway() {
        Pattern knows = new Pattern(
                List.of(node(A, null), node(B, null), node(C, null)),
                List.of(
                        new Pattern.Relationship(R, A, B, Pattern.Direction.OUT, new LabelExpr.Named("KNOWS")),
                        new Pattern.Relationship(S, B, C, Pattern.Direction.OUT, new LabelExpr.Named("KNOWS"))));
        assertThat(plan(match(knows), A)).contains(", other than ");
        Pattern both = new Pattern(
                knows.nodes(),
                List.of(
                        knows.connections().getFirst(),
                        new Pattern.Relationship(S, B, C, Pattern.Direction.OUT, new LabelExpr.Named("LIVES_IN"))));
        assertThat(plan(match(both), A)).doesNotContain("other than");
    }

    @Test
    void triangleIsClosedByLookingForTheEdge() {
        Pattern triangle = new Pattern(
                List.of(node(A, null), node(B, null)),
                List.of(
                        new Pattern.Relationship(R, A, B, Pattern.Direction.OUT, new LabelExpr.Named("KNOWS")),
                        new Pattern.Relationship(S, B, A, Pattern.Direction.OUT, new LabelExpr.Named("KNOWS"))));
        assertThat(plan(match(triangle), A)).contains("Expand(Into)");
    }

    @Test
    void scanIsReadToItsEndBeforeNodesOfItsKindAreCreated() {
        LogicalPlan people = match(nodes(node(A, "Person")));
        assertThat(plan(create(people, "Person"), A)).isEqualTo("""
                ProduceResults a
                  Create (b:'Person')
                    Eager
                      NodeByLabelScan a:Person
                """);
        assertThat(plan(create(people, "City"), A)).isEqualTo("""
                ProduceResults a
                  Create (b:'City')
                    NodeByLabelScan a:Person
                """);
    }

    @Test
    void oneRowNeedsNoBarrier() {
        LogicalPlan created = create(new LogicalPlan.Argument(List.of()), "Person");
        assertThat(plan(new LogicalPlan.Match(created, nodes(node(A, null)), List.of(), false, false), A))
                .isEqualTo("""
                ProduceResults a
                  AllNodesScan a
                    Create (b:'Person')
                """);
    }

    @Test
    void laterReadsWaitForAllWrites() {
        LogicalPlan rows = new LogicalPlan.Unwind(new LogicalPlan.Argument(List.of()), new Expr.Parameter("rows"), X);
        LogicalPlan created = create(rows, "Person");
        assertThat(plan(new LogicalPlan.Match(created, nodes(node(A, "Person")), List.of(), false, false), A))
                .isEqualTo("""
                ProduceResults a
                  NodeByLabelScan a:Person
                    Eager
                      Create (b:'Person')
                        Unwind $rows AS x
                """);
    }

    @Test
    void sortAndLimitBecomeTop() {
        LogicalPlan sorted = new LogicalPlan.Sort(
                match(nodes(node(A, "Person"))), List.of(new LogicalPlan.SortKey(property(A, "name"), false)));
        assertThat(plan(new LogicalPlan.Limit(sorted, new Expr.Literal(Value.of(3))), A))
                .isEqualTo("""
                ProduceResults a
                  Top a.name DESC LIMIT 3
                    NodeByLabelScan a:Person
                """);
    }

    @Test
    void existsIsASemiJoin() {
        LogicalPlan inner = new LogicalPlan.Match(
                new LogicalPlan.Argument(List.of(A)),
                chain(node(A, null), R, "KNOWS", node(B, null)),
                List.of(),
                false,
                false);
        Expr exists = new Expr.Subquery(Expr.SubqueryKind.EXISTS, inner, null, -1);
        assertThat(plan(match(nodes(node(A, "Person")), new Expr.Not(exists)), A))
                .isEqualTo("""
                ProduceResults a
                  AntiSemiApply
                    NodeByLabelScan a:Person
                    Expand(All) (a)-[r:KNOWS]->(b)
                      Argument a
                """);
    }

    @Test
    void optionalMatchIsANestedPlan() {
        LogicalPlan optional = new LogicalPlan.Match(
                match(nodes(node(A, "City"))),
                chain(node(B, "Person"), R, "LIVES_IN", node(A, null)),
                List.of(),
                true,
                false);
        assertThat(plan(optional, B)).isEqualTo("""
                ProduceResults b
                  OptionalApply
                    NodeByLabelScan a:City
                    Filter b:Person
                      Expand(All) (a)<-[r:LIVES_IN]-(b)
                        Argument a
                """);
    }

    @Test
    void unconnectedPartsThatMustBeEqualAreHashJoined() {
        Expr equal = new Expr.Comparison(Expr.ComparisonOperator.EQUAL, property(A, "name"), property(B, "of"));
        assertThat(plan(match(nodes(node(A, "Person"), node(B, "Person")), equal), A))
                .isEqualTo("""
                ProduceResults a
                  ValueHashJoin a.name = b.of
                    NodeByLabelScan a:Person
                    NodeByLabelScan b:Person
                """);
    }

    @Test
    void countsOfAllAreLookUps() {
        Expr count = new Expr.AggregateCall("count", List.of(), false, -1);
        List<LogicalPlan.Projection> aggregates = List.of(new LogicalPlan.Projection(X, count));
        assertThat(plan(new LogicalPlan.Aggregate(match(nodes(node(A, "Person"))), List.of(), aggregates), X))
                .isEqualTo("""
                ProduceResults x
                  NodeCountFromCountStore count( (:Person) ) AS x
                """);
        LogicalPlan all = match(chain(node(A, null), R, "KNOWS", node(B, null)));
        assertThat(plan(new LogicalPlan.Aggregate(all, List.of(), aggregates), X))
                .isEqualTo("""
                ProduceResults x
                  RelationshipCountFromCountStore count( ()-[:KNOWS]->() ) AS x
                """);
        LogicalPlan some = match(chain(node(A, "Person"), R, "KNOWS", node(B, null)));
        assertThat(plan(new LogicalPlan.Aggregate(some, List.of(), aggregates), X))
                .contains("EagerAggregation count(*) AS x");
    }

    // what the tests are written in

    private String plan(LogicalPlan plan, Symbol result) {
        Statement.Query query =
                new Statement.Query(plan, List.of(new Statement.Column(result.name(), result)), true, 6);
        try (GraphTransaction tx = store.begin()) {
            SchemaView schema = new SchemaView(store.tokens(), store.statistics(), tx.indexes());
            return new OperatorText(store.tokens())
                    .tree(new Planner(new EmptyCatalog()).plan(query, schema).root());
        }
    }

    private static LogicalPlan.Match match(Pattern pattern, Expr... predicates) {
        return new LogicalPlan.Match(new LogicalPlan.Argument(List.of()), pattern, List.of(predicates), false, false);
    }

    private static LogicalPlan create(LogicalPlan input, String label) {
        return new LogicalPlan.Create(
                input,
                new LogicalPlan.CreatePattern(
                        List.of(new LogicalPlan.CreateNode(B, List.of(new Expr.Literal(Value.of(label))), null, -1)),
                        List.of()));
    }

    private static Pattern nodes(Pattern.Node... nodes) {
        return new Pattern(List.of(nodes), List.of());
    }

    private static Pattern chain(Pattern.Node left, Symbol relationship, String type, Pattern.Node right) {
        return new Pattern(
                List.of(left, right),
                List.of(new Pattern.Relationship(
                        relationship,
                        left.symbol(),
                        right.symbol(),
                        Pattern.Direction.OUT,
                        new LabelExpr.Named(type))));
    }

    private static Pattern.Node node(Symbol symbol, @org.jspecify.annotations.Nullable String label) {
        return new Pattern.Node(symbol, label == null ? null : new LabelExpr.Named(label));
    }

    private static Expr property(Symbol symbol, String key) {
        return new Expr.Property(new Expr.Variable(symbol), key, -1);
    }

    private static Expr equal(Expr left, String right) {
        return new Expr.Comparison(Expr.ComparisonOperator.EQUAL, left, new Expr.Literal(Value.of(right)));
    }

    static final class EmptyCatalog implements Catalog {
        @Override
        public Optional<FunctionSignature> function(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<FunctionSignature> aggregate(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<ProcedureSignature> procedure(String name) {
            return Optional.empty();
        }

        @Override
        public List<String> functionNames() {
            return List.of();
        }

        @Override
        public List<String> procedureNames() {
            return List.of();
        }
    }
}
