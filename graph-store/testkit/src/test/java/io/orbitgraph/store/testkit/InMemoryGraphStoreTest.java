package io.orbitgraph.store.testkit;

import io.orbitgraph.store.graph.GraphStore;
import java.time.Duration;

class InMemoryGraphStoreTest extends GraphStoreContract {
    @Override
    protected GraphStore open() {
        return new InMemoryGraphStore(Duration.ofSeconds(5));
    }
}
