package io.orbitgraph.store.graph.core;

import io.orbitgraph.store.graph.format.ByteReader;
import io.orbitgraph.store.graph.format.KeyLayout;
import io.orbitgraph.store.kv.CommitResult;
import io.orbitgraph.store.kv.Cursor;
import io.orbitgraph.store.kv.Durability;
import io.orbitgraph.store.kv.KeyValueStore;
import io.orbitgraph.store.kv.Space;
import io.orbitgraph.store.kv.WriteBatch;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/// Index entries that a commit made superfluous: kept until no snapshot needs them, then deleted. The commit leaves a
/// record
/// of each in the store, so that none is forgotten over a restart.
///
/// Used by one thread at a time for cleaning; {@link #add} is for the commit pipeline.
final class IndexGarbage {
    /// @param commit snapshots from it on do not need the entry
    /// @param tombstone key of the record of it
    /// @param entry key of the index entry
    record Entry(long commit, byte[] tombstone, byte[] entry) {}

    private final KeyValueStore store;
    private final Queue<Entry> queue = new ArrayDeque<>();
    private boolean loaded;

    IndexGarbage(KeyValueStore store) {
        this.store = store;
    }

    synchronized void add(List<Entry> entries) {
        if (loaded) {
            queue.addAll(entries);
        }
    }

    private synchronized List<Entry> due(long oldest) {
        if (!loaded) {
            loaded = true;
            try (Cursor cursor = store.scan(Space.META, KeyLayout.metaKind('D'), KeyLayout.metaKind('D' + 1), false)) {
                while (cursor.next()) {
                    byte[] key = cursor.key();
                    queue.add(new Entry(new ByteReader(key, 1).readLong(), key, cursor.value()));
                }
            }
        }
        List<Entry> due = new java.util.ArrayList<>();
        while (!queue.isEmpty() && queue.peek().commit() <= oldest) {
            due.add(queue.remove());
        }
        return due;
    }

    /// Deletes what no snapshot from `oldest` on needs.
    ///
    /// @return how many entries were looked at
    int clean(long oldest) {
        List<Entry> due = due(oldest);
        for (Entry entry : due) {
            WriteBatch batch = new WriteBatch();
            byte[] putBy = store.get(Space.INDEX, entry.entry);
            if (putBy != null && new ByteReader(putBy).readLong() < entry.commit) {
                // A commit that puts the entry again changes its value, and then this deletes nothing.
                batch.expect(Space.INDEX, entry.entry, putBy).delete(Space.INDEX, entry.entry);
            }
            batch.delete(Space.META, entry.tombstone);
            CommitResult result = store.commit(batch, Durability.OS);
            if (result instanceof CommitResult.Conflict) {
                TokenStore.requireOk(store.commit(new WriteBatch().delete(Space.META, entry.tombstone), Durability.OS));
            }
        }
        return due.size();
    }
}
