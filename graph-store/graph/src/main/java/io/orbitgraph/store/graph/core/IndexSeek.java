package io.orbitgraph.store.graph.core;

import io.orbitgraph.model.value.BooleanValue;
import io.orbitgraph.model.value.StringValue;
import io.orbitgraph.model.value.Value;
import io.orbitgraph.model.value.ValueSemantics;
import io.orbitgraph.store.graph.IndexDescriptor;
import io.orbitgraph.store.graph.IndexQuery;
import io.orbitgraph.store.graph.NodeCursor;
import io.orbitgraph.store.graph.format.IndexKeys;
import io.orbitgraph.store.graph.format.KeyLayout;
import io.orbitgraph.store.kv.Cursor;
import io.orbitgraph.store.kv.KeyValueStore;
import io.orbitgraph.store.kv.Keys;
import io.orbitgraph.store.kv.Space;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads an index: entries of the store, each checked against the node in the snapshot, merged with the transaction's
/// own. Not thread-safe.
final class IndexSeek implements NodeCursor {
    /// What a node is to be found by, as the transaction's snapshot has it; null if it has not the index's label.
    @FunctionalInterface
    interface SnapshotValue {
        Value of(long node);
    }

    /// An entry that passed the check.
    private record Hit(byte[] key, long node, Value value) {}

    private final IndexQuery query;
    private final SnapshotValue snapshotValue;
    private final @Nullable TransactionIndex own;
    private final @Nullable Cursor cursor;
    private final Iterator<Map.Entry<byte[], Value>> ownEntries;
    private @Nullable Hit nextStored;
    private @Nullable Hit nextOwn;
    /// Hits that are in order and wait to be handed out.
    private List<Hit> ready = new ArrayList<>();
    private int handedOut;
    private final boolean wantsOrder;

    private IndexSeek(
            IndexQuery query,
            SnapshotValue snapshotValue,
            @Nullable TransactionIndex own,
            @Nullable Cursor cursor,
            Iterator<Map.Entry<byte[], Value>> ownEntries) {
        this.query = query;
        this.snapshotValue = snapshotValue;
        this.own = own;
        this.cursor = cursor;
        this.ownEntries = ownEntries;
        this.wantsOrder = query instanceof IndexQuery.Range;
        advanceStored();
        advanceOwn();
        if (wantsOrder && !isKeyOrder(query)) {
            sortAll();
        }
    }

    static IndexSeek open(
            KeyValueStore store,
            IndexDescriptor index,
            IndexQuery query,
            SnapshotValue snapshotValue,
            @Nullable TransactionIndex own) {
        byte[] start = KeyLayout.indexStart(index.id());
        byte[] from;
        byte[] to;
        switch (query) {
            case IndexQuery.Exact(Value value) -> {
                if (value.isNull()) {
                    return new IndexSeek(
                            query,
                            snapshotValue,
                            null,
                            null,
                            List.<Map.Entry<byte[], Value>>of().iterator());
                }
                from = join(start, IndexKeys.encode(value));
                to = Keys.prefixEnd(from);
            }
            case IndexQuery.Prefix(String prefix) -> {
                from = join(start, IndexKeys.encodePrefix(prefix));
                to = Keys.prefixEnd(from);
            }
            case IndexQuery.Exists() -> {
                from = start;
                to = Keys.prefixEnd(start);
            }
            case IndexQuery.Range range -> {
                from = lower(start, range);
                to = upper(start, range);
                if (to != null && Keys.compare(from, to) >= 0) {
                    return new IndexSeek(
                            query,
                            snapshotValue,
                            null,
                            null,
                            List.<Map.Entry<byte[], Value>>of().iterator());
                }
            }
        }
        Iterator<Map.Entry<byte[], Value>> ownEntries = own == null
                ? List.<Map.Entry<byte[], Value>>of().iterator()
                : new ArrayList<>(own.between(from, to).entrySet()).iterator();
        return new IndexSeek(query, snapshotValue, own, store.scan(Space.INDEX, from, to, false), ownEntries);
    }

    private static byte[] lower(byte[] start, IndexQuery.Range range) {
        Value bound = range.from();
        if (bound != null) {
            return join(start, IndexKeys.isOrdered(bound) ? IndexKeys.encode(bound) : IndexKeys.typePrefix(bound));
        }
        Value other = range.to();
        return other == null ? start : join(start, IndexKeys.typePrefix(other));
    }

    private static byte @Nullable [] upper(byte[] start, IndexQuery.Range range) {
        Value bound = range.to();
        if (bound != null) {
            return Keys.prefixEnd(join(
                    start,
                    IndexKeys.isOrdered(bound) ? IndexKeys.encodeUpperBound(bound) : IndexKeys.typePrefix(bound)));
        }
        Value other = range.from();
        return Keys.prefixEnd(other == null ? start : join(start, IndexKeys.typePrefix(other)));
    }

