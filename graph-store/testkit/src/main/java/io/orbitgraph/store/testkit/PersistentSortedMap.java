package io.orbitgraph.store.testkit;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// A sorted map that is never changed: each "change" returns a new map and shares what is equal. Keeping a snapshot is
/// keeping a reference, which makes the in-memory stores' isolation plain to see. Safe to share between threads.
///
/// A treap: a search tree by key and a heap by pseudo-random priority; all operations are O(log n) expected.
/// Source: C. Aragon, R. Seidel, "Randomized search trees", 1989.
final class PersistentSortedMap<K, V> {
    private record Node<K, V>(
            K key,
            V value,
            int priority,
            int size,
            @Nullable Node<K, V> left,
            @Nullable Node<K, V> right) {
        Node<K, V> with(@Nullable Node<K, V> newLeft, @Nullable Node<K, V> newRight) {
            return new Node<>(key, value, priority, sizeOf(newLeft) + sizeOf(newRight) + 1, newLeft, newRight);
        }
    }

    private record Halves<K, V>(
            @Nullable Node<K, V> low, @Nullable Node<K, V> high) {}

    private final Comparator<? super K> order;
    private final @Nullable Node<K, V> root;
    /// State of the priority generator.
    private final long seed;

    private PersistentSortedMap(Comparator<? super K> order, @Nullable Node<K, V> root, long seed) {
        this.order = order;
        this.root = root;
        this.seed = seed;
    }

    static <K, V> PersistentSortedMap<K, V> empty(Comparator<? super K> order) {
        return new PersistentSortedMap<>(order, null, 0x9E37_79B9_7F4A_7C15L);
    }

    static <K extends Comparable<K>, V> PersistentSortedMap<K, V> empty() {
        return empty(Comparator.<K>naturalOrder());
    }

    int size() {
        return sizeOf(root);
    }

    @Nullable
    V get(K key) {
        Node<K, V> node = root;
        while (node != null) {
            int compared = order.compare(key, node.key);
            if (compared == 0) {
                return node.value;
            }
            node = compared < 0 ? node.left : node.right;
        }
        return null;
    }

    boolean containsKey(K key) {
        return get(key) != null;
    }

    PersistentSortedMap<K, V> put(K key, V value) {
        long nextSeed = seed * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
        Node<K, V> single = new Node<>(key, value, (int) (nextSeed >>> 32), 1, null, null);
        Halves<K, V> below = split(root, key, false);
        Halves<K, V> above = split(below.high, key, true);
        return new PersistentSortedMap<>(order, join(join(below.low, single), above.high), nextSeed);
    }

    PersistentSortedMap<K, V> remove(K key) {
        Halves<K, V> below = split(root, key, false);
        Halves<K, V> above = split(below.high, key, true);
        return new PersistentSortedMap<>(order, join(below.low, above.high), seed);
    }

    /// Without the keys in `[from, to)`.
    PersistentSortedMap<K, V> removeRange(K from, K to) {
        Halves<K, V> below = split(root, from, false);
        Halves<K, V> above = split(below.high, to, false);
        return new PersistentSortedMap<>(order, join(below.low, above.high), seed);
    }

    /// The entry with the smallest key above `key`, or at it where `inclusive`.
    Map.@Nullable Entry<K, V> above(K key, boolean inclusive) {
        Node<K, V> found = null;
        Node<K, V> node = root;
        while (node != null) {
            int compared = order.compare(node.key, key);
            if (compared > 0 || (inclusive && compared == 0)) {
                found = node;
                node = node.left;
            } else {
                node = node.right;
            }
        }
        return found == null ? null : Map.entry(found.key, found.value);
    }

    /// The entry with the greatest key below `key`; `key` null for the last entry.
    Map.@Nullable Entry<K, V> below(@Nullable K key) {
        Node<K, V> found = null;
        Node<K, V> node = root;
        while (node != null) {
            if (key == null || order.compare(node.key, key) < 0) {
                found = node;
                node = node.right;
            } else {
                node = node.left;
            }
        }
        return found == null ? null : Map.entry(found.key, found.value);
    }

    /// All entries in ascending order of their keys.
    Iterable<Map.Entry<K, V>> entries() {
        return () -> new EntryIterator<>(order, root, null);
    }

    /// The entries from `from` on, ascending.
    Iterable<Map.Entry<K, V>> entriesFrom(K from) {
        return () -> new EntryIterator<>(order, root, from);
    }

    private static <K, V> int sizeOf(@Nullable Node<K, V> node) {
        return node == null ? 0 : node.size;
    }

    /// Cuts at `key`; `key` itself goes to the low half where `keyIsLow`.
    private Halves<K, V> split(@Nullable Node<K, V> node, K key, boolean keyIsLow) {
        if (node == null) {
            return new Halves<>(null, null);
        }
        int compared = order.compare(node.key, key);
        if (compared < 0 || (keyIsLow && compared == 0)) {
            Halves<K, V> halves = split(node.right, key, keyIsLow);
            return new Halves<>(node.with(node.left, halves.low), halves.high);
        }
        Halves<K, V> halves = split(node.left, key, keyIsLow);
        return new Halves<>(halves.low, node.with(halves.high, node.right));
    }

    /// Every key of `low` is below every key of `high`.
    private static <K, V> @Nullable Node<K, V> join(@Nullable Node<K, V> low, @Nullable Node<K, V> high) {
        if (low == null) {
            return high;
        }
        if (high == null) {
            return low;
        }
        return low.priority >= high.priority
                ? low.with(low.left, join(low.right, high))
                : high.with(join(low, high.left), high.right);
    }

    private static final class EntryIterator<K, V> implements Iterator<Map.Entry<K, V>> {
        /// The nodes whose left part is done, the next one on top.
        private final ArrayDeque<Node<K, V>> path = new ArrayDeque<>();

        EntryIterator(Comparator<? super K> order, @Nullable Node<K, V> root, @Nullable K from) {
            Node<K, V> node = root;
            while (node != null) {
                if (from == null || order.compare(node.key, from) >= 0) {
                    path.push(node);
                    node = node.left;
                } else {
                    node = node.right;
                }
            }
        }

        @Override
        public boolean hasNext() {
            return !path.isEmpty();
        }

        @Override
        public Map.Entry<K, V> next() {
            if (path.isEmpty()) {
                throw new NoSuchElementException();
            }
            Node<K, V> node = path.pop();
            for (Node<K, V> child = node.right; child != null; child = child.left) {
                path.push(child);
            }
            return Map.entry(node.key, node.value);
        }
    }
}
