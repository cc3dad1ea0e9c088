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
import org.jspecify.annotations.Nullable;

/// Index entries that a commit made superfluous: kept until no snapshot needs them, then deleted. The commit leaves a
/// record of each in the store, so that none is forgotten over a restart.
///
/// Used by one thread at a time for cleaning; {@link #add} is for the commit pipeline.
final class IndexGarbage {
    /// @param commit snapshots from it on do not need the entry
    /// @param tombstone key of the record of it
    /// @param entry key of the index entry
    record Entry(long commit, byte[] tombstone, byte[] entry) {}

    private static final int BATCH = 256;

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
        for (int from = 0; from < due.size(); from += BATCH) {
            List<Entry> some = due.subList(from, Math.min(due.size(), from + BATCH));
            if (delete(some) instanceof CommitResult.Conflict) {
                // Some entry was put again meanwhile: find out which, one by one.
                for (Entry entry : some) {
                    if (delete(List.of(entry)) instanceof CommitResult.Conflict) {
                        TokenStore.requireOk(
                                store.commit(new WriteBatch().delete(Space.META, entry.tombstone), Durability.OS));
                    }
                }
            }
        }
        return due.size();
    }

    private CommitResult delete(List<Entry> entries) {
        WriteBatch batch = new WriteBatch();
        byte[] @Nullable [] putBy =
                store.getAll(Space.INDEX, entries.stream().map(Entry::entry).toList());
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            byte[] commit = putBy[i];
            if (commit != null && new ByteReader(commit).readLong() < entry.commit) {
                // A commit that puts the entry again changes its value, and then this deletes nothing.
                batch.expect(Space.INDEX, entry.entry, commit).delete(Space.INDEX, entry.entry);
            }
            batch.delete(Space.META, entry.tombstone);
        }
        return store.commit(batch, Durability.OS);
    }
}