    /// Whether the order of keys is the order of values for all that the range can hold.
    private static boolean isKeyOrder(IndexQuery query) {
        if (!(query instanceof IndexQuery.Range range)) {
            return true;
        }
        Value bound = range.from() == null ? range.to() : range.from();
        return bound != null && IndexKeys.isOrdered(bound);
    }

    private static byte[] join(byte[] left, byte[] right) {
        byte[] both = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, both, left.length, right.length);
        return both;
    }

    private boolean matches(Value value) {
        return switch (query) {
            case IndexQuery.Exact(Value wanted) -> ValueSemantics.equal(value, wanted) == BooleanValue.TRUE;
            case IndexQuery.Prefix(String prefix) ->
                value instanceof StringValue(String text) && text.startsWith(prefix);
            case IndexQuery.Exists() -> !value.isNull();
            case IndexQuery.Range(var from, boolean fromInclusive, var to, boolean toInclusive) ->
                isWithin(value, from, fromInclusive, 1) && isWithin(value, to, toInclusive, -1);
        };
    }

    private static boolean isWithin(Value value, @Nullable Value bound, boolean inclusive, int sign) {
        if (bound == null) {
            return true;
        }
        int compared = ValueSemantics.compare(value, bound);
        return compared != ValueSemantics.INCOMPARABLE
                && compared != ValueSemantics.UNORDERED
                && (compared == 0 ? inclusive : compared > 0 == sign > 0);
    }

    private void advanceStored() {
        nextStored = null;
        if (cursor == null) {
            return;
        }
        while (cursor.next()) {
            byte[] key = cursor.key();
            long node = KeyLayout.nodeOfIndexEntry(key);
            if (own != null && own.knows(node)) {
                continue;
            }
            Value value = snapshotValue.of(node);
            // An entry of a value that the node has not got in this snapshot is one of another snapshot.
            if (!value.isNull() && matches(value) && isKeyOf(key, value)) {
                nextStored = new Hit(key, node, value);
                return;
            }
        }
    }

    private static boolean isKeyOf(byte[] key, Value value) {
        byte[] encoded = IndexKeys.encode(value);
        return key.length == encoded.length + 12 && Arrays.equals(key, 4, key.length - 8, encoded, 0, encoded.length);
    }

    private void advanceOwn() {
        nextOwn = null;
        while (ownEntries.hasNext()) {
            Map.Entry<byte[], Value> entry = ownEntries.next();
            if (matches(entry.getValue())) {
                nextOwn = new Hit(entry.getKey(), TransactionIndex.nodeOf(entry.getKey()), entry.getValue());
                return;
            }
        }
    }

    private @Nullable Hit poll() {
        Hit stored = nextStored;
        Hit mine = nextOwn;
        if (mine == null || (stored != null && Keys.compare(stored.key, mine.key) < 0)) {
            if (stored != null) {
                advanceStored();
            }
            return stored;
        }
        advanceOwn();
        return mine;
    }

    private void sortAll() {
        for (Hit hit = poll(); hit != null; hit = poll()) {
            ready.add(hit);
        }
        sort(ready);
    }

    private static void sort(List<Hit> hits) {
        hits.sort(Comparator.comparing(Hit::value, ValueSemantics::order).thenComparingLong(Hit::node));
    }

    /// Hits whose keys are the same but for the node, in the order of their values.
    private boolean fill() {
        ready = new ArrayList<>();
        handedOut = 0;
        Hit first = poll();
        if (first == null) {
            return false;
        }
        ready.add(first);
        if (wantsOrder && IndexKeys.isCoarse(first.value)) {
            while (true) {
                Hit next = nextStored == null || (nextOwn != null && Keys.compare(nextOwn.key, nextStored.key) < 0)
                        ? nextOwn
                        : nextStored;
                if (next == null || !sameValueBytes(first.key, next.key)) {
                    break;
                }
                poll();
                ready.add(next);
            }
            sort(ready);
        }
        return true;
    }

    private static boolean sameValueBytes(byte[] left, byte[] right) {
        return Arrays.equals(left, 0, left.length - 8, right, 0, right.length - 8);
    }

    @Override
    public int next(long[] into) {
        int count = 0;
        while (count < into.length) {
            if (handedOut == ready.size() && !fill()) {
                break;
            }
            into[count++] = ready.get(handedOut++).node;
        }
        return count;
    }

    @Override
    public void close() {
        if (cursor != null) {
            cursor.close();
        }
    }
}
