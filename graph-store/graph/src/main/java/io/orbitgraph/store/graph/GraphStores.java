package io.orbitgraph.store.graph;

import io.orbitgraph.store.graph.core.GroupBulkImporter;
import io.orbitgraph.store.graph.core.GroupGraphStore;
import io.orbitgraph.store.kv.KeyValueStore;

/// Opens graph stores.
public final class GraphStores {
    private GraphStores() {}

    /// Opens the graph in `store`, or makes an empty one if `store` is empty. Loads nothing but names and counts.
    ///
    /// @param store not closed by the graph store
    /// @throws io.orbitgraph.model.error.OrbitException with {@code STORE_FORMAT} if `store` holds something else, a
    /// newer
    ///     format or half an import
    public static GraphStore open(KeyValueStore store, GraphStoreConfig config) {
        return GroupGraphStore.open(store, config);
    }

    /// Begins an import into `store`, which must be empty and able to take sorted runs.
    ///
    /// @param store not closed by the importer
    /// @param threads that sort and write
    /// @throws io.orbitgraph.model.error.OrbitException with {@code STORE_FORMAT} if `store` holds something
    public static BulkImporter importInto(KeyValueStore store, int threads) {
        return GroupBulkImporter.begin(store, threads);
    }
}
