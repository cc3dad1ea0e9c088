package io.orbitgraph.query.session;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Prepared statements by their text. Bounded: when it is full the entries that were not used since the last sweep go
/// (CLOCK). Thread-safe; a hit costs one hash look-up and one plain write.
///
/// An entry is good for one schema version and one epoch of the statistics, which changes when the numbers of nodes or
/// relationships have about doubled or halved; then it is prepared anew.
final class PlanCache {
    private static final class Entry {
        final PreparedStatement statement;
        final long schema;
        final int statistics;
        /// Racy on purpose: a lost write only makes an entry look older.
        boolean used = true;

        Entry(PreparedStatement statement, long schema, int statistics) {
            this.statement = statement;
            this.schema = schema;
            this.statistics = statistics;
        }
    }

    private final ConcurrentHashMap<String, Entry> entries = new ConcurrentHashMap<>();
    private final int capacity;
    private final AtomicLong misses = new AtomicLong();

    PlanCache(int capacity) {
        this.capacity = capacity;
    }

    @Nullable
    PreparedStatement get(String text, long schema, int statistics) {
        Entry entry = entries.get(text);
        if (entry == null || entry.schema != schema || entry.statistics != statistics) {
            misses.incrementAndGet();
            return null;
        }
        if (!entry.used) {
            entry.used = true;
        }
        return entry.statement;
    }

    void put(String text, long schema, int statistics, PreparedStatement statement) {
        if (capacity == 0) {
            return;
        }
        if (entries.size() >= capacity) {
            sweep();
        }
        entries.put(text, new Entry(statement, schema, statistics));
    }

    private synchronized void sweep() {
        if (entries.size() < capacity) {
            return;
        }
        int surplus = entries.size() - capacity * 3 / 4;
        var cursor = entries.entrySet().iterator();
        while (cursor.hasNext() && surplus > 0) {
            Entry entry = cursor.next().getValue();
            if (entry.used) {
                entry.used = false;
            } else {
                cursor.remove();
                surplus--;
            }
        }
        cursor = entries.entrySet().iterator();
        while (cursor.hasNext() && surplus > 0) {
            cursor.next();
            cursor.remove();
            surplus--;
        }
    }

    void clear() {
        entries.clear();
    }

    int size() {
        return entries.size();
    }

    long misses() {
        return misses.get();
    }
}
