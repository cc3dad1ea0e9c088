package io.orbitgraph.store.graph.core;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.store.graph.IndexDescriptor;
import io.orbitgraph.store.graph.format.ByteReader;
import io.orbitgraph.store.graph.format.KeyLayout;
import io.orbitgraph.store.kv.Cursor;
import io.orbitgraph.store.kv.KeyValueStore;
import io.orbitgraph.store.kv.Space;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The indexes that exist. Readers see an immutable list; the commit pipeline replaces it. Thread-safe.
final class IndexCatalog {
    /// @param version changes with every change of the list
    /// @param all also those dropped that old snapshots may still read
    record Indexes(long version, List<IndexState> all) {
        /// Those that are not dropped.
        List<IndexState> live() {
            return all.stream().filter(index -> !index.isDropped()).toList();
        }

        @Nullable
        IndexState byId(int id) {
            for (IndexState index : all) {
                if (index.descriptor().id() == id) {
                    return index;
                }
            }
            return null;
        }

        @Nullable
        IndexState byName(String name) {
            for (IndexState index : all) {
                if (index.descriptor().name().equals(name) && !index.isDropped()) {
                    return index;
                }
            }
            return null;
        }

        /// What the index is now, if a transaction of this snapshot may seek in it.
        IndexDescriptor requireUsable(IndexDescriptor index, long snapshot) {
            IndexState state = byId(index.id());
            if (state == null || !state.existsAt(snapshot)) {
                throw new OrbitException(ErrorCode.INDEX_NOT_FOUND, "There is no index " + index.name() + " any more");
            }
            if (!state.isUsable(snapshot)) {
                throw new OrbitException(
                        ErrorCode.INDEX_NOT_FOUND, "The index " + index.name() + " is not online for this transaction");
            }
            return state.descriptor();
        }
    }

    private volatile Indexes current;
    private int nextId;

    private IndexCatalog(Indexes indexes, int nextId) {
        this.current = indexes;
        this.nextId = nextId;
    }

    static IndexCatalog open(KeyValueStore store, long lastCommit) {
        List<IndexState> all = new ArrayList<>();
        try (Cursor cursor = store.scan(Space.META, KeyLayout.metaKind('I'), KeyLayout.metaKind('I' + 1), false)) {
            while (cursor.next()) {
                all.add(IndexState.decode(new ByteReader(cursor.key(), 1).readInt(), cursor.value(), lastCommit));
            }
        }
        byte[] next = store.get(Space.META, KeyLayout.nextIndex());
        return new IndexCatalog(new Indexes(1, List.copyOf(all)), next == null ? 0 : new ByteReader(next).readInt());
    }

    Indexes current() {
        return current;
    }

    /// A number that no index has had.
    synchronized int allocateId() {
        return nextId++;
    }

    synchronized int nextId() {
        return nextId;
    }

    synchronized void put(IndexState index) {
        List<IndexState> all = new ArrayList<>(current.all);
        all.removeIf(one -> one.descriptor().id() == index.descriptor().id());
        all.add(index);
        current = new Indexes(current.version + 1, List.copyOf(all));
    }

    synchronized void remove(IndexDescriptor index) {
        List<IndexState> all = new ArrayList<>(current.all);
        all.removeIf(one -> one.descriptor().id() == index.id());
        current = new Indexes(current.version + 1, List.copyOf(all));
    }
}
