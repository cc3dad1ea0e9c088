package io.orbitgraph.store.testkit;

import io.orbitgraph.store.graph.GraphStore;
import io.orbitgraph.store.graph.GraphStoreConfig;
import io.orbitgraph.store.graph.GraphStores;
import io.orbitgraph.store.graph.core.GroupGraphStore;
import io.orbitgraph.store.kv.KeyValueStore;
import java.time.Duration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class GroupGraphStoreTest extends GraphStoreContract {
    private static final GraphStoreConfig CONFIG =
            GraphStoreConfig.DEFAULT.withLockTimeout(Duration.ofSeconds(5)).withPageMemoryBytes(64 << 20);

    private KeyValueStore keyValues = new InMemoryKeyValueStore();

    @Override
    protected GraphStore open() {
        keyValues = new InMemoryKeyValueStore();
        return GraphStores.open(keyValues, CONFIG);
    }

    @Override
    protected GraphStore reopen(GraphStore store) {
        store.close();
        return GraphStores.open(keyValues, CONFIG);
    }

    private static void disturb(GraphStore store, Seeded seeded) {
        GroupGraphStore tested = (GroupGraphStore) store;
        switch (seeded.below(3)) {
            case 0 -> tested.foldAll();
            case 1 -> tested.evictAll();
            default -> {
                tested.foldAll();
                tested.evictAll();
            }
        }
    }

    private static void compare(GraphStoreConfig config, int transactions) throws InterruptedException {
        Seeded seeded = Seeded.of("GroupGraphStoreTest");
        KeyValueStore keyValues = new InMemoryKeyValueStore();
        GraphStore store = GraphStores.open(keyValues, config);
        new GraphComparison(
                        seeded,
                        store,
                        closed -> {
                            closed.close();
                            return GraphStores.open(keyValues, config);
                        },
                        open -> disturb(open, seeded))
                .run(transactions)
                .close();
    }

    @RepeatedTest(4)
    void foldingAndEvictingChangesNoAnswer() throws InterruptedException {
        compare(CONFIG.withBackgroundWork(false), 250);
    }

    @Test
    void withRoomForHardlyAPageEverythingIsLoadedAgain() throws InterruptedException {
        compare(CONFIG.withPageMemoryBytes(2000), 40);
    }
}
