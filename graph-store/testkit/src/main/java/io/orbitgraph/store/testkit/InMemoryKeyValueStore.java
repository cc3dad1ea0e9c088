package io.orbitgraph.store.testkit;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.store.kv.BulkIngest;
import io.orbitgraph.store.kv.CommitResult;
import io.orbitgraph.store.kv.Cursor;
import io.orbitgraph.store.kv.Durability;
import io.orbitgraph.store.kv.KeyValueStore;
import io.orbitgraph.store.kv.Keys;
import io.orbitgraph.store.kv.Registration;
import io.orbitgraph.store.kv.Space;
import io.orbitgraph.store.kv.WatchListener;
import io.orbitgraph.store.kv.Watches;
import io.orbitgraph.store.kv.WriteBatch;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The oracle: one immutable sorted map per space. A commit makes new maps and replaces a reference, so that a snapshot
/// is whatever the reference showed. "Durable" is what its {@link Medium} holds; a store can be opened on it again.
public final class InMemoryKeyValueStore implements KeyValueStore, BulkIngest {
    private static final VarHandle COUNTER =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /// What outlives a closed or abandoned store. Used by one open store at a time.
    public static final class Medium {
        private volatile State state = State.EMPTY;
    }

    private record State(
            long sequence,
            Map<Space, PersistentSortedMap<byte[], byte[]>> spaces,
            PersistentSortedMap<String, Long> leases) {
        static final State EMPTY = new State(0, emptySpaces(), PersistentSortedMap.empty());

        private static Map<Space, PersistentSortedMap<byte[], byte[]>> emptySpaces() {
            Map<Space, PersistentSortedMap<byte[], byte[]>> spaces = new EnumMap<>(Space.class);
            for (Space space : Space.values()) {
                spaces.put(space, PersistentSortedMap.empty(Keys::compare));
            }
            return spaces;
        }

        PersistentSortedMap<byte[], byte[]> space(Space space) {
            return Objects.requireNonNull(spaces.get(space));
        }

        /// The state after the next commit.
        State with(Map<Space, PersistentSortedMap<byte[], byte[]>> changed) {
            return new State(sequence + 1, changed, leases);
        }
    }

    private final Medium medium;
    private final Watches watches = new Watches();
    private volatile boolean closed;

    public InMemoryKeyValueStore() {
        this(new Medium());
    }

    public InMemoryKeyValueStore(Medium medium) {
        this.medium = medium;
    }

    private State state() {
        if (closed) {
            throw new OrbitException(ErrorCode.DATABASE_UNAVAILABLE, "the key-value store is closed");
        }
        return medium.state;
    }

    @Override
    public byte[] @Nullable [] getAll(Space space, List<byte[]> keys) {
        var map = state().space(space);
        byte[] @Nullable [] values = new byte @Nullable [keys.size()][];
        for (int i = 0; i < values.length; i++) {
            Keys.checkKey(keys.get(i));
            byte[] value = map.get(keys.get(i));
            values[i] = value == null ? null : value.clone();
        }
        return values;
    }

    @Override
    public Cursor scan(Space space, byte[] from, byte @Nullable [] to, boolean reverse) {
        return new SnapshotCursor(state().space(space), from.clone(), to == null ? null : to.clone(), reverse);
    }

    @Override
    public CommitResult commit(WriteBatch batch, Durability durability) {
        long sequence;
        synchronized (medium) {
            State old = state();
            for (var expected : batch.expected()) {
                if (!Arrays.equals(old.space(expected.space()).get(expected.key()), expected.value())) {
                    return new CommitResult.Conflict(expected.space(), expected.key());
                }
            }
            if (batch.isEmpty()) {
                return new CommitResult.Ok(old.sequence);
            }
            medium.state = apply(batch, old);
            sequence = medium.state.sequence;
        }
        watches.committed(batch, sequence);
        return new CommitResult.Ok(sequence);
    }

    private static State apply(WriteBatch batch, State old) {
        var changed = new EnumMap<>(old.spaces);
        for (var range : batch.deleteRanges()) {
            changed.computeIfPresent(range.space(), (_, map) -> map.removeRange(range.from(), range.to()));
        }
        for (var write : batch.writes()) {
            byte[] value = write.value();
            changed.computeIfPresent(
                    write.space(),
                    (_, map) -> value == null
                            ? map.remove(write.key())
                            : map.put(write.key().clone(), value.clone()));
        }
        for (var add : batch.adds()) {
            changed.computeIfPresent(add.space(), (_, map) -> {
                byte[] old8 = map.get(add.key());
                byte[] sum = new byte[Long.BYTES];
                COUNTER.set(sum, 0, (old8 == null ? 0 : (long) COUNTER.get(old8, 0)) + add.amount());
                return map.put(add.key().clone(), sum);
            });
        }
        return old.with(changed);
    }

