package io.orbitgraph.store.rocksdb;

import io.orbitgraph.store.kv.Cursor;
import io.orbitgraph.store.kv.Keys;
import io.orbitgraph.store.kv.Space;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;

/// A cursor on a RocksDB iterator, which holds the state of its making. Its methods exclude each other only because the
/// store may close it from another thread; the lock is its own, so that cursors do not disturb one another.
final class RocksCursor implements Cursor {
    private final byte[] from;
    private final byte @Nullable [] to;
    private final boolean reverse;
    private final Consumer<RocksCursor> onClose;
    private final ReadOptions options;
    private final @Nullable Slice lower;
    private final @Nullable Slice upper;
    private final RocksIterator iterator;
    private boolean started;
    private boolean valid;
    private boolean closed;
    private boolean storeClosed;

    RocksCursor(
            RocksDB db,
            ColumnFamilyHandle family,
            Space space,
            byte[] from,
            byte @Nullable [] to,
            boolean reverse,
            Consumer<RocksCursor> onClose) {
        this.from = from.clone();
        this.to = to == null ? null : to.clone();
        this.reverse = reverse;
        this.onClose = onClose;
        // RocksDB does not define what bounds that exclude each other mean.
        boolean isEmpty = to != null && Keys.compare(from, to) >= 0;
        this.lower = isEmpty || from.length == 0 ? null : new Slice(this.from);
        this.upper = isEmpty || this.to == null ? null : new Slice(this.to);
        boolean oneGroup = space == Space.DELTA && !reverse && isInOneGroup(from, to);
        this.options = new ReadOptions().setTotalOrderSeek(!oneGroup).setPrefixSameAsStart(oneGroup);
        if (lower != null) {
            options.setIterateLowerBound(lower);
        }
        if (upper != null) {
            options.setIterateUpperBound(upper);
        }
        this.iterator = db.newIterator(family, options);
        this.started = isEmpty;
    }

    /// Whether all keys of the range start with the same group, so that the Bloom filters on groups may answer.
    private static boolean isInOneGroup(byte[] from, byte @Nullable [] to) {
        if (to == null || from.length < Families.GROUP_BYTES) {
            return false;
        }
        byte[] group = Arrays.copyOf(from, Families.GROUP_BYTES);
        byte[] end = Keys.prefixEnd(group);
        return end != null && Keys.compare(to, end) <= 0;
    }

    @Override
    public synchronized boolean next() {
        if (storeClosed) {
            throw Failures.closed();
        }
        if (closed) {
            throw new IllegalStateException("the cursor is closed");
        }
        if (!started) {
            started = true;
            if (!reverse) {
                iterator.seek(from);
            } else {
                // Respects the upper bound.
                iterator.seekToLast();
            }
        } else if (!valid) {
            return false;
        } else if (reverse) {
            iterator.prev();
        } else {
            iterator.next();
        }
        valid = iterator.isValid();
        if (!valid) {
            checkStatus();
        }
        return valid;
    }

    private void checkStatus() {
        try {
            iterator.status();
        } catch (RocksDBException e) {
            throw Failures.of("scanning", e);
        }
    }

    private void checkPosition() {
        if (storeClosed) {
            throw Failures.closed();
        }
        if (closed || !valid) {
            throw new IllegalStateException("the cursor stands on no entry");
        }
    }

    @Override
    public synchronized byte[] key() {
        checkPosition();
        return iterator.key();
    }

    @Override
    public synchronized byte[] value() {
        checkPosition();
        return iterator.value();
    }

    @Override
    public void close() {
        release();
        onClose.accept(this);
    }

    /// Closes the cursor because its store closes.
    synchronized void closeWithStore() {
        storeClosed = !closed;
        release();
    }

    private synchronized void release() {
        if (closed) {
            return;
        }
        closed = true;
        valid = false;
        iterator.close();
        options.close();
        if (lower != null) {
            lower.close();
        }
        if (upper != null) {
            upper.close();
        }
    }
}
