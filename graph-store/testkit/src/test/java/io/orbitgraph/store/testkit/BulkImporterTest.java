package io.orbitgraph.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.DoubleVector;
import io.orbitgraph.model.vector.LongVector;
import io.orbitgraph.model.vector.StringVector;
import io.orbitgraph.model.vector.ValueVector;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.store.graph.BulkImporter;
import io.orbitgraph.store.graph.Direction;
import io.orbitgraph.store.graph.GraphStore;
import io.orbitgraph.store.graph.GraphStoreConfig;
import io.orbitgraph.store.graph.GraphStores;
import io.orbitgraph.store.graph.GraphTransaction;
import io.orbitgraph.store.graph.Neighbours;
import io.orbitgraph.store.graph.Tokens;
import io.orbitgraph.store.graph.core.GroupGraphStore;
import io.orbitgraph.store.kv.KeyValueStore;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/// What was imported is what transactions would have written.
class BulkImporterTest {
    private static final GraphStoreConfig CONFIG =
            GraphStoreConfig.DEFAULT.withBackgroundWork(false).withPageMemoryBytes(64 << 20);
    private static final List<List<String>> LABELS =
            List.of(List.of("L0", "L1", "L2"), List.of("L1"), List.of("L2", "L0"), List.of());
    /// Numbers the relationships, so that they can be found again; `k0` is the same for nodes.
    private static final String NUMBER = "k0";

    private final Seeded seeded = Seeded.of("BulkImporterTest");
    private final KeyValueStore keyValues = new InMemoryKeyValueStore();
    private final GraphStore oracle = new InMemoryGraphStore();
    private final GraphStore plain = GraphStores.open(new InMemoryKeyValueStore(), CONFIG);
    private final GraphIds testedIds = new GraphIds();
    private final GraphIds oracleIds = new GraphIds();
    private final GraphIds plainIds = new GraphIds();
    private int relationshipCount;

