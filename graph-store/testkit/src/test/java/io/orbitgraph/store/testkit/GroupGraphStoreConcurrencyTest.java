package io.orbitgraph.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.value.IntegerValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.store.graph.Direction;
import io.orbitgraph.store.graph.GraphReader;
import io.orbitgraph.store.graph.GraphStoreConfig;
import io.orbitgraph.store.graph.GraphTransaction;
import io.orbitgraph.store.graph.IndexDescriptor;
import io.orbitgraph.store.graph.IndexQuery;
import io.orbitgraph.store.graph.Neighbours;
import io.orbitgraph.store.graph.NodeScan;
import io.orbitgraph.store.graph.Tokens;
import io.orbitgraph.store.graph.core.GroupGraphStore;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Writers, readers, folding and eviction at the same time: whatever a snapshot shows must hold together.
@Timeout(120)
class GroupGraphStoreConcurrencyTest {
    private static final int THREADS = 4;
    private static final int ACCOUNTS = 40;
    private static final long BALANCE = 1000;

    private final Seeded seeded = Seeded.of("GroupGraphStoreConcurrencyTest");
    private final InMemoryKeyValueStore keyValues = new InMemoryKeyValueStore();
    private GroupGraphStore store = open();
    private int label;
    private int other;
    private int type;
    private int key;
    private int count;

    private GroupGraphStore open() {
        return GroupGraphStore.open(
                keyValues,
                GraphStoreConfig.DEFAULT.withLockTimeout(Duration.ofSeconds(20)).withPageMemoryBytes(40_000));
    }

