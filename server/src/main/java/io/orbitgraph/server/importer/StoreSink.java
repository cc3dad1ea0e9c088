package io.orbitgraph.server.importer;

import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.store.graph.GraphStore;
import io.orbitgraph.store.graph.GraphStoreConfig;
import io.orbitgraph.store.graph.GraphStoreConfig.CommitDurability;
import io.orbitgraph.store.graph.GraphStores;
import io.orbitgraph.store.kv.KeyValueStore;
import io.orbitgraph.store.rocksdb.RocksKeyValueStore;
import io.orbitgraph.store.rocksdb.RocksSettings;
import java.nio.file.Path;
import java.util.List;

/// Makes a store in a directory of its own.
final class StoreSink implements GraphSink {
    private final KeyValueStore keyValues;
    private final GraphStore store;
    private final GraphSink transactions;

    private StoreSink(KeyValueStore keyValues, GraphStore store) {
        this.keyValues = keyValues;
        this.store = store;
        transactions = new TransactionSink(store);
    }

    /// @param directory must not exist yet
    static StoreSink create(Path directory) {
        KeyValueStore keyValues = RocksKeyValueStore.open(directory, RocksSettings.DEFAULT);
        try {
            return new StoreSink(
                    keyValues,
                    GraphStores.open(keyValues, GraphStoreConfig.DEFAULT.withDurability(CommitDurability.INTERVAL)));
        } catch (RuntimeException e) {
            keyValues.close();
            throw e;
        }
    }

    @Override
    public void addNodes(List<String> labels, List<String> keys, Vector[] columns, int count, long[] ids) {
        transactions.addNodes(labels, keys, columns, count, ids);
    }

    @Override
    public void addRelationships(
            String type, long[] starts, long[] ends, List<String> keys, Vector[] columns, int count) {
        transactions.addRelationships(type, starts, ends, keys, columns, count);
    }

    @Override
    public void finish() {
        // Closing the store forces its log.
        transactions.finish();
    }

    @Override
    public void close() {
        try (keyValues) {
            store.close();
        }
    }
}
