package io.orbitgraph.store.testkit;

import static io.orbitgraph.store.testkit.GraphReads.neighbours;
import static io.orbitgraph.store.testkit.GraphReads.relationships;
import static io.orbitgraph.store.testkit.GraphReads.scan;
import static io.orbitgraph.store.testkit.GraphReads.seek;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.NodeReference;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.LongVector;
import io.orbitgraph.model.vector.NodeVector;
import io.orbitgraph.store.graph.Direction;
import io.orbitgraph.store.graph.GraphReader;
import io.orbitgraph.store.graph.GraphStore;
import io.orbitgraph.store.graph.GraphTransaction;
import io.orbitgraph.store.graph.IndexDescriptor;
import io.orbitgraph.store.graph.IndexQuery;
import io.orbitgraph.store.graph.NodeScan;
import io.orbitgraph.store.graph.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What every {@link GraphStore} must do, in small scenes. A store's test extends this and opens the store.
@Timeout(60)
public abstract class GraphStoreContract {
    private GraphStore store;
    private int person;
    private int city;
    private int knows;
    private int livesIn;
    private int name;
    private int age;

    /// A new, empty graph.
    protected abstract GraphStore open();

    /// Closes the graph and opens it again; returns `store` as it is where nothing outlives closing.
    protected GraphStore reopen(GraphStore store) {
        return store;
    }

    @BeforeEach
    final void openStore() {
        store = open();
        Tokens tokens = store.tokens();
        person = tokens.createLabel("Person");
        city = tokens.createLabel("City");
        knows = tokens.createRelationshipType("KNOWS");
        livesIn = tokens.createRelationshipType("LIVES_IN");
        name = tokens.createPropertyKey("name");
        age = tokens.createPropertyKey("age");
    }

    @AfterEach
    final void closeStore() {
        store.close();
    }

    private long write(ToLongFunction<GraphTransaction> work) {
        try (GraphTransaction tx = store.begin()) {
            long result = work.applyAsLong(tx);
            tx.commit();
            return result;
        }
    }

    private static void assertRefused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        OrbitException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void tokensKeepTheirNumbers() {
        Tokens tokens = store.tokens();
        assertThat(tokens.createLabel("Person")).isEqualTo(person).isEqualTo(tokens.label("Person"));
        assertThat(tokens.labelName(city)).isEqualTo("City");
        assertThat(tokens.labels()).containsExactly("Person", "City");
        assertThat(tokens.relationshipTypes()).containsExactly("KNOWS", "LIVES_IN");
        assertThat(tokens.propertyKeys()).containsExactly("name", "age");
        assertThat(tokens.label("person")).isEqualTo(Tokens.NONE);
        assertThat(tokens.relationshipTypeName(livesIn)).isEqualTo("LIVES_IN");
        assertThat(tokens.propertyKeyName(age)).isEqualTo("age");
    }

    @Test
    void anEmptyGraphHasNothing() {
        try (GraphTransaction tx = store.begin()) {
            assertThat(scan(tx)).isEmpty();
            assertThat(tx.countNodes(Tokens.NONE)).isZero();
            assertThat(tx.countRelationships(Tokens.NONE)).isZero();
            assertThat(tx.nodeExists(0)).isFalse();
            assertThat(tx.degree(0, Direction.OUT, Tokens.NONE)).isZero();
            assertThat(neighbours(tx, 0, Direction.OUT, knows)).isEmpty();
            assertThat(tx.commit()).isEqualTo(tx.snapshot());
        }
    }

    @Test
    void aTransactionSeesItsOwnWritesAndOthersDoNot() {
        try (GraphTransaction tx = store.begin()) {
            long node = tx.createNode(city, person);
            tx.setNodeProperty(node, name, Value.of("Ada"));
            assertThat(tx.labels(node)).containsExactly(person, city);
            assertThat(tx.nodeProperty(node, name)).isEqualTo(Value.of("Ada"));
            assertThat(tx.hasWrites()).isTrue();
            assertThat(scan(tx, person)).containsExactly(node);
            try (GraphTransaction other = store.begin()) {
                assertThat(other.nodeExists(node)).isFalse();
                assertThat(scan(other)).isEmpty();
            }
            long commit = tx.commit();
            assertThat(store.lastCommit()).isEqualTo(commit);
            assertThat(store.awaitCommit(commit, Duration.ZERO)).isTrue();
            assertThat(store.awaitCommit(commit + 1, Duration.ofMillis(5))).isFalse();
            try (GraphTransaction later = store.begin()) {
                assertThat(later.snapshot()).isEqualTo(commit);
                assertThat(later.nodeExists(node)).isTrue();
                assertThat(later.nodePropertyKeys(node)).containsExactly(name);
            }
        }
    }