    @BeforeEach
    void createNames() {
        label = store.tokens().createLabel("Account");
        other = store.tokens().createLabel("Other");
        type = store.tokens().createRelationshipType("PAID");
        key = store.tokens().createPropertyKey("balance");
        count = store.tokens().createPropertyKey("count");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void disturbUntil(AtomicBoolean done) throws InterruptedException {
        Seeded own = seeded.split();
        while (!done.get()) {
            if (own.oneIn(2)) {
                store.foldAll();
            } else {
                store.evictAll();
            }
            Thread.sleep(own.below(4));
        }
    }

    @Test
    void noTransferIsLostAndNoSnapshotShowsHalfOfOne() throws Exception {
        long[] accounts = new long[ACCOUNTS];
        try (GraphTransaction tx = store.begin()) {
            for (int i = 0; i < ACCOUNTS; i++) {
                accounts[i] = tx.createNode(i % 3 == 0 ? other : label);
                tx.setNodeProperty(accounts[i], key, Value.of(BALANCE));
                tx.setNodeProperty(accounts[i], count, Value.of(0));
            }
            tx.commit();
        }
        AtomicInteger transfers = new AtomicInteger();
        AtomicInteger retries = new AtomicInteger();
        AtomicBoolean done = new AtomicBoolean();
        Thread disturber = Thread.ofPlatform().start(() -> {
            try {
                disturbUntil(done);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Parallel.inParallel(THREADS, () -> {
            Seeded own;
            synchronized (seeded) {
                own = seeded.split();
            }
            for (int i = 0; i < 1500; i++) {
                if (own.oneIn(5)) {
                    try (GraphTransaction tx = store.begin()) {
                        assertThat(sum(tx)).as("seed=%d", seeded.seed()).isEqualTo(ACCOUNTS * BALANCE);
                    }
                } else if (transfer(accounts[own.below(ACCOUNTS)], accounts[own.below(ACCOUNTS)], own.below(10))) {
                    transfers.incrementAndGet();
                } else {
                    retries.incrementAndGet();
                }
            }
            return 0;
        });
        done.set(true);
        disturber.join();
        store.close();
        store = open();
        try (GraphTransaction tx = store.begin()) {
            assertThat(sum(tx)).isEqualTo(ACCOUNTS * BALANCE);
            long changes = 0;
            for (long account : accounts) {
                changes += number(tx.nodeProperty(account, count));
            }
            assertThat(changes).isEqualTo(2L * transfers.get());
        }
        assertThat(transfers.get()).isPositive();
    }

    private boolean transfer(long from, long to, long amount) {
        try (GraphTransaction tx = store.begin()) {
            add(tx, from, key, -amount);
            add(tx, to, key, amount);
            add(tx, from, count, 1);
            add(tx, to, count, 1);
            tx.createRelationship(from, to, type);
            tx.commit();
            return true;
        } catch (OrbitException e) {
            if (!e.code().isRetryable()) {
                throw e;
            }
            return false;
        }
    }

    private static void add(GraphTransaction tx, long node, int key, long amount) {
        tx.setNodeProperty(node, key, Value.of(number(tx.nodeProperty(node, key)) + amount));
    }

    private static long number(Value value) {
        return ((IntegerValue) value).value();
    }

    private long sum(GraphReader reader) {
        long sum = 0;
        try (NodeScan scan = reader.scanNodes()) {
            while (scan.nextGroup()) {
                Vector column = scan.column(key);
                for (int i = 0; i < scan.count(); i++) {
                    sum += number(column.value(scan.slots()[i]));
                }
            }
        }
        return sum;
    }

    @Test
    void bothSidesOfEveryRelationshipAgreeInEverySnapshot() throws Exception {
        try (GraphTransaction tx = store.begin()) {
            tx.createIndex("balance", label, key);
            tx.commit();
        }
        AtomicBoolean done = new AtomicBoolean();
        Thread disturber = Thread.ofPlatform().start(() -> {
            try {
                disturbUntil(done);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Parallel.inParallel(THREADS, () -> {
            Seeded own;
            synchronized (seeded) {
                own = seeded.split();
            }
            for (int i = 0; i < 800; i++) {
                try (GraphTransaction tx = store.begin()) {
                    if (own.oneIn(8)) {
                        check(tx);
                    } else {
                        change(tx, own);
                        tx.commit();
                    }
                } catch (OrbitException e) {
                    if (!e.code().isRetryable()) {
                        throw e;
                    }
                }
            }
            return 0;
        });
        done.set(true);
        disturber.join();
        try (GraphTransaction tx = store.begin()) {
            check(tx);
        }
        store.close();
        store = open();
        try (GraphTransaction tx = store.begin()) {
            check(tx);
        }
    }

    private void change(GraphTransaction tx, Seeded own) {
        long[] nodes = nodes(tx);
        for (int step = own.below(12); step >= 0; step--) {
            long node = nodes.length == 0 ? -1 : nodes[own.below(nodes.length)];
            switch (own.below(nodes.length < 20 ? 1 : 8)) {
                case 0, 1 -> {
                    long created = own.oneIn(3) ? tx.createNode(label) : tx.createNode(label, other);
                    tx.setNodeProperty(created, key, Value.of(own.below(20)));
                }
                case 2, 3, 4 -> {
                    long target = nodes[own.below(own.below(nodes.length) + 1)];
                    if (tx.nodeExists(node) && tx.nodeExists(target)) {
                        tx.setRelationshipProperty(tx.createRelationship(node, target, type), key, Value.of(target));
                    }
                }
                case 5 -> {
                    if (tx.nodeExists(node)) {
                        tx.setNodeProperty(node, key, Value.of(own.below(20)));
                        if (own.oneIn(2)) {
                            tx.removeLabel(node, label);
                        } else {
                            tx.addLabel(node, label);
                        }
                    }
                }
                default -> deleteWithRelationships(tx, node);
            }
        }
    }

    private void deleteWithRelationships(GraphTransaction tx, long node) {
        if (!tx.nodeExists(node)) {
            return;
        }
        Neighbours list = new Neighbours();
        for (Direction direction : Direction.values()) {
            tx.neighbours(node, direction, type, list);
            long[] relationships = new long[list.size()];
            for (int i = 0; i < relationships.length; i++) {
                relationships[i] = list.relationship(list.from + i);
            }
            for (long relationship : relationships) {
                tx.deleteRelationship(relationship);
            }
        }
        tx.deleteNode(node);
    }

    private static long[] nodes(GraphReader reader, int... labels) {
        long[] nodes = new long[(int) reader.countNodes(Tokens.NONE)];
        int found = 0;
        try (NodeScan scan = reader.scanNodes(labels)) {
            while (scan.nextGroup()) {
                for (int i = 0; i < scan.count(); i++) {
                    nodes[found++] = scan.firstNode() + scan.slots()[i];
                }
            }
        }
        if (labels.length == 0) {
            assertThat(found).isEqualTo(nodes.length);
        }
        return java.util.Arrays.copyOf(nodes, found);
    }

    private void check(GraphTransaction tx) {
        String place = "seed=" + seeded.seed() + " snapshot=" + tx.snapshot();
        Set<String> out = new HashSet<>();
        Set<String> in = new HashSet<>();
        Neighbours list = new Neighbours();
        for (long node : nodes(tx)) {
            tx.neighbours(node, Direction.OUT, type, list);
            for (int i = list.from; i < list.to; i++) {
                out.add(list.relationship(i) + ":" + node + "->" + list.neighbour(i));
                assertThat(tx.nodeExists(list.neighbour(i))).as(place).isTrue();
                assertThat(tx.relationshipProperty(list.relationship(i), key))
                        .as(place)
                        .isEqualTo(Value.of(list.neighbour(i)));
            }
            tx.neighbours(node, Direction.IN, type, list);
            for (int i = list.from; i < list.to; i++) {
                in.add(list.relationship(i) + ":" + list.neighbour(i) + "->" + node);
            }
        }
        assertThat(in).as(place).isEqualTo(out);
        assertThat(tx.countRelationships(type)).as(place).isEqualTo(out.size());
        long[] labelled = nodes(tx, label);
        assertThat(tx.countNodes(label)).as(place).isEqualTo(labelled.length);
        IndexDescriptor index = tx.indexes().getFirst();
        Set<Long> found = new HashSet<>();
        try (var cursor = tx.seek(index, new IndexQuery.Exists())) {
            long[] batch = new long[64];
            for (int size = cursor.next(batch); size > 0; size = cursor.next(batch)) {
                for (int i = 0; i < size; i++) {
                    assertThat(found.add(batch[i])).as(place).isTrue();
                }
            }
        }
        assertThat(found).as(place).hasSize(labelled.length);
    }
}
