package io.orbitgraph.store.graph.core;

import io.orbitgraph.model.value.Value;
import io.orbitgraph.store.graph.format.ByteReader;
import io.orbitgraph.store.graph.format.IndexKeys;
import io.orbitgraph.store.graph.format.KeyLayout;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One index over what a transaction itself has written: made by the first seek, kept up by later writes. Not
/// thread-safe.
final class TransactionIndex {
    final int index;
    final int label;
    final int propertyKey;
    private final TreeMap<byte[], Value> entries = new TreeMap<>(Arrays::compareUnsigned);
    /// By node: its entry's key, or null if it has none. Nodes in here are not looked for in the store.
    private final Map<Long, byte @Nullable []> nodes = new HashMap<>();

    TransactionIndex(int index, int label, int propertyKey) {
        this.index = index;
        this.label = label;
        this.propertyKey = propertyKey;
    }

    /// @param value what the node is to be found by; null if it is not in the index
    void update(long node, Value value) {
        byte[] before = nodes.get(node);
        if (before != null) {
            entries.remove(before);
        }
        byte[] key = value.isNull() ? null : KeyLayout.indexEntry(index, IndexKeys.encode(value), node);
        nodes.put(node, key);
        if (key != null) {
            entries.put(key, value);
        }
    }

    boolean knows(long node) {
        return nodes.containsKey(node);
    }

    /// Entries in a range of keys, with their values.
    SortedMap<byte[], Value> between(byte[] from, byte @Nullable [] to) {
        return to == null ? entries.tailMap(from) : entries.subMap(from, to);
    }

    static long nodeOf(byte[] key) {
        return new ByteReader(key, key.length - 8).readLong();
    }
}
