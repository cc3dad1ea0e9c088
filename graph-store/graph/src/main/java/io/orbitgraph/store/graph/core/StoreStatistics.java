package io.orbitgraph.store.graph.core;

import io.orbitgraph.store.graph.GraphStatistics;
import io.orbitgraph.store.graph.IndexDescriptor;
import io.orbitgraph.store.graph.Tokens;
import io.orbitgraph.store.graph.format.KeyLayout;
import io.orbitgraph.store.kv.Cursor;
import io.orbitgraph.store.kv.KeyValueStore;
import io.orbitgraph.store.kv.Space;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Estimates out of the counts. Thread-safe.
final class StoreStatistics implements GraphStatistics {
    private static final int SAMPLE = 2000;

    private final Counts counts;
    private final KeyValueStore store;
    private final Map<Integer, Sample> samples = new ConcurrentHashMap<>();

    /// @param size of the index when the sample was taken
    /// @param distinct share of entries whose value differs from the one before, 0 to 1
    private record Sample(long size, double distinct) {}

    StoreStatistics(Counts counts, KeyValueStore store) {
        this.counts = counts;
        this.store = store;
    }

    @Override
    public long nodes(int label) {
        return counts.latest(Counts.key(Counts.NODES, label, 0));
    }

    @Override
    public long relationships(int startLabel, int type, int endLabel) {
        long all = counts.latest(Counts.key(Counts.RELATIONSHIPS, 0, type));
        if (all == 0) {
            return 0;
        }
        double share = share(Counts.FROM_LABEL, startLabel, type, all) * share(Counts.TO_LABEL, endLabel, type, all);
        return Math.round(all * share);
    }

    private double share(int kind, int label, int type, long all) {
        if (label == Tokens.NONE) {
            return 1;
        }
        return Math.max(0, counts.latest(Counts.key(kind, label, type))) / (double) all;
    }

    @Override
    public long indexSize(IndexDescriptor index) {
        return Math.max(0, counts.latest(Counts.key(Counts.INDEX_ENTRIES, index.id(), 0)));
    }

    @Override
    public long indexDistinctValues(IndexDescriptor index) {
        long size = indexSize(index);
        Sample sample = samples.get(index.id());
        if (sample == null || size > 2 * sample.size || 2 * size < sample.size) {
            // A scan of a millisecond, once for each doubling of the index.
            sample = sample(index, size);
            samples.put(index.id(), sample);
        }
        return Math.round(sample.distinct * size);
    }

    private Sample sample(IndexDescriptor index, long size) {
        int entries = 0;
        int distinct = 0;
        byte[] before = {};
        try (Cursor cursor = store.scan(
                Space.INDEX, KeyLayout.indexStart(index.id()), KeyLayout.indexStart(index.id() + 1), false)) {
            while (entries < SAMPLE && cursor.next()) {
                byte[] key = cursor.key();
                boolean same = before.length == key.length
                        && Arrays.equals(before, 0, before.length - 8, key, 0, key.length - 8);
                distinct += same ? 0 : 1;
                entries++;
                before = key;
            }
        }
        return new Sample(size, entries == 0 ? 1 : distinct / (double) entries);
    }
}
