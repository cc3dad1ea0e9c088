package io.orbitgraph.server.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.error.SourcePosition;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Functions and aggregations of other modules, called from Cypher.
final class ExtensionFunctionTest {
    private final CypherDatabase database = new CypherDatabase(GraphExtension.create());

    @BeforeEach
    void fourPeople() {
        database.run(
                "CREATE (a:Person {name: 'Ann'})-[:KNOWS]->(b:Person {name: 'Bob'})-[:KNOWS]->(c:Person {name: 'Cid'}), "
                        + "(a)-[:KNOWS]->(c), (:Person {name: 'Dan'})");
        PairAggregation.OPEN.set(0);
    }

    @AfterEach
    void close() {
        database.close();
        assertThat(PairAggregation.OPEN).as("aggregators that nobody ended").hasValue(0);
    }

    private static void fails(ThrowingCallable call, ErrorCode code, String message) {
        assertThatThrownBy(call).isInstanceOfSatisfying(OrbitException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.text()).contains(message);
        });
    }

    @Test
    void functionsComputeFromValues() {
        assertThat(database.rows("MATCH (p:Person) RETURN test.util.asNode(id(p)).name AS name ORDER BY name"))
                .containsExactly("Ann", "Bob", "Cid", "Dan");
        assertThat(database.rows("RETURN test.half(3), TEST.HALF(1.0), test.half(null)"))
                .containsExactly("1.5, 0.5, null");
        assertThat(database.rows("RETURN test.join('-'), test.join('-', 'a'), test.join('-', 'a', 'b', 'c')"))
                .containsExactly(", a, a-b-c");
        assertThat(database.rows("RETURN test.show([1, 2.5]), test.show([], {a: 1})"))
                .containsExactly("[[1.0, 2.5], {k: 1}], [[], {a: 1}]");
        assertThat(database.rows("UNWIND [1, null] AS x RETURN test.isNull(x), test.half(x)"))
                .containsExactly("false, 0.5", "true, null");
        assertThat(database.rows("MATCH (p:Person) WHERE test.util.asNode(id(p)).name = 'Cid' RETURN p.name"))
                .containsExactly("Cid");
    }

    @Test
    void functionsSeeWhatTheStatementWrote() {
        assertThat(database.rows("CREATE (:New), (:New) RETURN test.nodeCount()"))
                .containsExactly("6");
        assertThat(database.rows("UNWIND [1, 2] AS i CREATE (:New) RETURN test.nodeCount()"))
                .as("all is created before the first is counted")
                .containsExactly("8", "8");
        assertThat(database.rows("UNWIND [1, 2] AS i WITH i, test.nodeCount() AS before CREATE (:New) RETURN before"))
                .as("all is counted before the first is created")
                .containsExactly("8", "8");
    }

    @Test
    void functionCallsAreChecked() {
        fails(() -> database.rows("RETURN test.hlf(1)"), ErrorCode.UNKNOWN_FUNCTION, "test.half");
        fails(() -> database.rows("RETURN test.half()"), ErrorCode.INVALID_NUMBER_OF_ARGUMENTS, "1 argument");
        fails(() -> database.rows("RETURN test.half(1, 2)"), ErrorCode.INVALID_NUMBER_OF_ARGUMENTS, "1 argument");
        fails(() -> database.rows("RETURN test.half('x')"), ErrorCode.INVALID_ARGUMENT_TYPE, "FLOAT");
        fails(() -> database.rows("RETURN test.half(DISTINCT 1)"), ErrorCode.UNEXPECTED_SYNTAX, "DISTINCT");
        fails(() -> database.rows("UNWIND [1, 'x'] AS x RETURN test.half(x)"), ErrorCode.ARGUMENT_TYPE, "test.half");
        fails(() -> database.rows("UNWIND [1, {}] AS x RETURN test.show([1, x])"), ErrorCode.ARGUMENT_TYPE, "numbers");
    }

    @Test
    void failuresSayWhatAndWhere() {
        assertThatThrownBy(() -> database.rows("UNWIND [1] AS x\nRETURN test.refuse(x)"))
                .isInstanceOfSatisfying(OrbitException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.PROCEDURE_CALL_FAILED);
                    assertThat(e.text())
                            .isEqualTo("Failed to invoke function `test.refuse`: Caused by: "
                                    + "java.lang.IllegalArgumentException: no 1");
                    assertThat(e.position()).isEqualTo(new SourcePosition(23, 2, 8));
                });
        assertThatThrownBy(() -> database.rows("MATCH (n)\nRETURN test.project('refused', n)"))
                .isInstanceOfSatisfying(OrbitException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.PROCEDURE_CALL_FAILED);
                    assertThat(e.text()).contains("`test.project`", "exists");
                    assertThat(e.position()).isEqualTo(new SourcePosition(17, 2, 8));
                });
    }

    @Test
    void aggregationTakesPairsAndLoneNodes() {
        assertThat(
                        database.rows(
                                "MATCH (a:Person) OPTIONAL MATCH (a)-[:KNOWS]->(b) "
                                        + "WITH test.project('g', a, b, {}) AS g RETURN g.graphName, g.pairs, g.lone, g.ids, g.byColumns"))
                .containsExactly("g, 3, 2, 11, 3");
        assertThat(database.rows("MATCH (a:Person)-[:KNOWS]->(b) RETURN test.project('g', a, b).pairs AS pairs"))
                .containsExactly("3");
        assertThat(database.rows("MATCH (a:Person) RETURN test.project('g', a) AS g"))
                .containsExactly("{byColumns: 0, graphName: 'g', ids: 6, lone: 4, pairs: 0}");
        assertThat(database.rows("MATCH (a:Person) RETURN test.project('g', a, null, {x: a.name}).lone AS lone"))
                .containsExactly("4");
    }

    @Test
    void aggregationGroups() {
        assertThat(database.rows("MATCH (a:Person)-[:KNOWS]->(b) WITH a, test.project(a.name, a, b) AS g "
                        + "RETURN a.name, g.graphName, g.pairs ORDER BY a.name"))
                .containsExactly("Ann, Ann, 2", "Bob, Bob, 1");
        assertThat(
                        database.rows(
                                "UNWIND range(1, 10000) AS i MATCH (a:Person {name: 'Ann'}) "
                                        + "WITH i % 3 AS k, test.project('g', a, a) AS g, count(*) AS n RETURN k, g.pairs, n ORDER BY k"))
                .containsExactly("0, 3333, 3333", "1, 3334, 3334", "2, 3333, 3333");
        assertThat(database.rows("MATCH (x:None) RETURN test.project('g', x).lone AS lone"))
                .containsExactly("0");
        assertThat(database.rows("MATCH (x:None) RETURN x.k, test.project('g', x).lone AS lone"))
                .isEmpty();
    }

    @Test
    void rowsThatStandForManyCountAsMany() {
        assertThat(database.rows("MATCH (a:Person)-[:KNOWS]->(b) RETURN count(b), test.project('g', a).lone AS lone"))
                .containsExactly("3, 3");
        assertThat(database.rows("MATCH (a:Person)-[:KNOWS]->(b) RETURN a.name AS name, count(b), "
                        + "test.project('g', a).lone AS lone, test.concat(a.name) ORDER BY name"))
                .containsExactly("Ann, 2, 2, AnnAnn", "Bob, 1, 1, Bob");
        assertThat(database.rows("MATCH (a:Person)-[:KNOWS]->(b) WITH a, test.concat(b.name) AS all "
                        + "RETURN a.name, size(all) ORDER BY a.name"))
                .containsExactly("Ann, 6", "Bob, 3");
    }

    @Test
    void nullsAndDistinct() {
        assertThat(database.rows("UNWIND ['a', null, 'b', 'a'] AS x RETURN test.concat(x), test.concat(DISTINCT x)"))
                .containsExactly("aba, ab");
        fails(
                () -> database.rows("MATCH (a) RETURN test.project(DISTINCT 'g', a)"),
                ErrorCode.UNEXPECTED_SYNTAX,
                "cannot be DISTINCT");
        fails(
                () -> database.rows("MATCH (a) WHERE test.project('g', a).lone > 1 RETURN a"),
                ErrorCode.INVALID_AGGREGATION,
                "");
        fails(
                () -> database.rows("MATCH (a) RETURN test.project('g')"),
                ErrorCode.INVALID_NUMBER_OF_ARGUMENTS,
                "2 to 4");
        fails(
                () -> database.rows("UNWIND [1, 2] AS x RETURN test.project('g', x)"),
                ErrorCode.INVALID_ARGUMENT_TYPE,
                "NODE");
        fails(
                () -> database.rows("UNWIND [{x: 1}] AS m RETURN test.project('g', m.x)"),
                ErrorCode.ARGUMENT_TYPE,
                "source");
    }

    @Test
    void aggregatorsAreAbandonedWhenTheStatementFails() {
        fails(
                () -> database.rows(
                        "MATCH (a:Person) WITH a, 1 / (3 - size(a.name)) AS x RETURN test.project('g', a), sum(x)"),
                ErrorCode.DIVISION_BY_ZERO,
                "");
        fails(
                () -> database.rows(
                        "MATCH (a:Person) WITH a ORDER BY a.name WITH a, CASE a.name WHEN 'Dan' THEN 1 / 0 END AS x "
                                + "RETURN test.project('g', a), sum(x)"),
                ErrorCode.DIVISION_BY_ZERO,
                "");
    }

    @Test
    void showFunctionsListsThem() {
        assertThat(database.rows("SHOW FUNCTIONS YIELD name, category, description, signature, isBuiltIn, aggregating "
                        + "WHERE name STARTS WITH 'test.' AND name IN ['test.half', 'test.project'] "
                        + "RETURN name, category, description, signature, isBuiltIn, aggregating"))
                .containsExactly(
                        "test.half, Numeric, Half of a number., test.half(x :: FLOAT) :: FLOAT, false, false",
                        "test.project, Projection, Counts pairs and lone nodes., test.project(graphName :: STRING, source ::"
                                + " NODE, target = null :: NODE, configuration = {} :: MAP) :: MAP, false, true");
        assertThat(database.rows(
                        "SHOW USER DEFINED FUNCTIONS YIELD name WHERE name STARTS WITH 'test.' RETURN count(*)"))
                .containsExactly("9");
        assertThat(database.rows("SHOW BUILT IN FUNCTIONS YIELD name WHERE name STARTS WITH 'test.' RETURN name"))
                .isEmpty();
    }
}
