package io.orbitgraph.store.graph.core;

import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.store.graph.GraphTransaction;
import io.orbitgraph.store.graph.IndexDescriptor;
import io.orbitgraph.store.graph.NodeScan;
import io.orbitgraph.store.graph.format.IndexKeys;
import io.orbitgraph.store.graph.format.KeyLayout;
import io.orbitgraph.store.kv.CommitResult;
import io.orbitgraph.store.kv.Durability;
import io.orbitgraph.store.kv.KeyValueStore;
import io.orbitgraph.store.kv.Space;
import io.orbitgraph.store.kv.WriteBatch;
import java.util.ArrayList;
import java.util.List;

/// Fills an index with the nodes of one snapshot, while the commits after it keep their own entries.
final class IndexBuilder {
    private static final int BATCH = 1000;

    private final KeyValueStore store;
    private final byte[] putBy;
    private final List<byte[]> keys = new ArrayList<>(BATCH);
    private long added;

    private IndexBuilder(KeyValueStore store, long snapshot) {
        this.store = store;
        this.putBy = KeyLayout.number(snapshot);
    }

    /// @return how many entries it made
    static long fill(KeyValueStore store, IndexDescriptor index, GraphTransaction snapshot) {
        IndexBuilder builder = new IndexBuilder(store, snapshot.snapshot());
        try (NodeScan scan = snapshot.scanNodes(index.label())) {
            while (scan.nextGroup()) {
                Vector column = scan.column(index.propertyKey());
                for (int i = 0; i < scan.count(); i++) {
                    Value value = column.value(scan.slots()[i]);
                    if (!value.isNull()) {
                        builder.add(KeyLayout.indexEntry(
                                index.id(), IndexKeys.encode(value), scan.firstNode() + scan.slots()[i]));
                    }
                }
            }
        }
        builder.flush();
        return builder.added;
    }

    private void add(byte[] key) {
        keys.add(key);
        if (keys.size() == BATCH) {
            flush();
        }
    }

    /// Puts what is not there: an entry that a later commit has put carries that commit's number and must keep it.
    private void flush() {
        WriteBatch batch = new WriteBatch();
        for (byte[] key : keys) {
            batch.expect(Space.INDEX, key, null).put(Space.INDEX, key, putBy);
        }
        if (!batch.isEmpty() && store.commit(batch, Durability.OS) instanceof CommitResult.Ok) {
            added += keys.size();
        } else {
            for (byte[] key : keys) {
                WriteBatch one = new WriteBatch().expect(Space.INDEX, key, null).put(Space.INDEX, key, putBy);
                added += store.commit(one, Durability.OS) instanceof CommitResult.Ok ? 1 : 0;
            }
        }
        keys.clear();
    }
}
