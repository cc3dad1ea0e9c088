package io.orbitgraph.store.rocksdb;

import io.orbitgraph.store.kv.KeyValueStore;
import io.orbitgraph.store.testkit.KeyValueStoreContract;
import java.nio.file.Path;

class RocksKeyValueStoreTest extends KeyValueStoreContract {
    @Override
    protected KeyValueStore open(Path directory) {
        return RocksKeyValueStore.open(directory, RocksSettings.DEFAULT);
    }

    @Override
    protected KeyValueStore reopenAfterCrash(KeyValueStore store, Path directory) {
        Path copy = directory.resolveSibling(directory.getFileName() + "-crashed");
        StoreFiles.copy(directory, copy);
        store.close();
        return open(copy);
    }
}
