package io.orbitgraph.store.graph.core;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.store.graph.Direction;
import io.orbitgraph.store.graph.GraphStatistics;
import io.orbitgraph.store.graph.GraphStore;
import io.orbitgraph.store.graph.GraphStoreConfig;
import io.orbitgraph.store.graph.GraphTransaction;
import io.orbitgraph.store.graph.RelationshipId;
import io.orbitgraph.store.graph.Tokens;
import io.orbitgraph.store.graph.format.ByteReader;
import io.orbitgraph.store.graph.format.FormatRecord;
import io.orbitgraph.store.graph.format.KeyLayout;
import io.orbitgraph.store.graph.page.PageTable;
import io.orbitgraph.store.kv.CommitResult;
import io.orbitgraph.store.kv.Cursor;
import io.orbitgraph.store.kv.Durability;
import io.orbitgraph.store.kv.KeyValueStore;
import io.orbitgraph.store.kv.Space;
import io.orbitgraph.store.kv.WriteBatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The graph store on a key-value store: groups of 512 nodes as chunks and deltas on disk and as pages in memory.
public final class GroupGraphStore implements GraphStore {
    private static final Logger LOG = LoggerFactory.getLogger(GroupGraphStore.class);

    private final KeyValueStore store;
    private final UUID database;
    private final TokenStore tokens;
    private final ClassRegistry classes;
    private final GroupDirectory directory;
    private final ActiveSnapshots snapshots;
    private final PageTable pages;
    private final NodeAllocator nodeAllocator;
    private final LockTable locks;
    private final Counts counts;
    private final IndexCatalog indexes;
    private final IndexGarbage garbage;
    private final FoldQueue folds = new FoldQueue();
    private final StoreStatistics statistics;
    private final CommitPipeline pipeline;
    private final Maintenance maintenance;
    private volatile boolean closed;
    private volatile @Nullable RuntimeException failure;

    private GroupGraphStore(KeyValueStore store, GraphStoreConfig config, UUID database) {
        this.store = store;
        this.database = database;
        byte[] last = store.get(Space.META, KeyLayout.lastCommit());
        long lastCommit = last == null ? 0 : new ByteReader(last).readLong();
        tokens = TokenStore.open(store);
        classes = ClassRegistry.open(store);
        directory = new GroupDirectory(store);
        snapshots = new ActiveSnapshots(lastCommit);
        pages = new PageTable(store, snapshots::oldest, config.pageMemoryBytes());
        nodeAllocator = new NodeAllocator(directory, pages);
        locks = new LockTable(config.lockTimeout(), snapshots::oldest);
        counts = Counts.open(store, lastCommit);
        indexes = IndexCatalog.open(store, lastCommit);
        garbage = new IndexGarbage(store);
        statistics = new StoreStatistics(counts, store);
        pipeline = new CommitPipeline(this, config);
        maintenance = new Maintenance(this, config);
    }

    /// Opens the graph in `store`, or makes an empty one.
    public static GroupGraphStore open(KeyValueStore store, GraphStoreConfig config) {
        FormatRecord format = format(store);
        GroupGraphStore graph = new GroupGraphStore(store, config, format.database());
        graph.maintenance.start();
        return graph;
    }

    private static FormatRecord format(KeyValueStore store) {
        byte[] record = store.get(Space.META, KeyLayout.format());
        if (record != null) {
            FormatRecord format = FormatRecord.decode(record);
            if (store.get(Space.META, KeyLayout.importRunning()) != null) {
                throw new OrbitException(
                        ErrorCode.STORE_FORMAT,
                        "An import into this store was not finished. Delete the store and import again");
            }
            return format;
        }
        return makeFormat(store, new WriteBatch());
    }

    /// Makes an empty store a graph, together with what is in `batch`.
    static FormatRecord makeFormat(KeyValueStore store, WriteBatch batch) {
        for (Space space : Space.values()) {
            try (Cursor cursor = store.scan(space, new byte[0], null, false)) {
                if (cursor.next()) {
                    throw new OrbitException(
                            ErrorCode.STORE_FORMAT, "The store holds data that is no graph of OrbitGraph");
                }
            }
        }
        FormatRecord format = new FormatRecord(FormatRecord.VERSION, UUID.randomUUID());
        batch.expect(Space.META, KeyLayout.format(), null).put(Space.META, KeyLayout.format(), format.encode());
        TokenStore.requireOk(store.commit(batch, Durability.SYNC));
        return format;
    }

    @Override
    public GraphTransaction begin() {
        requireOpen();
        int slot = snapshots.enter();
        return new GroupTransaction(this, slot, snapshots.snapshot(slot));
    }

    long commit(GroupTransaction transaction) {
        WriteSet writes = transaction.writes;
        List<GroupChange> changes = List.of();
        List<CommitRequest.LabelException> exceptions = List.of();
        LongCounts changed = new LongCounts();
        CommitRequest.IndexChanges indexChanges = _ -> List.of();
        if (writes != null) {
            changes = DeltaBuilder.build(writes, this::classOfGroup);
            exceptions = exceptions(writes);
            writes.counts.forEach(changed::add);
            CountChanges.ofEnds(writes, classes, new SnapshotDegrees(transaction))
                    .forEach(changed::add);
            indexChanges = new IndexChangeFinder(transaction, writes)::find;
        }
        CommitRequest request =
                new CommitRequest(changes, changed, exceptions, transaction.schemaChanges.inOrder(), indexChanges);
        long commit = pipeline.commit(request);
        for (SchemaChange change : transaction.schemaChanges.inOrder()) {
            if (change instanceof SchemaChange.Create(IndexState index)) {
                maintenance.indexCreated(index);
            }
        }
        return commit;
    }

