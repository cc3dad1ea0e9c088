package io.orbitgraph.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.ListValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.store.graph.Direction;
import io.orbitgraph.store.graph.GraphStore;
import io.orbitgraph.store.graph.GraphTransaction;
import io.orbitgraph.store.graph.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Runs the same random transactions on a graph store and on the oracle, one at a time, and compares what each sees:
/// its own writes, the committed state, and the snapshots of readers that stay open meanwhile.
///
/// The two stores give different ids; nodes and relationships are known here by the order of their creation.
final class GraphComparison {
    private static final int LABELS = 3;
    private static final int TYPES = 3;
    private static final int KEYS = 3;
    private static final int OPEN_READERS = 3;

    /// The same transaction on both stores.
    private record Pair(GraphTransaction tested, GraphTransaction oracle) {}

    private final Seeded seeded;
    private final UnaryOperator<GraphStore> reopen;
    private final Consumer<GraphStore> disturb;
    private final GraphStore oracle = new InMemoryGraphStore();
    private GraphStore tested;
    /// Known to the tested store; `oracleIds` holds the same nodes under the oracle's ids.
    private final GraphIds testedIds = new GraphIds();
    private final GraphIds oracleIds = new GraphIds();
    private final List<Pair> readers = new ArrayList<>();
    private String place = "";

    /// @param reopen closes and opens the tested store, or returns it as it is
    GraphComparison(Seeded seeded, GraphStore tested, UnaryOperator<GraphStore> reopen) {
        this(seeded, tested, reopen, _ -> {});
    }

    /// @param disturb does to the tested store what must change no answer; called while transactions are open
    GraphComparison(Seeded seeded, GraphStore tested, UnaryOperator<GraphStore> reopen, Consumer<GraphStore> disturb) {
        this.seeded = seeded;
        this.tested = tested;
        this.reopen = reopen;
        this.disturb = disturb;
    }

    /// @return the store to be closed
    GraphStore run(int transactions) throws InterruptedException {
        createTokens();
        for (int i = 0; i < transactions; i++) {
            place = "seed=" + seeded.seed() + " transaction=" + i;
            if (seeded.oneIn(12)) {
                changeSchema();
            }
            runTransaction();
            changeReaders();
            if (seeded.oneIn(15)) {
                closeReaders();
                tested = reopen.apply(tested);
                testedIds.reopened();
            }
            try (GraphTransaction a = tested.begin();
                    GraphTransaction b = oracle.begin()) {
                compare(a, b);
            }
        }
        closeReaders();
        return tested;
    }

    private void createTokens() {
        for (GraphStore store : List.of(tested, oracle)) {
            Tokens tokens = store.tokens();
            for (int i = 0; i < 3; i++) {
                assertThat(tokens.createLabel("L" + i)).isEqualTo(i);
                assertThat(tokens.createRelationshipType("T" + i)).isEqualTo(i);
                assertThat(tokens.createPropertyKey("k" + i)).isEqualTo(i);
            }
        }
    }

    private void compare(GraphTransaction a, GraphTransaction b) {
        GraphFacts.compare(place, new GraphFacts(a, testedIds), new GraphFacts(b, oracleIds), seeded);
    }

    // readers

    private void changeReaders() {
        if (readers.size() < OPEN_READERS) {
            readers.add(new Pair(tested.begin(), oracle.begin()));
        } else if (seeded.oneIn(2)) {
            Pair reader = readers.remove(seeded.below(readers.size()));
            compare(reader.tested, reader.oracle);
            reader.tested.close();
            reader.oracle.close();
        }
    }

    private void closeReaders() {
        for (Pair reader : readers) {
            compare(reader.tested, reader.oracle);
            reader.tested.close();
            reader.oracle.close();
        }
        readers.clear();
    }

    // schema

    private void changeSchema() throws InterruptedException {
        int label = seeded.below(LABELS);
        int key = seeded.below(KEYS);
        String name = "index" + label + key;
        for (GraphStore store : List.of(tested, oracle)) {
            try (GraphTransaction tx = store.begin()) {
                if (tx.indexes().stream().anyMatch(index -> index.name().equals(name))) {
                    tx.dropIndex(name);
                } else {
                    tx.createIndex(name, label, key);
                }
                tx.commit();
            }
            GraphFacts.awaitIndexes(store);
        }
    }

    // writing

    private void runTransaction() {
        int nodesBefore = testedIds.nodeCount();
        int relationshipsBefore = testedIds.relationshipCount();
        try (GraphTransaction a = tested.begin();
                GraphTransaction b = oracle.begin()) {
            for (int steps = seeded.oneIn(20) ? 1_000 : seeded.below(40); steps > 0; steps--) {
                write(a, b);
                if (seeded.oneIn(20)) {
                    disturb.accept(tested);
                }
            }
            if (seeded.oneIn(3)) {
                compare(a, b);
            }
            assertThat(a.hasWrites()).as(place).isEqualTo(b.hasWrites());
            String consistency = outcome(() -> {
                a.checkConsistency();
                return "consistent";
            });
            assertThat(consistency).as(place).isEqualTo(outcome(() -> {
                b.checkConsistency();
                return "consistent";
            }));
            if (!consistency.equals("consistent") || seeded.oneIn(6)) {
                a.rollback();
                b.rollback();
                testedIds.forget(nodesBefore, relationshipsBefore);
                oracleIds.forget(nodesBefore, relationshipsBefore);
                return;
            }
            a.commit();
            b.commit();
        }
    }

