package io.orbitgraph.store.graph.core;

import io.orbitgraph.store.graph.format.ByteReader;
import io.orbitgraph.store.graph.format.KeyLayout;
import io.orbitgraph.store.kv.Cursor;
import io.orbitgraph.store.kv.Durability;
import io.orbitgraph.store.kv.KeyValueStore;
import io.orbitgraph.store.kv.Space;
import io.orbitgraph.store.kv.WriteBatch;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The label sets that nodes have or had, and their numbers. All in memory; a new one is in the store's log before it
/// is used. Thread-safe; look-ups are lock-free.
final class ClassRegistry {
    private final KeyValueStore store;
    private final Map<LabelSet, Integer> numbers = new ConcurrentHashMap<>();
    private volatile int[][] sets = {};

    private record LabelSet(int[] labels) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof LabelSet(int[] others) && Arrays.equals(labels, others);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(labels);
        }
    }

    private ClassRegistry(KeyValueStore store) {
        this.store = store;
    }

    static ClassRegistry open(KeyValueStore store) {
        ClassRegistry registry = new ClassRegistry(store);
        try (Cursor cursor = store.scan(Space.META, KeyLayout.metaKind('C'), KeyLayout.metaKind('C' + 1), false)) {
            while (cursor.next()) {
                if (new ByteReader(cursor.key(), 1).readInt() != registry.sets.length) {
                    throw ByteReader.damaged("the label sets are not numbered one after the other");
                }
                ByteReader in = new ByteReader(cursor.value());
                int[] labels = new int[in.readCount()];
                for (int i = 0; i < labels.length; i++) {
                    labels[i] = in.readVarint(Integer.MAX_VALUE);
                }
                registry.add(labels);
            }
        }
        return registry;
    }

    private int add(int[] labels) {
        int[][] more = Arrays.copyOf(sets, sets.length + 1);
        more[sets.length] = labels;
        sets = more;
        numbers.put(new LabelSet(labels), more.length - 1);
        return more.length - 1;
    }

    int count() {
        return sets.length;
    }

    /// The labels of a class, ascending; not to be changed.
    int[] labels(int classId) {
        return sets[classId];
    }

    boolean has(int classId, int label) {
        for (int one : sets[classId]) {
            if (one == label) {
                return true;
            }
        }
        return false;
    }

    /// The class of these labels, made now if there is none.
    int classOf(int... labels) {
        int[] sorted = Arrays.stream(labels).sorted().distinct().toArray();
        LabelSet set = new LabelSet(sorted);
        Integer known = numbers.get(set);
        if (known != null) {
            return known;
        }
        synchronized (this) {
            Integer meanwhile = numbers.get(set);
            if (meanwhile != null) {
                return meanwhile;
            }
            WriteBatch batch =
                    new WriteBatch().put(Space.META, KeyLayout.classRecord(sets.length), TokenStore.encode(sorted));
            TokenStore.requireOk(store.commit(batch, Durability.OS));
            return add(sorted);
        }
    }

    int with(int classId, int label) {
        int[] labels = labels(classId);
        int[] more = Arrays.copyOf(labels, labels.length + 1);
        more[labels.length] = label;
        return classOf(more);
    }

    int without(int classId, int label) {
        return classOf(
                Arrays.stream(labels(classId)).filter(one -> one != label).toArray());
    }

    /// Which classes have all of `labels`, by number.
    boolean[] withAll(int... labels) {
        int[][] all = sets;
        boolean[] matching = new boolean[all.length];
        for (int classId = 0; classId < all.length; classId++) {
            boolean every = true;
            for (int label : labels) {
                every &= Arrays.binarySearch(all[classId], label) >= 0;
            }
            matching[classId] = every;
        }
        return matching;
    }
}