    @RepeatedTest(3)
    void anImportedGraphIsTheGraphOfTransactions() {
        for (GraphStore store : List.of(oracle, plain)) {
            for (int i = 0; i < 3; i++) {
                store.tokens().createLabel("L" + i);
                store.tokens().createRelationshipType("T" + i);
                store.tokens().createPropertyKey("k" + i);
            }
        }
        try (BulkImporter importer = GraphStores.importInto(keyValues, 1 + seeded.below(3))) {
            for (int batch = 0; batch < 12; batch++) {
                // The first fill groups enough for several partitions.
                int count = batch < 4 ? 1_200 : 1 + seeded.below(500);
                addNodes(importer, LABELS.get(batch < 4 ? batch : seeded.below(4)), count);
            }
            for (int batch = 0; batch < 15; batch++) {
                addRelationships(importer, "T" + (batch < 3 ? batch : seeded.below(3)), 1 + seeded.below(1_000));
            }
            assertThatThrownBy(() -> GraphStores.open(keyValues, CONFIG))
                    .isInstanceOfSatisfying(
                            OrbitException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_FORMAT));
            importer.finish((_, _) -> {});
        }
        try (GraphStore tested = GraphStores.open(keyValues, CONFIG)) {
            numberRelationships(tested);
            compare(tested, "imported");
            compareStatistics(tested);
            // The next transactions find their places beside what was imported.
            long[] added = new long[600];
            change(tested, testedIds, added);
            change(oracle, oracleIds, new long[600]);
            compare(tested, "changed");
            ((GroupGraphStore) tested).foldAll();
            ((GroupGraphStore) tested).evictAll();
            compare(tested, "folded");
        }
        try (GraphStore tested = GraphStores.open(keyValues, CONFIG)) {
            compare(tested, "reopened");
        }
    }

    @Test
    void onlyAnEmptyStoreTakesAnImport() {
        GraphStores.open(keyValues, CONFIG).close();
        assertThatThrownBy(() -> GraphStores.importInto(keyValues, 1)).isInstanceOf(OrbitException.class);
    }

    @Test
    void nothingImportedIsAnEmptyGraph() {
        try (BulkImporter importer = GraphStores.importInto(keyValues, 2)) {
            importer.finish((_, _) -> {});
        }
        try (GraphStore tested = GraphStores.open(keyValues, CONFIG);
                GraphTransaction reader = tested.begin()) {
            assertThat(reader.countNodes(Tokens.NONE)).isZero();
        }
    }

    private void addNodes(BulkImporter importer, List<String> labels, int count) {
        int first = testedIds.nodeCount();
        List<String> keys = List.of(NUMBER, "k1", "k2");
        LongVector numbers = new LongVector(count);
        Vector some = column(count);
        StringVector texts = new StringVector(count);
        for (int i = 0; i < count; i++) {
            numbers.set(i, first + i);
            if (seeded.oneIn(2)) {
                texts.set(i, "s" + seeded.below(30));
            } else {
                texts.setNull(i);
            }
        }
        Vector[] columns = {numbers, some, texts};
        long[] ids = new long[count];
        importer.addNodes(labels, keys, columns, count, ids);
        for (long id : ids) {
            testedIds.addNode(id);
        }
        addNodes(oracle, oracleIds, labels, keys, columns, count);
        addNodes(plain, plainIds, labels, keys, columns, count);
    }

    private static void addNodes(
            GraphStore store, GraphIds ids, List<String> labels, List<String> keys, Vector[] columns, int count) {
        try (GraphTransaction transaction = store.begin()) {
            for (int row = 0; row < count; row++) {
                long node = transaction.createNode(
                        labels.stream().mapToInt(store.tokens()::label).toArray());
                ids.addNode(node);
                for (int c = 0; c < columns.length; c++) {
                    if (!columns[c].isNull(row)) {
                        transaction.setNodeProperty(
                                node, store.tokens().propertyKey(keys.get(c)), columns[c].value(row));
                    }
                }
            }
            transaction.commit();
        }
    }

    private void addRelationships(BulkImporter importer, String type, int count) {
        boolean withProperty = seeded.oneIn(2);
        List<String> keys = withProperty ? List.of(NUMBER, "k2") : List.of(NUMBER);
        LongVector numbers = new LongVector(count);
        int[] starts = new int[count];
        int[] ends = new int[count];
        for (int i = 0; i < count; i++) {
            numbers.set(i, relationshipCount++);
            starts[i] = node();
            ends[i] = seeded.oneIn(20) ? starts[i] : node();
        }
        Vector[] columns = withProperty ? new Vector[] {numbers, column(count)} : new Vector[] {numbers};
        long[] startIds = new long[count];
        long[] endIds = new long[count];
        for (int i = 0; i < count; i++) {
            startIds[i] = testedIds.node(starts[i]);
            endIds[i] = testedIds.node(ends[i]);
        }
        importer.addRelationships(type, startIds, endIds, keys, columns, count);
        addRelationships(oracle, oracleIds, type, starts, ends, keys, columns);
        addRelationships(plain, plainIds, type, starts, ends, keys, columns);
    }

    /// Any node, and often one of a few, which have many relationships then, also parallel ones.
    private int node() {
        return seeded.oneIn(3) ? seeded.below(5) : seeded.below(testedIds.nodeCount());
    }

    private static void addRelationships(
            GraphStore store,
            GraphIds ids,
            String type,
            int[] starts,
            int[] ends,
            List<String> keys,
            Vector[] columns) {
        try (GraphTransaction transaction = store.begin()) {
            for (int row = 0; row < starts.length; row++) {
                long relationship = transaction.createRelationship(
                        ids.node(starts[row]),
                        ids.node(ends[row]),
                        store.tokens().relationshipType(type));
                ids.addRelationship(relationship);
                for (int c = 0; c < columns.length; c++) {
                    if (!columns[c].isNull(row)) {
                        transaction.setRelationshipProperty(
                                relationship, store.tokens().propertyKey(keys.get(c)), columns[c].value(row));
                    }
                }
            }
            transaction.commit();
        }
    }

    /// A column of one of three classes, with nulls.
    private Vector column(int count) {
        int kind = seeded.below(3);
        DoubleVector numbers = new DoubleVector(count);
        LongVector integers = new LongVector(count);
        ValueVector values = new ValueVector(count);
        for (int i = 0; i < count; i++) {
            if (seeded.oneIn(5)) {
                numbers.setNull(i);
                integers.setNull(i);
            } else {
                numbers.set(i, seeded.below(20) / 2.0);
                integers.set(i, seeded.below(20) - 10L);
                values.set(i, seeded.oneIn(2) ? Value.of("s" + seeded.below(9)) : Value.of(seeded.oneIn(2)));
            }
        }
        return switch (kind) {
            case 0 -> numbers;
            case 1 -> integers;
            default -> values;
        };
    }

    /// Finds out which id each relationship got, by its number.
    private void numberRelationships(GraphStore tested) {
        long[] idOfNumber = new long[relationshipCount];
        int found = 0;
        try (GraphTransaction reader = tested.begin()) {
            int key = tested.tokens().propertyKey(NUMBER);
            Neighbours list = new Neighbours();
            for (int n = 0; n < testedIds.nodeCount(); n++) {
                for (int type : reader.types(testedIds.node(n), Direction.OUT)) {
                    reader.neighbours(testedIds.node(n), Direction.OUT, type, list);
                    for (int i = list.from; i < list.to; i++) {
                        Value number = reader.relationshipProperty(list.relationship(i), key);
                        idOfNumber[Integer.parseInt(number.toString())] = list.relationship(i);
                        found++;
                    }
                }
            }
        }
        assertThat(found).isEqualTo(relationshipCount);
        for (long id : idOfNumber) {
            testedIds.addRelationship(id);
        }
    }

    private void compare(GraphStore tested, String when) {
        try (GraphTransaction a = tested.begin();
                GraphTransaction b = oracle.begin()) {
            GraphFacts.compare(
                    when + " seed=" + seeded.seed(),
                    new GraphFacts(a, testedIds),
                    new GraphFacts(b, oracleIds),
                    seeded);
        }
    }

    private void compareStatistics(GraphStore tested) {
        int[] some = {Tokens.NONE, 0, 1, 2};
        for (int label : some) {
            assertThat(tested.statistics().nodes(label))
                    .isEqualTo(plain.statistics().nodes(label));
            for (int type : some) {
                for (int other : some) {
                    assertThat(tested.statistics().relationships(label, type, other))
                            .as("%d %d %d", label, type, other)
                            .isEqualTo(plain.statistics().relationships(label, type, other));
                }
            }
        }
    }

    private static void change(GraphStore store, GraphIds ids, long[] added) {
        int old = ids.nodeCount();
        try (GraphTransaction transaction = store.begin()) {
            for (int i = 0; i < added.length; i++) {
                added[i] = transaction.createNode(1);
                ids.addNode(added[i]);
                transaction.setNodeProperty(added[i], 1, Value.of("new" + i));
            }
            for (int i = 0; i < 300; i++) {
                ids.addRelationship(transaction.createRelationship(ids.node(i * 7 % old), ids.node(old + i), i % 3));
                ids.addRelationship(transaction.createRelationship(ids.node(old + i), ids.node(i * 11 % old), i % 3));
                transaction.setNodeProperty(ids.node(i * 5 % old), 2, Value.of(i));
            }
            for (int i = 0; i < 300; i++) {
                transaction.setRelationshipProperty(ids.relationship(3 * i), 1, Value.of(i / 4.0));
                transaction.deleteRelationship(ids.relationship(3 * i + 1));
            }
            transaction.commit();
        }
    }
}