    @Test
    void aSnapshotDoesNotMove() {
        long node = write(tx -> {
            long created = tx.createNode(person);
            tx.setNodeProperty(created, age, Value.of(1));
            return created;
        });
        try (GraphTransaction reader = store.begin()) {
            write(tx -> {
                tx.setNodeProperty(node, age, Value.of(2));
                tx.addLabel(node, city);
                return tx.createRelationship(node, tx.createNode(), knows);
            });
            write(tx -> {
                for (long r : relationships(tx, node, Direction.OUT, knows)) {
                    tx.deleteRelationship(r);
                }
                tx.deleteNode(node);
                return 0;
            });
            assertThat(reader.nodeProperty(node, age)).isEqualTo(Value.of(1));
            assertThat(reader.labels(node)).containsExactly(person);
            assertThat(reader.degree(node, Direction.OUT, Tokens.NONE)).isZero();
            assertThat(scan(reader)).containsExactly(node);
            assertThat(reader.countNodes(Tokens.NONE)).isEqualTo(1);
        }
        try (GraphTransaction tx = store.begin()) {
            assertThat(tx.nodeExists(node)).isFalse();
            assertRefused(ErrorCode.ENTITY_NOT_FOUND, () -> tx.nodeProperty(node, age));
        }
    }

    @Test
    void rollbackLeavesNothing() {
        long node = write(tx -> tx.createNode(person));
        try (GraphTransaction tx = store.begin()) {
            tx.createRelationship(node, tx.createNode(), knows);
            tx.addLabel(node, city);
            tx.rollback();
            assertRefused(ErrorCode.TRANSACTION_NOT_OPEN, () -> tx.createNode());
        }
        try (GraphTransaction tx = store.begin()) {
            assertThat(scan(tx)).containsExactly(node);
            assertThat(tx.labels(node)).containsExactly(person);
            assertThat(tx.countRelationships(Tokens.NONE)).isZero();
        }
    }

    @Test
    void propertiesAreSetReplacedAndRemoved() {
        long node = write(tx -> tx.createNode());
        write(tx -> {
            assertThat(tx.setNodeProperty(node, age, Value.of(1)).isNull()).isTrue();
            assertThat(tx.setNodeProperty(node, age, Value.of("one"))).isEqualTo(Value.of(1));
            tx.setNodeProperty(node, name, Value.of(1.5));
            return 0;
        });
        write(tx -> {
            assertThat(tx.setNodeProperty(node, age, Value.NULL)).isEqualTo(Value.of("one"));
            assertThat(tx.setNodeProperty(node, age, Value.NULL).isNull()).isTrue();
            assertThat(tx.nodePropertyKeys(node)).containsExactly(name);
            return 0;
        });
        try (GraphTransaction tx = store.begin()) {
            assertThat(tx.nodePropertyKeys(node)).containsExactly(name);
            assertThat(tx.nodeProperty(node, age).isNull()).isTrue();
            assertRefused(
                    ErrorCode.INVALID_PROPERTY_TYPE, () -> tx.setNodeProperty(node, name, new NodeReference(node)));
        }
    }

    @Test
    void adjacencyIsSortedAndSeenFromBothEnds() {
        long[] nodes = new long[4];
        long[] rels = new long[5];
        write(tx -> {
            for (int i = 0; i < nodes.length; i++) {
                nodes[i] = tx.createNode(person);
            }
            rels[0] = tx.createRelationship(nodes[0], nodes[3], knows);
            rels[1] = tx.createRelationship(nodes[0], nodes[1], knows);
            rels[2] = tx.createRelationship(nodes[0], nodes[3], knows);
            rels[3] = tx.createRelationship(nodes[0], nodes[2], livesIn);
            rels[4] = tx.createRelationship(nodes[0], nodes[0], knows);
            checkAdjacency(tx, nodes, rels);
            return 0;
        });
        try (GraphTransaction tx = store.begin()) {
            checkAdjacency(tx, nodes, rels);
        }
    }