    /// What a call gives: its result or its error's code, as text.
    private static String outcome(Supplier<String> call) {
        try {
            return call.get();
        } catch (OrbitException e) {
            ErrorCode code = e.code();
            return code.name();
        }
    }

    private void both(Supplier<String> onTested, Supplier<String> onOracle) {
        assertThat(outcome(onTested)).as(place).isEqualTo(outcome(onOracle));
    }

    private void write(GraphTransaction a, GraphTransaction b) {
        int nodes = testedIds.nodeCount();
        int relationships = testedIds.relationshipCount();
        int choice = seeded.below(20);
        if (nodes == 0 || choice < 4) {
            int[] labels = labels();
            testedIds.addNode(a.createNode(labels));
            oracleIds.addNode(b.createNode(labels));
        } else if (choice < 9) {
            // Low numbers more often: some nodes become hubs.
            int start = seeded.below(seeded.below(nodes) + 1);
            int end = seeded.oneIn(10) ? start : seeded.below(nodes);
            int type = seeded.below(TYPES);
            both(
                    () -> testedIds.addRelationship(
                            a.createRelationship(testedIds.node(start), testedIds.node(end), type)),
                    () -> oracleIds.addRelationship(
                            b.createRelationship(oracleIds.node(start), oracleIds.node(end), type)));
        } else if (choice < 12) {
            int node = seeded.below(nodes);
            int key = seeded.below(KEYS);
            Value value = value();
            both(
                    () -> text(a.setNodeProperty(testedIds.node(node), key, value)),
                    () -> text(b.setNodeProperty(oracleIds.node(node), key, value)));
        } else if (choice < 14) {
            changeLabel(a, b, seeded.below(nodes));
        } else if (choice < 15) {
            deleteNode(a, b, seeded.below(nodes), !seeded.oneIn(30));
        } else if (relationships > 0 && choice < 18) {
            int relationship = seeded.below(relationships);
            int key = seeded.below(KEYS);
            Value value = value();
            both(
                    () -> text(a.setRelationshipProperty(testedIds.relationship(relationship), key, value)),
                    () -> text(b.setRelationshipProperty(oracleIds.relationship(relationship), key, value)));
        } else if (relationships > 0) {
            deleteRelationship(a, b, seeded.below(relationships));
        }
    }

    private void changeLabel(GraphTransaction a, GraphTransaction b, int node) {
        int label = seeded.below(LABELS);
        if (seeded.oneIn(2)) {
            both(
                    () -> "" + a.addLabel(testedIds.node(node), label),
                    () -> "" + b.addLabel(oracleIds.node(node), label));
        } else {
            both(
                    () -> "" + a.removeLabel(testedIds.node(node), label),
                    () -> "" + b.removeLabel(oracleIds.node(node), label));
        }
    }

    private void deleteNode(GraphTransaction a, GraphTransaction b, int node, boolean detach) {
        if (detach) {
            GraphFacts facts = new GraphFacts(b, oracleIds);
            for (Direction direction : Direction.values()) {
                for (int relationship : facts.relationshipsOf(node, direction)) {
                    deleteRelationship(a, b, relationship);
                }
            }
        }
        both(
                () -> {
                    a.deleteNode(testedIds.node(node));
                    return "" + a.isNodeDeletedHere(testedIds.node(node));
                },
                () -> {
                    b.deleteNode(oracleIds.node(node));
                    return "" + b.isNodeDeletedHere(oracleIds.node(node));
                });
    }

    private void deleteRelationship(GraphTransaction a, GraphTransaction b, int relationship) {
        both(
                () -> {
                    a.deleteRelationship(testedIds.relationship(relationship));
                    return "" + a.isRelationshipDeletedHere(testedIds.relationship(relationship));
                },
                () -> {
                    b.deleteRelationship(oracleIds.relationship(relationship));
                    return "" + b.isRelationshipDeletedHere(oracleIds.relationship(relationship));
                });
    }

    private int[] labels() {
        return seeded.random().ints(seeded.below(3), 0, LABELS).distinct().toArray();
    }

    private Value value() {
        return switch (seeded.below(12)) {
            case 0, 1 -> Value.NULL;
            case 2, 3, 4, 5 -> Value.of(seeded.below(20) - 10);
            case 6 -> Value.of(seeded.random().nextLong());
            case 7 -> Value.of(seeded.below(40) / 4.0 - 5);
            case 8, 9 -> Value.of("s" + seeded.below(30));
            case 10 -> Value.of(seeded.oneIn(2));
            default -> ListValue.of(Value.of(seeded.below(3)), Value.of("x"));
        };
    }

    static String text(Value value) {
        return value.type() + " " + Objects.toString(value);
    }
}
