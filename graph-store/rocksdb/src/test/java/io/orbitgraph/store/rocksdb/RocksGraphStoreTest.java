package io.orbitgraph.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.orbitgraph.model.value.Value;
import io.orbitgraph.store.graph.Direction;
import io.orbitgraph.store.graph.GraphStore;
import io.orbitgraph.store.graph.GraphStoreConfig;
import io.orbitgraph.store.graph.GraphStores;
import io.orbitgraph.store.graph.GraphTransaction;
import io.orbitgraph.store.graph.IndexDescriptor;
import io.orbitgraph.store.graph.IndexQuery;
import io.orbitgraph.store.graph.Neighbours;
import io.orbitgraph.store.graph.Tokens;
import io.orbitgraph.store.kv.KeyValueStore;
import io.orbitgraph.store.testkit.GraphStoreContract;
import io.orbitgraph.store.testkit.Seeded;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The graph on RocksDB: the contract, and that a killed process loses nothing that it acknowledged.
@Timeout(120)
class RocksGraphStoreTest extends GraphStoreContract {
    private static final int KILLS = 5;

    @TempDir
    Path directory;

    private final List<KeyValueStore> opened = new ArrayList<>();

    private KeyValueStore keyValues(String name) {
        KeyValueStore store = RocksKeyValueStore.open(directory.resolve(name), RocksSettings.DEFAULT);
        opened.add(store);
        return store;
    }

    @AfterEach
    void closeKeyValues() {
        opened.forEach(KeyValueStore::close);
    }

    private static GraphStoreConfig config() {
        return GraphStoreConfig.DEFAULT.withLockTimeout(Duration.ofSeconds(5)).withPageMemoryBytes(16 << 20);
    }

    @Override
    protected GraphStore open() {
        return GraphStores.open(keyValues("graph" + opened.size()), config());
    }

    @Override
    protected GraphStore reopen(GraphStore store) {
        store.close();
        String name = "graph" + (opened.size() - 1);
        opened.removeLast().close();
        return GraphStores.open(keyValues(name), config());
    }

    @Test
    void aKilledProcessLosesNothingAcknowledged() throws IOException {
        Seeded seeded = Seeded.of("RocksGraphStoreTest");
        Path killed = directory.resolve("killed");
        createIndexes(killed);
        long[] acknowledged = {-1, -1, -1};
        UUID database = null;
        for (int round = 0; round < KILLS; round++) {
            try (Child child = new Child(GraphChild.class, killed, "", 0)) {
                for (int lines = seeded.below(200) + 1; lines > 0; lines--) {
                    note(child.line(), acknowledged);
                }
                for (String line : child.kill()) {
                    note(line, acknowledged);
                }
            }
            try (KeyValueStore keyValues = RocksKeyValueStore.open(killed, RocksSettings.DEFAULT);
                    GraphStore store = GraphStores.open(keyValues, GraphChild.config())) {
                assertThat(database == null || database.equals(store.databaseId()))
                        .isTrue();
                database = store.databaseId();
                check(store, acknowledged, "seed=" + seeded.seed() + " round=" + round);
            }
        }
    }

    private static void createIndexes(Path killed) {
        try (KeyValueStore keyValues = RocksKeyValueStore.open(killed, RocksSettings.DEFAULT);
                GraphStore store = GraphStores.open(keyValues, GraphChild.config())) {
            int key = store.tokens().createPropertyKey("number");
            try (GraphTransaction tx = store.begin()) {
                for (int chain = 0; chain < GraphChild.CHAINS; chain++) {
                    tx.createIndex("index" + chain, store.tokens().createLabel(GraphChild.label(chain)), key);
                }
                tx.commit();
            }
        }
    }

    private static void note(String line, long[] acknowledged) {
        assertThat(line).isNotNull();
        if (line.endsWith(".")) {
            String[] parts = line.substring(0, line.length() - 1).split(" ", -1);
            acknowledged[Integer.parseInt(parts[0])] = Long.parseLong(parts[1]);
        }
    }

    private static void check(GraphStore store, long[] acknowledged, String place) {
        int type = store.tokens().relationshipType("NEXT");
        int key = store.tokens().propertyKey("number");
        long nodes = 0;
        try (GraphTransaction tx = store.begin()) {
            for (int chain = 0; chain < GraphChild.CHAINS; chain++) {
                GraphChild.End end = GraphChild.end(store, tx, chain);
                assertThat(end.number()).as(place).isGreaterThanOrEqualTo(acknowledged[chain]);
                int label = store.tokens().label(GraphChild.label(chain));
                assertThat(tx.countNodes(label)).as(place).isEqualTo(end.number() + 1);
                nodes += end.number() + 1;
                Neighbours list = new Neighbours();
                long node = end.node();
                for (long number = end.number(); number > 0; number--) {
                    assertThat(found(tx, chain, number)).as(place).containsExactly(node);
                    assertThat(tx.degree(node, Direction.OUT, Tokens.NONE))
                            .as(place)
                            .isEqualTo(number == end.number() ? 0 : 1);
                    tx.neighbours(node, Direction.IN, type, list);
                    assertThat(list.size()).as(place).isEqualTo(1);
                    assertThat(tx.relationshipProperty(list.relationship(list.from), key))
                            .as(place)
                            .isEqualTo(Value.of(number));
                    node = list.neighbour(list.from);
                    assertThat(tx.nodeProperty(node, key)).as(place).isEqualTo(Value.of(number - 1));
                }
            }
            assertThat(tx.countNodes(Tokens.NONE)).as(place).isEqualTo(nodes);
        }
    }

    private static List<Long> found(GraphTransaction tx, int chain, long number) {
        IndexDescriptor index = tx.indexes().stream()
                .filter(one -> one.name().equals("index" + chain))
                .findFirst()
                .orElseThrow();
        List<Long> nodes = new ArrayList<>();
        try (var cursor = tx.seek(index, new IndexQuery.Exact(Value.of(number)))) {
            long[] batch = new long[4];
            for (int count = cursor.next(batch); count > 0; count = cursor.next(batch)) {
                for (int i = 0; i < count; i++) {
                    nodes.add(batch[i]);
                }
            }
        }
        return nodes;
    }
}