    private void checkAdjacency(GraphReader tx, long[] nodes, long[] rels) {
        assertThat(neighbours(tx, nodes[0], Direction.OUT, knows))
                .isSorted()
                .containsExactlyInAnyOrder(nodes[0], nodes[1], nodes[3], nodes[3]);
        assertThat(relationships(tx, nodes[0], Direction.OUT, knows))
                .containsExactlyInAnyOrder(rels[0], rels[1], rels[2], rels[4]);
        assertThat(relationships(tx, nodes[3], Direction.IN, knows)).containsExactly(rels[0], rels[2]);
        assertThat(neighbours(tx, nodes[3], Direction.IN, knows)).containsExactly(nodes[0], nodes[0]);
        assertThat(neighbours(tx, nodes[0], Direction.IN, knows)).containsExactly(nodes[0]);
        assertThat(neighbours(tx, nodes[3], Direction.OUT, knows)).isEmpty();
        assertThat(tx.types(nodes[0], Direction.OUT)).containsExactlyInAnyOrder(knows, livesIn);
        assertThat(tx.types(nodes[2], Direction.IN)).containsExactly(livesIn);
        assertThat(tx.degree(nodes[0], Direction.OUT, Tokens.NONE)).isEqualTo(5);
        assertThat(tx.degree(nodes[0], Direction.OUT, knows)).isEqualTo(4);
        assertThat(tx.degree(nodes[0], Direction.IN, Tokens.NONE)).isEqualTo(1);
        assertThat(tx.startNode(rels[3])).isEqualTo(nodes[0]);
        assertThat(tx.endNode(rels[3])).isEqualTo(nodes[2]);
        assertThat(tx.relationshipType(rels[3])).isEqualTo(livesIn);
        assertThat(tx.countRelationships(knows)).isEqualTo(4);
        assertThat(tx.countRelationships(Tokens.NONE)).isEqualTo(5);
    }

    @Test
    void relationshipPropertiesLiveWithTheRelationship() {
        long rel = write(tx -> {
            long created = tx.createRelationship(tx.createNode(), tx.createNode(), knows);
            tx.setRelationshipProperty(created, age, Value.of(3));
            assertThat(tx.relationshipProperty(created, age)).isEqualTo(Value.of(3));
            return created;
        });
        write(tx -> {
            assertThat(tx.setRelationshipProperty(rel, age, Value.of(4))).isEqualTo(Value.of(3));
            tx.setRelationshipProperty(rel, name, Value.of("x"));
            return 0;
        });
        try (GraphTransaction tx = store.begin()) {
            assertThat(tx.relationshipPropertyKeys(rel)).containsExactly(name, age);
            assertThat(tx.relationshipProperty(rel, age)).isEqualTo(Value.of(4));
            tx.deleteRelationship(rel);
            tx.deleteRelationship(rel);
            assertThat(tx.relationshipExists(rel)).isFalse();
            assertThat(tx.isRelationshipDeletedHere(rel)).isTrue();
            assertRefused(ErrorCode.DELETED_ENTITY_ACCESS, () -> tx.relationshipProperty(rel, age));
        }
    }

    @Test
    void aNodeWithRelationshipsIsOnlyDeletedTogetherWithThem() {
        long[] ids = new long[3];
        write(tx -> {
            ids[0] = tx.createNode(person);
            ids[1] = tx.createNode(person);
            ids[2] = tx.createRelationship(ids[0], ids[1], knows);
            return 0;
        });
        try (GraphTransaction tx = store.begin()) {
            tx.deleteNode(ids[1]);
            assertThat(tx.nodeExists(ids[1])).isFalse();
            assertThat(tx.isNodeDeletedHere(ids[1])).isTrue();
            assertRefused(ErrorCode.DELETED_ENTITY_ACCESS, () -> tx.labels(ids[1]));
            assertRefused(ErrorCode.DELETED_ENTITY_ACCESS, () -> tx.createRelationship(ids[0], ids[1], knows));
            assertRefused(ErrorCode.DELETE_CONNECTED_NODE, tx::checkConsistency);
            assertRefused(ErrorCode.DELETE_CONNECTED_NODE, tx::commit);
        }
        try (GraphTransaction tx = store.begin()) {
            assertThat(tx.nodeExists(ids[1])).isTrue();
            tx.deleteNode(ids[1]);
            tx.deleteRelationship(ids[2]);
            tx.checkConsistency();
            assertThat(tx.degree(ids[0], Direction.OUT, knows)).isZero();
            tx.commit();
        }
        try (GraphTransaction tx = store.begin()) {
            assertThat(scan(tx)).containsExactly(ids[0]);
            assertThat(tx.degree(ids[0], Direction.OUT, Tokens.NONE)).isZero();
        }
    }

