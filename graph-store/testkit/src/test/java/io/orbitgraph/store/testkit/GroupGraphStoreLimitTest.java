package io.orbitgraph.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.orbitgraph.model.value.Value;
import io.orbitgraph.store.graph.Direction;
import io.orbitgraph.store.graph.GraphStoreConfig;
import io.orbitgraph.store.graph.GraphTransaction;
import io.orbitgraph.store.graph.Neighbours;
import io.orbitgraph.store.graph.Tokens;
import io.orbitgraph.store.graph.core.GroupGraphStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The sizes that the design promises. `-DexcludedGroups= -Dtest=GroupGraphStoreLimitTest` runs the slow ones.
class GroupGraphStoreLimitTest {
    private final InMemoryKeyValueStore keyValues = new InMemoryKeyValueStore();
    private GroupGraphStore store = open();

    private GroupGraphStore open() {
        return GroupGraphStore.open(keyValues, GraphStoreConfig.DEFAULT.withBackgroundWork(false));
    }

    private void reopen() {
        store.close();
        store = open();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    @Tag("slow")
    void aNodeHasMoreThanTenMillionNeighbours() {
        connectHub(10_100_000, 200_000);
    }

    /// Enough for wide offsets, buffers over a long list and chunks of many blocks.
    @Test
    void aNodeHasMoreNeighboursThanNarrowOffsetsCount() {
        connectHub(100_000, 9_000);
    }

    private void connectHub(int degree, int batch) {
        int type = store.tokens().createRelationshipType("FOLLOWS");
        int label = store.tokens().createLabel("Node");
        int hubs = store.tokens().createLabel("Hub");
        long hub;
        long[] others = new long[1000];
        try (GraphTransaction tx = store.begin()) {
            hub = tx.createNode(hubs);
            for (int i = 0; i < others.length; i++) {
                others[i] = tx.createNode(label);
            }
            tx.commit();
        }
        for (int done = 0; done < degree; ) {
            try (GraphTransaction tx = store.begin()) {
                for (int i = 0; i < batch && done < degree; i++) {
                    tx.createRelationship(others[done % others.length], hub, type);
                    tx.createRelationship(hub, others[done % others.length], type);
                    done++;
                }
                tx.commit();
            }
        }
        checkHub(hub, type, degree, others);
        // One at a time, onto buffers over the long list.
        for (int i = 0; i < 1_100; i++) {
            try (GraphTransaction tx = store.begin()) {
                tx.createRelationship(hub, others[0], type);
                tx.commit();
                assertThat(tx.snapshot()).isPositive();
            }
        }
        try (GraphTransaction tx = store.begin()) {
            assertThat(tx.degree(hub, Direction.OUT, type)).isEqualTo(degree + 1_100);
            Neighbours list = new Neighbours();
            tx.neighbours(hub, Direction.OUT, type, list);
            for (int i = 0; i < 1_100; i++) {
                tx.deleteRelationship(list.relationship(list.from + degree / others.length + i));
            }
            tx.commit();
        }
        checkHub(hub, type, degree, others);
        reopen();
        checkHub(hub, type, degree, others);
        store.foldAll();
        reopen();
        checkHub(hub, type, degree, others);
    }

    private void checkHub(long hub, int type, int degree, long[] others) {
        try (GraphTransaction tx = store.begin()) {
            for (Direction direction : Direction.values()) {
                assertThat(tx.degree(hub, direction, type)).isEqualTo(degree);
                Neighbours list = new Neighbours();
                tx.neighbours(hub, direction, type, list);
                assertThat(list.size()).isEqualTo(degree);
                for (int i = 0; i < degree; i++) {
                    assertEqual(list.neighbour(list.from + i), others[(int) ((long) i * others.length / degree)]);
                }
            }
            assertThat(tx.degree(others[7], Direction.OUT, type)).isEqualTo(degree / others.length);
            assertThat(tx.countRelationships(type)).isEqualTo(2L * degree);
        }
    }

    /// AssertJ is too slow for ten million checks.
    private static void assertEqual(long found, long expected) {
        if (found != expected) {
            assertThat(found).isEqualTo(expected);
        }
    }

    @Test
    @Tag("slow")
    void aGraphHas65535TypesAndLabelSets() {
        useTypes(65_535);
    }

    @Test
    void aGraphHasManyTypesAndLabelSets() {
        useTypes(2_000);
    }

    private void useTypes(int count) {
        int key = store.tokens().createPropertyKey("k");
        int base = store.tokens().createLabel("Base");
        long[] nodes = new long[count];
        for (int from = 0; from < count; from += 5_000) {
            try (GraphTransaction tx = store.begin()) {
                for (int i = from; i < Math.min(count, from + 5_000); i++) {
                    int label = store.tokens().createLabel("L" + i);
                    nodes[i] = tx.createNode(base, label);
                    int type = store.tokens().createRelationshipType("T" + i);
                    long relationship = tx.createRelationship(nodes[0], nodes[i], type);
                    tx.setRelationshipProperty(relationship, key, Value.of(i));
                }
                tx.commit();
            }
        }
        store.foldAll();
        reopen();
        try (GraphTransaction tx = store.begin()) {
            Neighbours list = new Neighbours();
            for (int i = 0; i < count; i += 97) {
                int type = store.tokens().relationshipType("T" + i);
                tx.neighbours(nodes[0], Direction.OUT, type, list);
                assertThat(list.size()).isEqualTo(1);
                assertThat(list.neighbour(list.from)).isEqualTo(nodes[i]);
                assertThat(tx.relationshipType(list.relationship(list.from))).isEqualTo(type);
                assertThat(tx.relationshipProperty(list.relationship(list.from), key))
                        .isEqualTo(Value.of(i));
                assertThat(tx.countNodes(store.tokens().label("L" + i))).isEqualTo(1);
            }
            assertThat(tx.degree(nodes[0], Direction.OUT, Tokens.NONE)).isEqualTo(count);
            assertThat(tx.types(nodes[0], Direction.OUT)).hasSize(count);
            assertThat(tx.countNodes(base)).isEqualTo(count);
        }
    }
}
