package io.orbitgraph.store.rocksdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.store.kv.BulkIngest;
import io.orbitgraph.store.kv.Checkpoint;
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
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.StampedLock;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.IngestExternalFileOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A store in a local directory. A commit is one RocksDB write; with {@link Durability#SYNC} that includes an
/// `fdatasync`, which concurrent commits share. Opening replays the log and loads nothing else.
///
/// What the store keeps for itself lies in RocksDB's default family:
///
/// | key | value |
/// | --- | --- |
/// | `lease/` and the sequence's name in UTF-8 | first id that is not leased, 8 bytes big-endian |
/// | `ingests` | number of bulk loads, a counter: each is a gap in the change feed |
///
/// After a failed write nothing is written any more until the store is opened again: what RocksDB holds in memory may
/// differ from the log then, and a failed `fdatasync` must not be retried.
public final class RocksKeyValueStore implements KeyValueStore, BulkIngest, Checkpoint {
    private static final Logger LOG = LoggerFactory.getLogger(RocksKeyValueStore.class);
    private static final String LEASE_PREFIX = "lease/";
    private static final byte[] INGESTS = "ingests".getBytes(UTF_8);
    private static final byte[] ONE = {1, 0, 0, 0, 0, 0, 0, 0};

    private final StoreDirectory directory;
    private final Families families;
    private final RocksDB db;
    private final ColumnFamilyHandle own;
    private final Map<Space, ColumnFamilyHandle> spaces = new EnumMap<>(Space.class);
    private final WriteOptions synced = new WriteOptions().setSync(true);
    private final WriteOptions unsynced = new WriteOptions();
    private final Watches watches = new Watches();
    private final Set<RocksCursor> cursors = ConcurrentHashMap.newKeySet();
    private final AtomicLong lastCommit;
    private final AtomicLong runs = new AtomicLong();
    private final Object leases = new Object();

    /// Shared by every use of the database, exclusive for closing it.
    private final StampedLock lifecycle = new StampedLock();
    /// Shared by commits that expect nothing, exclusive for those that must not have others between check and write.
    private final StampedLock validation = new StampedLock();

    private volatile boolean closed;
    private volatile @Nullable OrbitException writeFailure;

    private RocksKeyValueStore(
            StoreDirectory directory, Families families, RocksDB db, List<ColumnFamilyHandle> handles) {
        this.directory = directory;
        this.families = families;
        this.db = db;
        this.own = handles.getFirst();
        for (Space space : Space.values()) {
            ColumnFamilyHandle handle = handles.get(1 + spaces.size());
            spaces.put(space, handle);
        }
        // Each commit takes at least one of RocksDB's numbers, so that none is above this one.
        this.lastCommit = new AtomicLong(db.getLatestSequenceNumber());
    }

    /// Opens the store in `directory`, or makes one if that does not exist or is empty.
    ///
    /// @throws OrbitException `STORE_FORMAT` if something else or a newer version's store is there; `STORAGE_ERROR`
    ///     if it is
    ///     damaged, in use by another process, or cannot be read
    public static RocksKeyValueStore open(Path directory, RocksSettings settings) {
        NativeLibrary.load();
        StoreDirectory taken = StoreDirectory.open(directory);
        Families families = null;
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        try {
            families = new Families(settings);
            List<ColumnFamilyDescriptor> descriptors = families.descriptors();
            RocksDB db = RocksDB.open(families.database(), taken.path().toString(), descriptors, handles);
            return new RocksKeyValueStore(taken, families, db, handles);
        } catch (RocksDBException e) {
            throw Failures.opening(directory, e);
        } finally {
            if (handles.isEmpty()) {
                if (families != null) {
                    families.close();
                }
                taken.close();
            }
        }
    }

    /// Enters a use of the database.
    private long enter() {
        long stamp = lifecycle.readLock();
        if (closed) {
            lifecycle.unlockRead(stamp);
            throw Failures.closed();
        }
        return stamp;
    }

    private ColumnFamilyHandle family(Space space) {
        return Objects.requireNonNull(spaces.get(space));
    }

    // reads

    @Override
    public byte[] @Nullable [] getAll(Space space, List<byte[]> keys) {
        keys.forEach(Keys::checkKey);
        long stamp = enter();
        try {
            ColumnFamilyHandle family = family(space);
            if (keys.isEmpty()) {
                return new byte @Nullable [0][];
            }
            if (keys.size() == 1) {
                return new byte @Nullable [][] {db.get(family, keys.getFirst())};
            }
            return db.multiGetAsList(Collections.nCopies(keys.size(), family), keys)
                    .toArray(new byte @Nullable [0][]);
        } catch (RocksDBException e) {
            throw Failures.of("reading", e);
        } finally {
            lifecycle.unlockRead(stamp);
        }
    }

    @Override
    public Cursor scan(Space space, byte[] from, byte @Nullable [] to, boolean reverse) {
        long stamp = enter();
        try {
            RocksCursor cursor = new RocksCursor(db, family(space), space, from, to, reverse, cursors::remove);
            cursors.add(cursor);
            return cursor;
        } finally {
            lifecycle.unlockRead(stamp);
        }
    }

    // writes

    @Override
    public CommitResult commit(WriteBatch batch, Durability durability) {
        long stamp = enter();
        long number;
        try {
            checkWritable();
            Lock lock = batch.expected().isEmpty() ? validation.asReadLock() : validation.asWriteLock();
            lock.lock();
            try {
                CommitResult.Conflict conflict = firstConflict(batch);
                if (conflict != null) {
                    return conflict;
                }
                if (batch.isEmpty()) {
                    return new CommitResult.Ok(lastCommit.get());
                }
                write(batch, durability);
                number = lastCommit.incrementAndGet();
            } finally {
                lock.unlock();
            }
        } finally {
            lifecycle.unlockRead(stamp);
        }
        watches.committed(batch, number);
        return new CommitResult.Ok(number);
    }

    private void checkWritable() {
        OrbitException failure = writeFailure;
        if (failure != null) {
            throw new OrbitException(
                    ErrorCode.DATABASE_READ_ONLY,
                    "the database is read-only because a write failed (" + failure.text()
                            + "): mend the cause, then restart",
                    null,
                    failure);
        }
    }

    private OrbitException writeFailed(String what, RocksDBException cause) {
        OrbitException failure = Failures.of(what, cause);
        if (writeFailure == null) {
            writeFailure = failure;
            LOG.error("The store in {} is read-only from now on", directory.path(), failure);
        }
        return failure;
    }

    private CommitResult.@Nullable Conflict firstConflict(WriteBatch batch) {
        try {
            for (var expected : batch.expected()) {
                byte[] value = db.get(family(expected.space()), expected.key());
                if (!Arrays.equals(value, expected.value())) {
                    return new CommitResult.Conflict(expected.space(), expected.key());
                }
            }
            return null;
        } catch (RocksDBException e) {
            throw Failures.of("reading", e);
        }
    }

    private void write(WriteBatch batch, Durability durability) {
        try (org.rocksdb.WriteBatch writes = new org.rocksdb.WriteBatch()) {
            byte[] logData = batch.logData();
            if (logData != null) {
                writes.putLogData(logData);
            }
            for (var range : batch.deleteRanges()) {
                writes.deleteRange(family(range.space()), range.from(), range.to());
            }
            for (var write : batch.writes()) {
                byte[] value = write.value();
                if (value == null) {
                    writes.delete(family(write.space()), write.key());
                } else {
                    writes.put(family(write.space()), write.key(), value);
                }
            }
            byte[] amount = new byte[Long.BYTES];
            for (var add : batch.adds()) {
                ByteBuffer.wrap(amount).putLong(Long.reverseBytes(add.amount()));
                writes.merge(family(add.space()), add.key(), amount);
            }
            db.write(durability == Durability.SYNC ? synced : unsynced, writes);
        } catch (RocksDBException e) {
            throw writeFailed("committing", e);
        }
    }

    @Override
    public long leaseIds(String sequence, long count) {
        if (count < 1) {
            throw new IllegalArgumentException("a lease of " + count + " ids");
        }
        byte[] key = (LEASE_PREFIX + sequence).getBytes(UTF_8);
        long stamp = enter();
        try {
            checkWritable();
            synchronized (leases) {
                byte[] known = db.get(own, key);
                long first = known == null ? 0 : ByteBuffer.wrap(known).getLong();
                byte[] next = ByteBuffer.allocate(Long.BYTES)
                        .putLong(Math.addExact(first, count))
                        .array();
                db.put(own, synced, key, next);
                return first;
            }
        } catch (RocksDBException e) {
            throw writeFailed("leasing ids", e);
        } finally {
            lifecycle.unlockRead(stamp);
        }
    }

    @Override
    public Registration watch(Space space, byte[] from, byte @Nullable [] to, WatchListener listener) {
        long stamp = enter();
        lifecycle.unlockRead(stamp);
        return watches.add(space, from, to, listener);
    }

    // capabilities

    @Override
    public <T> Optional<T> capability(Class<T> type) {
        return type == BulkIngest.class || type == Checkpoint.class ? Optional.of(type.cast(this)) : Optional.empty();
    }

    @Override
    public SortedRun newRun(Space space) {
        long stamp = enter();
        try {
            Files.createDirectories(directory.ingest());
            return new RocksRun(families, space, directory.ingest().resolve(runs.incrementAndGet() + ".sst"));
        } catch (IOException e) {
            throw Failures.of("starting a run", e);
        } finally {
            lifecycle.unlockRead(stamp);
        }
    }

    @Override
    public void ingest(List<SortedRun> sortedRuns) {
        List<RocksRun> full = new ArrayList<>();
        List<Watches.Touched> touched;
        long number;
        long stamp = enter();
        try {
            checkWritable();
            for (SortedRun run : sortedRuns) {
                if (run instanceof RocksRun rocksRun) {
                    if (rocksRun.finish()) {
                        full.add(rocksRun);
                    }
                } else {
                    throw new IllegalArgumentException("a run of another store");
                }
            }
            touched = touched(full);
            ingestFiles(full);
            number = lastCommit.incrementAndGet();
        } finally {
            sortedRuns.forEach(SortedRun::close);
            lifecycle.unlockRead(stamp);
        }
        watches.ingested(touched, number);
    }

    /// The key ranges of `runs`, which are sorted by them.
    private static List<Watches.Touched> touched(List<RocksRun> runs) {
        List<Watches.Touched> touched = new ArrayList<>();
        for (RocksRun run : runs) {
            touched.add(new Watches.Touched(
                    run.space(), Objects.requireNonNull(run.first()), Objects.requireNonNull(run.last())));
        }
        touched.sort(Comparator.comparing(Watches.Touched::space).thenComparing(Watches.Touched::first, Keys::compare));
        for (int i = 1; i < touched.size(); i++) {
            var before = touched.get(i - 1);
            if (before.space() == touched.get(i).space()
                    && Keys.compare(before.last(), touched.get(i).first()) >= 0) {
                throw new IllegalArgumentException("the key ranges of two runs overlap");
            }
        }
        return touched;
    }

    private void ingestFiles(List<RocksRun> full) {
        long stamp = validation.writeLock();
        try (IngestExternalFileOptions options = new IngestExternalFileOptions().setMoveFiles(true);
                org.rocksdb.WriteBatch note = new org.rocksdb.WriteBatch()) {
            for (Space space : Space.values()) {
                List<String> files = full.stream()
                        .filter(run -> run.space() == space)
                        .map(run -> run.file().toString())
                        .toList();
                if (!files.isEmpty()) {
                    db.ingestExternalFile(family(space), files, options);
                }
            }
            note.merge(own, INGESTS, ONE);
            db.write(synced, note);
        } catch (RocksDBException e) {
            throw writeFailed("ingesting", e);
        } finally {
            validation.unlockWrite(stamp);
        }
    }

    @Override
    public void checkpoint(Path target) {
        if (Files.exists(target)) {
            throw new IllegalArgumentException(target + " exists already");
        }
        Path parent = target.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException("not a directory to be made: " + target);
        }
        Path partial = parent.resolve(target.getFileName() + ".partial");
        long stamp = enter();
        try (org.rocksdb.Checkpoint checkpoint = org.rocksdb.Checkpoint.create(db)) {
            checkpoint.createCheckpoint(partial.toString());
            StoreDirectory.mark(partial);
            // A directory under the final name is a whole copy.
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
            StoreDirectory.force(parent);
        } catch (RocksDBException e) {
            throw Failures.of("making a checkpoint", e);
        } catch (IOException e) {
            throw Failures.of("making a checkpoint", e);
        } finally {
            lifecycle.unlockRead(stamp);
        }
    }

    // end

    @Override
    public void close() {
        long stamp = lifecycle.writeLock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            cursors.forEach(RocksCursor::closeWithStore);
            cursors.clear();
            syncLog();
            own.close();
            spaces.values().forEach(ColumnFamilyHandle::close);
            db.close();
            synced.close();
            unsynced.close();
            families.close();
            directory.close();
        } finally {
            lifecycle.unlockWrite(stamp);
        }
    }

    /// Commits of {@link Durability#OS} are on the medium too after an orderly end.
    private void syncLog() {
        try {
            db.syncWal();
        } catch (RocksDBException e) {
            // Nothing that was promised to be durable is lost; the next opening tells what is there.
            LOG.warn("The log of {} could not be forced to the medium while closing", directory.path(), e);
        }
    }
}