    @Test
    void labelsFilterScansAndCounts() {
        long[] ids = new long[1500];
        write(tx -> {
            for (int i = 0; i < ids.length; i++) {
                ids[i] =
                        i % 3 == 0 ? tx.createNode(person) : i % 3 == 1 ? tx.createNode(city, person) : tx.createNode();
            }
            return 0;
        });
        try (GraphTransaction tx = store.begin()) {
            assertThat(scan(tx)).hasSize(1500).isSorted().doesNotHaveDuplicates();
            assertThat(scan(tx, person)).hasSize(1000);
            assertThat(scan(tx, person, city)).hasSize(500);
            assertThat(tx.countNodes(city)).isEqualTo(500);
            assertThat(tx.countNodes(Tokens.NONE)).isEqualTo(1500);
            assertThat(tx.addLabel(ids[2], city)).isTrue();
            assertThat(tx.addLabel(ids[2], city)).isFalse();
            assertThat(tx.removeLabel(ids[1], city)).isTrue();
            assertThat(tx.removeLabel(ids[1], city)).isFalse();
            tx.deleteNode(ids[4]);
            assertThat(scan(tx, city))
                    .contains(ids[2])
                    .doesNotContain(ids[1], ids[4])
                    .hasSize(499);
            assertThat(tx.countNodes(city)).isEqualTo(499);
            assertThat(tx.hasLabel(ids[2], city)).isTrue();
            tx.commit();
        }
        try (GraphTransaction tx = store.begin()) {
            assertThat(scan(tx, city)).hasSize(499);
            assertThat(tx.countNodes(city)).isEqualTo(499);
            assertThat(store.statistics().nodes(person)).isEqualTo(999);
        }
    }

    @Test
    void columnsHoldThePropertiesOfTheirSlots() {
        write(tx -> {
            for (int i = 0; i < 700; i++) {
                long node = tx.createNode(person);
                if (i % 2 == 0) {
                    tx.setNodeProperty(node, age, Value.of(node * 3));
                }
                tx.setNodeProperty(node, name, i % 5 == 0 ? Value.of(i) : Value.of("n" + i));
            }
            return 0;
        });
        try (GraphTransaction tx = store.begin()) {
            NodeVector nodes = new NodeVector(1000);
            int rows = 0;
            try (NodeScan scan = tx.scanNodes(person)) {
                while (scan.nextGroup()) {
                    var ages = scan.column(age);
                    var names = scan.column(name);
                    for (int i = 0; i < scan.count(); i++) {
                        int slot = scan.slots()[i];
                        long node = scan.firstNode() + slot;
                        assertThat(ages.value(slot)).isEqualTo(tx.nodeProperty(node, age));
                        assertThat(names.value(slot)).isEqualTo(tx.nodeProperty(node, name));
                        nodes.set(rows++, node);
                    }
                }
            }
            assertThat(rows).isEqualTo(700);
            nodes.setNull(rows);
            var ages = tx.nodeProperties(age, nodes, null, rows + 1);
            assertThat(ages).isInstanceOf(LongVector.class);
            for (int row = 0; row < rows; row++) {
                assertThat(ages.value(row)).isEqualTo(tx.nodeProperty(nodes.values[row], age));
            }
            assertThat(ages.isNull(rows)).isTrue();
            var some = tx.nodeProperties(age, nodes, new int[] {5, 600}, 2);
            assertThat(some.value(600)).isEqualTo(tx.nodeProperty(nodes.values[600], age));
        }
    }

    @Test
    void concurrentWritesOfOneThingConflict() {
        long node = write(tx -> tx.createNode(person));
        try (GraphTransaction late = store.begin()) {
            write(tx -> {
                tx.setNodeProperty(node, age, Value.of(1));
                return 0;
            });
            assertRefused(ErrorCode.WRITE_CONFLICT, () -> late.setNodeProperty(node, age, Value.of(2)));
            assertThatThrownBy(late::commit).isInstanceOf(OrbitException.class);
        }
        try (GraphTransaction tx = store.begin()) {
            assertThat(tx.nodeProperty(node, age)).isEqualTo(Value.of(1));
        }
    }