    @Override
    public long leaseIds(String sequence, long count) {
        if (count < 1) {
            throw new IllegalArgumentException("a lease of " + count + " ids");
        }
        synchronized (medium) {
            State old = state();
            Long known = old.leases.get(sequence);
            long first = known == null ? 0 : known;
            medium.state = new State(old.sequence, old.spaces, old.leases.put(sequence, Math.addExact(first, count)));
            return first;
        }
    }

    @Override
    public Registration watch(Space space, byte[] from, byte @Nullable [] to, WatchListener listener) {
        state();
        return watches.add(space, from, to, listener);
    }

    @Override
    public <T> Optional<T> capability(Class<T> type) {
        return type == BulkIngest.class ? Optional.of(type.cast(this)) : Optional.empty();
    }

    @Override
    public void close() {
        closed = true;
    }

    // bulk ingest

    @Override
    public SortedRun newRun(Space space) {
        state();
        return new Run(space);
    }

    @Override
    public void ingest(List<SortedRun> runs) {
        List<Run> full = new ArrayList<>();
        for (SortedRun run : runs) {
            if (run instanceof Run own && !own.keys.isEmpty()) {
                full.add(own);
            }
        }
        full.sort(
                Comparator.comparing((Run run) -> run.space).thenComparing(run -> run.keys.getFirst(), Keys::compare));
        List<Watches.Touched> touched = new ArrayList<>();
        for (int i = 0; i < full.size(); i++) {
            Run run = full.get(i);
            Run before = i == 0 ? run : full.get(i - 1);
            if (i > 0 && before.space == run.space && Keys.compare(before.keys.getLast(), run.keys.getFirst()) >= 0) {
                throw new IllegalArgumentException("the key ranges of two runs overlap");
            }
            touched.add(new Watches.Touched(run.space, run.keys.getFirst(), run.keys.getLast()));
        }
        long sequence;
        synchronized (medium) {
            State old = state();
            var changed = new EnumMap<>(old.spaces);
            for (Run run : full) {
                for (int i = 0; i < run.keys.size(); i++) {
                    byte[] key = run.keys.get(i);
                    byte[] value = run.values.get(i);
                    changed.computeIfPresent(run.space, (_, map) -> map.put(key, value));
                }
            }
            medium.state = old.with(changed);
            sequence = medium.state.sequence;
        }
        runs.forEach(SortedRun::close);
        watches.ingested(touched, sequence);
    }

    private static final class Run implements SortedRun {
        private final Space space;
        private final List<byte[]> keys = new ArrayList<>();
        private final List<byte[]> values = new ArrayList<>();
        private long sizeBytes;

        Run(Space space) {
            this.space = space;
        }

        @Override
        public void add(byte[] key, byte[] value) {
            Keys.checkKey(key);
            Keys.checkValue(value);
            if (!keys.isEmpty() && Keys.compare(keys.getLast(), key) >= 0) {
                throw new IllegalArgumentException("the keys of a run must ascend");
            }
            keys.add(key.clone());
            values.add(value.clone());
            sizeBytes += key.length + value.length;
        }

        @Override
        public long sizeBytes() {
            return sizeBytes;
        }

        @Override
        public void close() {
            keys.clear();
            values.clear();
        }
    }

    /// Looks up the next key each time.
    private final class SnapshotCursor implements Cursor {
        private final PersistentSortedMap<byte[], byte[]> map;
        private final byte[] from;
        private final byte @Nullable [] to;
        private final boolean reverse;
        private Map.@Nullable Entry<byte[], byte[]> entry;
        private boolean started;
        private boolean ended;

        SnapshotCursor(PersistentSortedMap<byte[], byte[]> map, byte[] from, byte @Nullable [] to, boolean reverse) {
            this.map = map;
            this.from = from;
            this.to = to;
            this.reverse = reverse;
        }

        @Override
        public boolean next() {
            state();
            if (ended) {
                return false;
            }
            if (reverse) {
                entry = map.below(started && entry != null ? entry.getKey() : to);
            } else {
                entry = started && entry != null ? map.above(entry.getKey(), false) : map.above(from, true);
            }
            started = true;
            ended = entry == null || !Keys.inRange(entry.getKey(), from, to);
            return !ended;
        }

        private Map.Entry<byte[], byte[]> present() {
            state();
            if (ended || entry == null) {
                throw new IllegalStateException("the cursor stands on no entry");
            }
            return entry;
        }

        @Override
        public byte[] key() {
            return present().getKey().clone();
        }

        @Override
        public byte[] value() {
            return present().getValue().clone();
        }

        @Override
        public void close() {
            ended = true;
        }
    }
}
