package io.orbitgraph.server.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.error.SourcePosition;
import io.orbitgraph.model.session.AccessMode;
import io.orbitgraph.model.session.Counters;
import io.orbitgraph.model.session.QueryResult;
import io.orbitgraph.model.session.Summary;
import io.orbitgraph.model.session.Transaction;
import io.orbitgraph.model.session.TransactionOptions;
import io.orbitgraph.model.value.MapValue;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Procedures of other modules, called from Cypher.
final class ExtensionProcedureTest {
    private final CypherDatabase database = new CypherDatabase(GraphExtension.create());

    @BeforeEach
    void threePeople() {
        database.run("CREATE (:Person {name: 'Ann'}), (:Person {name: 'Bob'}), (:Person {name: 'Cid'})");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static void fails(ThrowingCallable call, ErrorCode code, String message) {
        assertThatThrownBy(call).isInstanceOfSatisfying(OrbitException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.text()).contains(message);
        });
    }

    @Test
    void rowsByColumnsJoinTheQuery() {
        assertThat(database.rows("CALL test.stream('g', {factor: 2}) YIELD nodeId, score "
                        + "RETURN test.util.asNode(nodeId).name AS name, score ORDER BY name"))
                .containsExactly("Ann, 0.0", "Bob, 2.0", "Cid, 4.0");
        assertThat(database.rows("CALL test.stream('g') YIELD score AS s, nodeId AS id WHERE s > 0 "
                        + "WITH s, id RETURN s, id ORDER BY id DESC"))
                .containsExactly("2.0, 2", "1.0, 1");
        assertThat(database.rows("CALL test.stream('g', {factor: 0})"))
                .as("nulls")
                .containsExactly("0, null", "1, null", "2, null");
        assertThat(database.rows("MATCH (p:Person) CALL test.stream(p.name) YIELD nodeId RETURN p.name, nodeId"))
                .containsExactly(
                        "Ann, 0", "Ann, 1", "Ann, 2", "Bob, 0", "Bob, 1", "Bob, 2", "Cid, 0", "Cid, 1", "Cid, 2");
    }

    @Test
    void manyRowsByColumnsCrossBatches() {
        database.run("UNWIND range(4, 10000) AS i CREATE (:Person {name: i})");
        assertThat(database.rows("CALL test.stream('g') YIELD nodeId, score RETURN count(*), sum(nodeId) = sum(score), "
                        + "count(DISTINCT nodeId)"))
                .containsExactly("10000, true, 10000");
        assertThat(database.rows("CALL test.stream('g') YIELD nodeId RETURN nodeId SKIP 4000 LIMIT 1"))
                .hasSize(1);
        assertThat(database.rows("UNWIND range(1, 200) AS i CALL test.mixed(i) YIELD i AS x RETURN count(*), sum(x)"))
                .as("by rows and by columns in turn")
                .containsExactly("20100, 1333300");
        assertThat(database.rows("UNWIND range(0, 4) AS n OPTIONAL CALL test.mixed(n) YIELD i RETURN n, i"))
                .containsExactly(
                        "0, null", "1, 0", "2, 0", "2, 1", "3, 0", "3, 1", "3, 2", "4, 0", "4, 1", "4, 2", "4, 3");
    }

    @Test
    void standaloneCallReturnsAllColumns() {
        QueryResult result = database.session().run("CALL test.count()", MapValue.EMPTY, TransactionOptions.DEFAULT);
        assertThat(result.fields()).containsExactly("i", "text");
        result.close();
        assertThat(database.rows("CALL test.count(2)")).containsExactly("1, #1", "2, #2");
        assertThat(database.rows("CALL test.count YIELD text")).containsExactly("#1", "#2", "#3");
        assertThat(database.rows("CALL test.count() YIELD * WHERE i > 2")).containsExactly("3, #3");
        assertThat(database.rows("CALL test.count($n)", MapValue.of("n", io.orbitgraph.model.value.Value.of(1))))
                .containsExactly("1, #1");
    }

    @Test
    void voidProcedurePassesRowsOn() {
        assertThat(database.rows("CALL test.nothing()")).isEmpty();
        assertThat(database.rows("MATCH (p:Person) CALL test.nothing() RETURN p.name"))
                .containsExactly("Ann", "Bob", "Cid");
    }

    @Test
    void otherNamesDoTheSame() {
        for (String name : List.of("test.beta.stream", "test.hidden.stream", "test.also.stream", "TEST.Stream")) {
            assertThat(database.rows("CALL " + name + "('g') YIELD nodeId RETURN count(*)"))
                    .as(name)
                    .containsExactly("3");
        }
        assertThat(database.rows("SHOW PROCEDURES YIELD name, isDeprecated, deprecatedBy WHERE name =~ 'test.*stream' "
                        + "RETURN name, isDeprecated, deprecatedBy"))
                .containsExactly(
                        "test.also.stream, false, null",
                        "test.beta.stream, true, test.stream",
                        "test.stream, false, null");
        assertThat(database.rows("SHOW PROCEDURES YIELD name WHERE name STARTS WITH 'orbit.show' RETURN name"))
                .isEmpty();
    }

    @Test
    void writesAreCountedAndSeen() {
        Summary summary = database.run("CALL test.make(3)");
        Counters counters = summary.counters();
        assertThat(summary.type()).isEqualTo(Summary.QueryType.READ_WRITE);
        assertThat(counters.nodesCreated()).isEqualTo(3);
        assertThat(counters.labelsAdded()).isEqualTo(3);
        assertThat(counters.propertiesSet()).isEqualTo(3);
        assertThat(counters.relationshipsCreated()).isEqualTo(3);
        assertThat(counters.containsUpdates()).isTrue();
        assertThat(database.rows("CALL test.make(2) YIELD node WITH count(node) AS made MATCH (m:Made) "
                        + "RETURN made, count(m)"))
                .containsExactly("2, 5");
        assertThat(database.rows("UNWIND range(1, 3) AS n CALL test.make(n) YIELD node "
                        + "MATCH (m:Made) RETURN n, count(m) ORDER BY n"))
                .as("every call is done before the first row is matched")
                .containsExactly("1, 11", "2, 22", "3, 33");
        assertThat(database.rows("MATCH (m:Made) CALL test.make(1) YIELD node RETURN count(node)"))
                .as("what is made is not matched again")
                .containsExactly("11");
        assertThat(database.rows("CALL test.make(1) YIELD node SET node.i = 7 RETURN node.i, labels(node)"))
                .containsExactly("7, ['Made']");
    }

    @Test
    void statementsInsideCountAndAreSeen() {
        Counters counters = database.run("CALL test.run.write('CREATE (:A {x: 1})-[:R]->(:A)')")
                .counters();
        assertThat(counters.nodesCreated()).isEqualTo(2);
        assertThat(counters.relationshipsCreated()).isEqualTo(1);
        assertThat(counters.propertiesSet()).isEqualTo(1);
        assertThat(database.rows(
                        "UNWIND [1, 2] AS i CALL test.run.write('CREATE (:B)') MATCH (b:B) RETURN i, count(b)"))
                .containsExactlyInAnyOrder("1, 2", "2, 2");
    }

    @Test
    void deletedNodesMustNotKeepRelationships() {
        database.run("CREATE (:X)-[:R]->(:X)");
        fails(
                () -> database.run("MATCH (x:X) WITH collect(x) AS all CALL test.erase(all)"),
                ErrorCode.DELETE_CONNECTED_NODE,
                "");
        assertThat(database.rows("MATCH (x:X) RETURN count(x)")).containsExactly("2");
        assertThat(database.run("MATCH (x:Person) WITH collect(x) AS all CALL test.erase(all)")
                        .counters()
                        .nodesDeleted())
                .isEqualTo(3);
    }

    @Test
    void readingProceduresCannotWrite() {
        fails(() -> database.run("CALL test.sneak(1)"), ErrorCode.PROCEDURE_CALL_FAILED, "mode READ cannot write");
        fails(
                () -> database.run("CALL test.run.read('CREATE ()')"),
                ErrorCode.PROCEDURE_CALL_FAILED,
                "mode READ cannot run a statement that writes");
        assertThat(database.rows("MATCH (n) RETURN count(n)")).containsExactly("3");
    }

    @Test
    void writingProceduresNeedAWriteTransaction() {
        TransactionOptions reading = TransactionOptions.DEFAULT.withMode(AccessMode.READ);
        fails(
                () -> database.session().run("CALL test.make(1)", MapValue.EMPTY, reading),
                ErrorCode.WRITE_IN_READ_MODE,
                "");
        try (Transaction transaction = database.session().begin(reading)) {
            fails(() -> transaction.run("CALL test.make(1)", MapValue.EMPTY), ErrorCode.WRITE_IN_READ_MODE, "");
        }
        try (QueryResult explained = database.session().run("EXPLAIN CALL test.make(1)", MapValue.EMPTY, reading)) {
            explained.discard(-1);
            assertThat(Objects.requireNonNull(explained.summary().plan()).operatorType())
                    .startsWith("ProduceResults");
            assertThat(explained.summary().counters().containsUpdates()).isFalse();
        }
        assertThat(database.rows("MATCH (n) RETURN count(n)")).containsExactly("3");
        assertThat(database.run("PROFILE CALL test.make(1)").counters().nodesCreated())
                .isEqualTo(1);
    }

    @Test
    void nodesGoInAndPathsComeOut() {
        assertThat(database.rows("MATCH (p:Person {name: 'Bob'}) CALL test.labels(p) YIELD count RETURN count"))
                .containsExactly("1");
        assertThat(database.rows("CALL test.walk() YIELD path, nodes "
                        + "RETURN length(path), [n IN nodes(path) | n.name], [r IN relationships(path) | r.cost], "
                        + "nodes[1].name, type(last(relationships(path)))"))
                .containsExactly("2, ['Ann', 'Bob', 'Cid'], [1.0, 2.0], Bob, STEP");
        assertThat(database.rows("CALL test.walk() YIELD path RETURN path").getFirst())
                .as("with labels and properties, as a client gets it")
                .contains("Person", "'Ann'", "'Cid'", "STEP", "cost");
        fails(() -> database.run("CALL test.labels(1)"), ErrorCode.INVALID_ARGUMENT_TYPE, "NODE");
    }

    @Test
    void failuresSayWhatAndWhere() {
        assertThatThrownBy(() -> database.rows("MATCH (p:Person)\nCALL test.fail('refused') YIELD x RETURN x"))
                .isInstanceOfSatisfying(OrbitException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.PROCEDURE_CALL_FAILED);
                    assertThat(e.text())
                            .isEqualTo("Failed to invoke procedure `test.fail`: Caused by: "
                                    + "java.lang.IllegalArgumentException: `concurrency` must be at least 1");
                    assertThat(e.position()).isEqualTo(new SourcePosition(17, 2, 1));
                });
        assertThatThrownBy(() -> database.rows("CALL test.fail('known')"))
                .isInstanceOfSatisfying(OrbitException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT);
                    assertThat(e.position()).isEqualTo(new SourcePosition(0, 1, 1));
                });
        fails(() -> database.rows("CALL test.fail('bug')"), ErrorCode.PROCEDURE_CALL_FAILED, "broken");
        fails(() -> database.rows("CALL test.strem('g')"), ErrorCode.PROCEDURE_NOT_FOUND, "test.stream");
        fails(() -> database.rows("CALL test.stream()"), ErrorCode.INVALID_NUMBER_OF_ARGUMENTS, "1 to 2");
        fails(() -> database.rows("CALL test.stream('g', 7)"), ErrorCode.INVALID_ARGUMENT_TYPE, "configuration");
        fails(
                () -> database.rows("UNWIND [7, {}] AS x CALL test.stream('g', x) YIELD nodeId RETURN nodeId"),
                ErrorCode.ARGUMENT_TYPE,
                "configuration");
    }
}