    @Test
    void relationshipsAreAddedToOneNodeSideBySide() {
        long hub = write(tx -> tx.createNode(city));
        try (GraphTransaction first = store.begin();
                GraphTransaction second = store.begin()) {
            first.createRelationship(first.createNode(person), hub, livesIn);
            second.createRelationship(second.createNode(person), hub, livesIn);
            first.createRelationship(hub, first.createNode(person), knows);
            second.createRelationship(hub, second.createNode(person), knows);
            assertThat(first.degree(hub, Direction.IN, livesIn)).isEqualTo(1);
            first.commit();
            second.commit();
        }
        try (GraphTransaction tx = store.begin()) {
            assertThat(tx.degree(hub, Direction.IN, livesIn)).isEqualTo(2);
            assertThat(neighbours(tx, hub, Direction.OUT, knows))
                    .hasSize(2)
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(relationships(tx, hub, Direction.OUT, knows)).doesNotHaveDuplicates();
        }
    }

    @Test
    void aNodeCannotBeDeletedWhileAnotherTransactionConnectsIt() {
        long node = write(tx -> tx.createNode(city));
        try (GraphTransaction deleter = store.begin()) {
            write(tx -> tx.createRelationship(tx.createNode(), node, livesIn));
            assertRefused(ErrorCode.WRITE_CONFLICT, () -> deleter.deleteNode(node));
        }
        long other = write(tx -> tx.createNode(city));
        try (GraphTransaction connecting = store.begin()) {
            write(tx -> {
                tx.deleteNode(other);
                return 0;
            });
            assertRefused(ErrorCode.WRITE_CONFLICT, () -> connecting.createRelationship(other, node, knows));
        }
    }

    @Test
    void aWaitingWriterGoesOnAfterARollback() throws InterruptedException {
        long node = write(tx -> tx.createNode(person));
        Thread waiter;
        try (GraphTransaction holder = store.begin()) {
            holder.setNodeProperty(node, age, Value.of(1));
            waiter = Thread.ofPlatform()
                    .start(() -> write(tx -> {
                        tx.setNodeProperty(node, age, Value.of(2));
                        return 0;
                    }));
            waiter.join(50);
            assertThat(waiter.isAlive()).as("the writer waits").isTrue();
        }
        waiter.join();
        try (GraphTransaction tx = store.begin()) {
            assertThat(tx.nodeProperty(node, age)).isEqualTo(Value.of(2));
        }
    }

    @Test
    void aDeadlockEndsWithAnError() throws InterruptedException {
        long a = write(tx -> tx.createNode(person));
        long b = write(tx -> tx.createNode(person));
        List<ErrorCode> errors = new ArrayList<>();
        try (GraphTransaction first = store.begin()) {
            first.setNodeProperty(a, age, Value.of(1));
            Thread second = Thread.ofPlatform().start(() -> {
                try {
                    write(tx -> {
                        tx.setNodeProperty(b, age, Value.of(2));
                        tx.setNodeProperty(a, age, Value.of(2));
                        return 0;
                    });
                } catch (OrbitException e) {
                    synchronized (errors) {
                        errors.add(e.code());
                    }
                }
            });
            second.join(100);
            try {
                first.setNodeProperty(b, age, Value.of(1));
                first.commit();
            } catch (OrbitException e) {
                synchronized (errors) {
                    errors.add(e.code());
                }
                first.rollback();
            }
            second.join();
        }
        assertThat(errors).contains(ErrorCode.DEADLOCK_DETECTED);
        try (GraphTransaction tx = store.begin()) {
            assertThat(tx.nodeProperty(a, age)).isEqualTo(tx.nodeProperty(b, age));
        }
    }

