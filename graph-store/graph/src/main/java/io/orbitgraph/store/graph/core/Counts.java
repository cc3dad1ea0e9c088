package io.orbitgraph.store.graph.core;

import io.orbitgraph.store.graph.format.ByteReader;
import io.orbitgraph.store.graph.format.KeyLayout;
import io.orbitgraph.store.kv.Cursor;
import io.orbitgraph.store.kv.KeyValueStore;
import io.orbitgraph.store.kv.Space;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Counts of nodes by label and relationships by type, exact at every snapshot, and of relationships by type and label
/// of one end for the planner. The same batch that makes a commit durable adds to them. Thread-safe.
///
/// A count's key is kind << 56 | a << 28 | b; `a` is a label or {@link Tokens#NONE}, `b` a type.
final class Counts {
    static final int NODES = 0;
    static final int RELATIONSHIPS = 1;
    static final int FROM_LABEL = 2;
    static final int TO_LABEL = 3;
    static final int INDEX_ENTRIES = 4;
    private static final int PART_BITS = 28;
    private static final int PART_MASK = (1 << PART_BITS) - 1;

    private final Map<Long, Version> newest = new ConcurrentHashMap<>();

    private static final class Version {
        final long commit;
        final long count;
        volatile @Nullable Version older;

        Version(long commit, long count, @Nullable Version older) {
            this.commit = commit;
            this.count = count;
            this.older = older;
        }
    }

    static long key(int kind, int a, int b) {
        return ((long) kind << 56) | ((long) (a & PART_MASK) << PART_BITS) | (b & PART_MASK);
    }

    static byte[] storeKey(long key) {
        return KeyLayout.count((int) (key >>> 56), (int) (key >>> PART_BITS) & PART_MASK, (int) key & PART_MASK);
    }

    static Counts open(KeyValueStore store, long lastCommit) {
        Counts counts = new Counts();
        try (Cursor cursor = store.scan(Space.META, KeyLayout.metaKind('N'), KeyLayout.metaKind('N' + 1), false)) {
            while (cursor.next()) {
                ByteReader in = new ByteReader(cursor.key(), 1);
                long key = key(in.readByte(), in.readInt(), in.readInt());
                counts.newest.put(
                        key,
                        new Version(lastCommit, Long.reverseBytes(new ByteReader(cursor.value()).readLong()), null));
            }
        }
        return counts;
    }

    /// Adds what a commit changed.
    ///
    /// @param oldest snapshots before it are not asked for any more
    synchronized void publish(LongCounts changes, long commit, long oldest) {
        changes.forEach((key, amount) -> {
            Version before = newest.get(key);
            if (before != null && before.commit <= oldest) {
                before.older = null;
            }
            newest.put(key, new Version(commit, (before == null ? 0 : before.count) + amount, before));
        });
    }

    long at(long key, long snapshot) {
        Version version = newest.get(key);
        while (version != null && version.commit > snapshot) {
            version = version.older;
        }
        return version == null ? 0 : version.count;
    }

    long latest(long key) {
        Version version = newest.get(key);
        return version == null ? 0 : version.count;
    }
}
