package io.orbitgraph.server.importer;

import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.store.graph.BulkImporter;
import io.orbitgraph.store.graph.GraphStores;
import io.orbitgraph.store.kv.KeyValueStore;
import io.orbitgraph.store.rocksdb.RocksKeyValueStore;
import io.orbitgraph.store.rocksdb.RocksSettings;
import java.nio.file.Path;
import java.util.List;

/// Makes a store in a directory of its own, with the store's bulk importer.
final class StoreSink implements BulkImporter {
    private final KeyValueStore keyValues;
    private final BulkImporter importer;

    private StoreSink(KeyValueStore keyValues, BulkImporter importer) {
        this.keyValues = keyValues;
        this.importer = importer;
    }

    /// @param directory must not exist yet
    /// @param threads that sort and write
    static StoreSink create(Path directory, int threads) {
        KeyValueStore keyValues = RocksKeyValueStore.open(directory, RocksSettings.DEFAULT);
        try {
            return new StoreSink(keyValues, GraphStores.importInto(keyValues, threads));
        } catch (RuntimeException e) {
            keyValues.close();
            throw e;
        }
    }

    @Override
    public void addNodes(List<String> labels, List<String> keys, Vector[] columns, int count, long[] ids) {
        importer.addNodes(labels, keys, columns, count, ids);
    }

    @Override
    public void addRelationships(
            String type, long[] starts, long[] ends, List<String> keys, Vector[] columns, int count) {
        importer.addRelationships(type, starts, ends, keys, columns, count);
    }

    @Override
    public void finish(BulkImporter.Progress progress) {
        importer.finish(progress);
    }

    @Override
    public void close() {
        try (keyValues) {
            importer.close();
        }
    }
}
