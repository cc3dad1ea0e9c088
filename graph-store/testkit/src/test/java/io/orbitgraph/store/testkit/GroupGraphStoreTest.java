package io.orbitgraph.store.testkit;

import io.orbitgraph.store.graph.GraphStore;
import io.orbitgraph.store.graph.GraphStoreConfig;
import io.orbitgraph.store.graph.GraphStores;
import java.time.Duration;

class GroupGraphStoreTest extends GraphStoreContract {
    @Override
    protected GraphStore open() {
        return GraphStores.open(
                new InMemoryKeyValueStore(),
                GraphStoreConfig.DEFAULT.withLockTimeout(Duration.ofSeconds(5)).withPageMemoryBytes(64 << 20));
    }
}