    @Test
    void anIndexFindsWhatItsQueriesMean() throws InterruptedException {
        long[] ids = new long[8];
        write(tx -> {
            for (int i = 0; i < ids.length; i++) {
                ids[i] = tx.createNode(i == 7 ? city : person);
                tx.setNodeProperty(ids[i], age, Value.of((i * 5) % 8));
                tx.setNodeProperty(ids[i], name, Value.of("name" + i % 2));
            }
            tx.setNodeProperty(ids[6], age, Value.of("old"));
            return 0;
        });
        long schemaBefore = store.schemaVersion();
        write(tx -> tx.createIndex("ages", person, age).id());
        write(tx -> tx.createIndex("names", person, name).id());
        IndexDescriptor ages = awaitOnline("ages");
        IndexDescriptor names = awaitOnline("names");
        assertThat(store.schemaVersion()).isNotEqualTo(schemaBefore);
        try (GraphTransaction tx = store.begin()) {
            // ages by id: 0 5 2 7 4 1 "old" (3 of another label)
            assertThat(seek(tx, ages, new IndexQuery.Exact(Value.of(5)))).containsExactly(ids[1]);
            assertThat(seek(tx, ages, new IndexQuery.Exact(Value.of(3)))).isEmpty();
            assertThat(seek(tx, ages, new IndexQuery.Range(Value.of(2), true, Value.of(7), false)))
                    .containsExactly(ids[2], ids[4], ids[1]);
            assertThat(seek(tx, ages, new IndexQuery.Range(Value.of(2), false, null, false)))
                    .containsExactly(ids[4], ids[1], ids[3]);
            assertThat(seek(tx, ages, new IndexQuery.Exists()))
                    .containsExactlyInAnyOrder(ids[0], ids[1], ids[2], ids[3], ids[4], ids[5], ids[6]);
            assertThat(seek(tx, names, new IndexQuery.Prefix("name1")))
                    .containsExactlyInAnyOrder(ids[1], ids[3], ids[5]);
            // own writes
            tx.setNodeProperty(ids[1], age, Value.of(6));
            tx.deleteNode(ids[4]);
            tx.removeLabel(ids[3], person);
            tx.addLabel(ids[7], person);
            assertThat(seek(tx, ages, new IndexQuery.Exact(Value.of(5)))).isEmpty();
            assertThat(seek(tx, ages, new IndexQuery.Range(Value.of(2), false, null, false)))
                    .containsExactly(ids[7], ids[1]);
            tx.commit();
        }
        try (GraphTransaction tx = store.begin()) {
            assertThat(seek(tx, ages, new IndexQuery.Range(Value.of(2), false, null, false)))
                    .containsExactly(ids[7], ids[1]);
        }
    }

    private IndexDescriptor awaitOnline(String indexName) throws InterruptedException {
        while (true) {
            try (GraphTransaction tx = store.begin()) {
                for (IndexDescriptor index : tx.indexes()) {
                    if (index.name().equals(indexName) && index.state() == IndexDescriptor.State.ONLINE) {
                        return index;
                    }
                }
            }
            Thread.sleep(2);
        }
    }

    @Test
    void schemaChangesAreChecked() throws InterruptedException {
        write(tx -> tx.createIndex("ages", person, age).id());
        awaitOnline("ages");
        try (GraphTransaction tx = store.begin()) {
            assertRefused(ErrorCode.INDEX_ALREADY_EXISTS, () -> tx.createIndex("other", person, age));
            assertRefused(ErrorCode.INDEX_NAME_TAKEN, () -> tx.createIndex("ages", city, age));
            assertRefused(ErrorCode.INDEX_NOT_FOUND, () -> tx.dropIndex("none"));
            tx.dropIndex("ages");
            assertThat(tx.indexes()).isEmpty();
            assertRefused(ErrorCode.SCHEMA_MODIFIED_WITH_DATA, () -> tx.createNode());
            tx.commit();
        }
        try (GraphTransaction tx = store.begin()) {
            tx.createIndex("ages", person, age);
            tx.dropIndex("ages");
            assertThat(tx.indexes()).isEmpty();
            tx.createIndex("ages", person, age);
            assertThat(tx.indexes()).hasSize(1);
        }
        try (GraphTransaction tx = store.begin()) {
            assertThat(tx.indexes()).isEmpty();
            tx.createNode();
            assertRefused(ErrorCode.SCHEMA_MODIFIED_WITH_DATA, () -> tx.createIndex("ages", person, age));
        }
    }

    @Test
    void aClosedStoreRefusesWork() {
        store.close();
        assertRefused(ErrorCode.DATABASE_UNAVAILABLE, () -> store.begin());
    }

    @Test
    void randomTransactionsGiveTheSameAsTheOracle() throws InterruptedException {
        store.close();
        store = new GraphComparison(Seeded.of("GraphStoreContract"), open(), this::reopen).run(120);
    }
}
