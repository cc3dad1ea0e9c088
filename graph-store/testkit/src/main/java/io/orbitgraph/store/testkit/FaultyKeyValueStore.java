package io.orbitgraph.store.testkit;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.store.kv.CommitResult;
import io.orbitgraph.store.kv.Cursor;
import io.orbitgraph.store.kv.Durability;
import io.orbitgraph.store.kv.KeyValueStore;
import io.orbitgraph.store.kv.Registration;
import io.orbitgraph.store.kv.Space;
import io.orbitgraph.store.kv.WatchListener;
import io.orbitgraph.store.kv.WriteBatch;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A store whose n-th operation of a kind fails, for loops that fail each operation of a piece of work in turn. A
/// failed write makes it read-only, as the contract says. Thread-safe. It has no optional capability, as nothing could
/// fail there.
public final class FaultyKeyValueStore implements KeyValueStore {
    /// What can fail.
    public enum Operation {
        GET_ALL,
        SCAN,
        /// One step of a cursor.
        CURSOR_NEXT,
        COMMIT,
        LEASE_IDS
    }

    /// When a failing operation fails.
    public enum Moment {
        /// Nothing was done.
        BEFORE,
        /// It was done and durable, but the caller is told that it failed.
        AFTER
    }

    private record Fault(Operation operation, long number, Moment moment) {}

    private final KeyValueStore store;
    private final Map<Operation, Long> counts = new EnumMap<>(Operation.class);
    private @Nullable Fault fault;
    private boolean readOnly;

    public FaultyKeyValueStore(KeyValueStore store) {
        this.store = store;
    }

    /// Lets the `number`-th operation of that kind from now on fail, counted from 1; replaces an earlier fault.
    public synchronized void failAt(Operation operation, long number, Moment moment) {
        fault = new Fault(operation, count(operation) + number, moment);
    }

    /// How many operations of a kind there were.
    public synchronized long count(Operation operation) {
        return counts.getOrDefault(operation, 0L);
    }

    /// Whether the fault has struck.
    public synchronized boolean hasFailed() {
        return fault != null && count(fault.operation) >= fault.number;
    }

    /// @return when the operation that begins now is to fail, null if it is not
    private synchronized @Nullable Moment begin(Operation operation) {
        boolean writes = operation == Operation.COMMIT || operation == Operation.LEASE_IDS;
        if (writes && readOnly) {
            throw new OrbitException(ErrorCode.DATABASE_READ_ONLY, "the store is read-only after an injected fault");
        }
        long number = counts.merge(operation, 1L, Long::sum);
        if (fault == null || fault.operation != operation || fault.number != number) {
            return null;
        }
        readOnly |= writes;
        if (fault.moment == Moment.BEFORE) {
            throw injected(operation);
        }
        return fault.moment;
    }

    private void end(Operation operation, @Nullable Moment moment) {
        if (moment == Moment.AFTER) {
            throw injected(operation);
        }
    }

    private static OrbitException injected(Operation operation) {
        return new OrbitException(ErrorCode.STORAGE_ERROR, "injected fault: " + operation + " failed");
    }

    @Override
    public byte[] @Nullable [] getAll(Space space, List<byte[]> keys) {
        Moment moment = begin(Operation.GET_ALL);
        var values = store.getAll(space, keys);
        end(Operation.GET_ALL, moment);
        return values;
    }

    @Override
    public Cursor scan(Space space, byte[] from, byte @Nullable [] to, boolean reverse) {
        Moment moment = begin(Operation.SCAN);
        if (moment == Moment.AFTER) {
            throw injected(Operation.SCAN);
        }
        return new FaultyCursor(store.scan(space, from, to, reverse));
    }

    @Override
    public CommitResult commit(WriteBatch batch, Durability durability) {
        Moment moment = begin(Operation.COMMIT);
        CommitResult result = store.commit(batch, durability);
        end(Operation.COMMIT, moment);
        return result;
    }

    @Override
    public long leaseIds(String sequence, long count) {
        Moment moment = begin(Operation.LEASE_IDS);
        long first = store.leaseIds(sequence, count);
        end(Operation.LEASE_IDS, moment);
        return first;
    }

    @Override
    public Registration watch(Space space, byte[] from, byte @Nullable [] to, WatchListener listener) {
        return store.watch(space, from, to, listener);
    }

    @Override
    public <T> Optional<T> capability(Class<T> type) {
        return Optional.empty();
    }

    @Override
    public void close() {
        store.close();
    }

    private final class FaultyCursor implements Cursor {
        private final Cursor cursor;

        FaultyCursor(Cursor cursor) {
            this.cursor = cursor;
        }

        @Override
        public boolean next() {
            Moment moment = begin(Operation.CURSOR_NEXT);
            boolean found = cursor.next();
            end(Operation.CURSOR_NEXT, moment);
            return found;
        }

        @Override
        public byte[] key() {
            return cursor.key();
        }

        @Override
        public byte[] value() {
            return cursor.value();
        }

        @Override
        public void close() {
            cursor.close();
        }
    }
}