    private record SnapshotDegrees(TransactionReader transaction) implements CountChanges.Degrees {
        @Override
        public int[] types(long node, Direction direction) {
            return transaction.snapshotTypes(node, direction);
        }

        @Override
        public int degree(long node, Direction direction, int type) {
            return transaction.snapshotDegree(node, direction, type);
        }
    }

    private int classOfGroup(int group) {
        return pages.page(group).classId();
    }

    private List<CommitRequest.LabelException> exceptions(WriteSet writes) {
        List<CommitRequest.LabelException> exceptions = new ArrayList<>();
        for (NodeWrites node : writes.reclassed) {
            if (!node.deleted && node.isReclassed()) {
                int group = (int) (node.node >>> RelationshipId.GROUP_SHIFT);
                int classId = node.created ? node.originalClass : classOfGroup(group);
                for (int label : classes.labels(node.classId)) {
                    if (!classes.has(classId, label)) {
                        exceptions.add(new CommitRequest.LabelException(label, group));
                    }
                }
            }
        }
        return exceptions;
    }

    /// @param commit its number, 0 if it was rolled back
    void end(GroupTransaction transaction, int snapshotSlot, long commit) {
        locks.release(transaction.locks, commit);
        snapshots.leave(snapshotSlot);
    }

    /// Notes that an index has been filled, durably.
    void indexFilled(IndexState before, IndexState index, long entries) {
        int id = index.descriptor().id();
        WriteBatch batch = new WriteBatch()
                .expect(Space.META, KeyLayout.index(id), before.encode())
                .put(Space.META, KeyLayout.index(id), index.encode())
                .add(Space.META, Counts.storeKey(Counts.key(Counts.INDEX_ENTRIES, id, 0)), entries);
        synchronized (indexes) {
            // If it is gone from the store, it has been dropped meanwhile.
            IndexState now = indexes.current().byId(id);
            if (now == null || now.isDropped() || !(store.commit(batch, Durability.SYNC) instanceof CommitResult.Ok)) {
                return;
            }
            indexes.put(index);
        }
        LongCounts change = new LongCounts();
        change.add(Counts.key(Counts.INDEX_ENTRIES, id, 0), entries);
        counts.publish(change, snapshots.visible(), snapshots.oldest());
    }

    /// Forces the log, and with it every commit so far.
    void forceLog() {
        WriteBatch batch = new WriteBatch()
                .put(Space.META, KeyLayout.format(), new FormatRecord(FormatRecord.VERSION, database).encode());
        TokenStore.requireOk(store.commit(batch, Durability.SYNC));
    }

    /// Stops writing after a failure that leaves memory and disk apart; what is visible can still be read.
    void failed(RuntimeException why) {
        if (failure == null) {
            LOG.error("The graph store takes no more writes because a commit failed", why);
            failure = why;
        }
    }

    boolean isWritable() {
        return failure == null && !closed;
    }

    void requireWritable() {
        requireOpen();
        RuntimeException why = failure;
        if (why != null) {
            throw new OrbitException(
                    ErrorCode.DATABASE_READ_ONLY,
                    "The database takes no writes since a commit failed: " + why.getMessage()
                            + ". Restart it when the cause is gone",
                    null,
                    why);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new OrbitException(ErrorCode.DATABASE_UNAVAILABLE, "The database is closed");
        }
    }

    @Override
    public Tokens tokens() {
        return tokens;
    }

    @Override
    public GraphStatistics statistics() {
        return statistics;
    }

    @Override
    public long schemaVersion() {
        return indexes.current().version();
    }

    @Override
    public long lastCommit() {
        return snapshots.visible();
    }

    @Override
    public boolean awaitCommit(long number, Duration timeout) {
        return pipeline.await(number, timeout);
    }

    @Override
    public UUID databaseId() {
        return database;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            pipeline.drain();
            maintenance.stop();
        }
    }

    /// Folds all deltas that no snapshot forbids, and deletes index entries that no snapshot needs. For tests.
    public void foldAll() {
        List<Integer> groups = new ArrayList<>();
        for (int group = 0; group < directory.nextGroup(); group++) {
            groups.add(group);
        }
        maintenance.foldAll(groups);
    }

    /// Drops all pages, which costs nothing but loading them again. For tests, and when memory is short.
    public void evictAll() {
        pages.evictAll();
    }

    /// Heap that resident pages take, roughly.
    public long residentBytes() {
        return pages.residentBytes();
    }

    KeyValueStore keyValues() {
        return store;
    }

    ClassRegistry classes() {
        return classes;
    }

    GroupDirectory directory() {
        return directory;
    }

    ActiveSnapshots snapshots() {
        return snapshots;
    }

    PageTable pages() {
        return pages;
    }

    NodeAllocator nodeAllocator() {
        return nodeAllocator;
    }

    LockTable locks() {
        return locks;
    }

    Counts counts() {
        return counts;
    }

    IndexCatalog indexes() {
        return indexes;
    }

    IndexGarbage garbage() {
        return garbage;
    }

    FoldQueue folds() {
        return folds;
    }
}
