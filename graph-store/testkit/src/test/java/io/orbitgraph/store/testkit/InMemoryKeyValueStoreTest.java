package io.orbitgraph.store.testkit;

import io.orbitgraph.store.kv.KeyValueStore;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

class InMemoryKeyValueStoreTest extends KeyValueStoreContract {
    private final Map<Path, InMemoryKeyValueStore.Medium> media = new HashMap<>();

    @Override
    protected KeyValueStore open(Path directory) {
        return new InMemoryKeyValueStore(media.computeIfAbsent(directory, _ -> new InMemoryKeyValueStore.Medium()));
    }

    @Override
    protected KeyValueStore reopenAfterCrash(KeyValueStore store, Path directory) {
        return open(directory);
    }
}
