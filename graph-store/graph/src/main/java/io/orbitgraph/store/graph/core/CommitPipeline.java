package io.orbitgraph.store.graph.core;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.session.Waiting;
import io.orbitgraph.store.graph.GraphStoreConfig;
import io.orbitgraph.store.graph.GraphStoreConfig.CommitDurability;
import io.orbitgraph.store.graph.format.ByteWriter;
import io.orbitgraph.store.graph.format.DeltaCodec;
import io.orbitgraph.store.graph.format.KeyLayout;
import io.orbitgraph.store.kv.Durability;
import io.orbitgraph.store.kv.Space;
import io.orbitgraph.store.kv.WriteBatch;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/// Makes transactions durable, then visible, in one order. Whoever comes first leads: it takes all transactions that
/// wait, assembles one batch of them, has it logged with one force of the log, publishes them to the pages and the
/// counts, and wakes their threads. A lone transaction commits on its own thread.
final class CommitPipeline {
    /// Enough to share a force of the log, little enough to build a batch of in a few milliseconds.
    private static final long MOST_BATCH_BYTES = 8 << 20;

    private final GroupGraphStore store;
    private final Durability durability;
    private final ReentrantLock mutex = new ReentrantLock();
    private final Queue<CommitRequest> queue = new ArrayDeque<>();
    private boolean leading;
    private final Object visibility = new Object();
    private int awaiting;

    CommitPipeline(GroupGraphStore store, GraphStoreConfig config) {
        this.store = store;
        this.durability = config.durability() == CommitDurability.SYNC ? Durability.SYNC : Durability.OS;
    }

    long commit(CommitRequest request) {
        if (durability == Durability.SYNC) {
            Waiting.announce();
        }
        boolean mustWait;
        mutex.lock();
        try {
            queue.add(request);
            mustWait = leading;
            leading = true;
        } finally {
            mutex.unlock();
        }
        if (mustWait) {
            boolean interrupted = false;
            while (request.state == CommitRequest.State.WAITING) {
                LockSupport.park(this);
                // Nobody may leave between the log and its answer.
                interrupted |= Thread.interrupted();
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            if (request.state == CommitRequest.State.DONE) {
                return request.result();
            }
        }
        lead();
        return request.result();
    }

    private void lead() {
        List<CommitRequest> group = new ArrayList<>();
        mutex.lock();
        try {
            long bytes = 0;
            while (!queue.isEmpty() && bytes < MOST_BATCH_BYTES) {
                CommitRequest next = queue.remove();
                group.add(next);
                for (GroupChange change : next.changes) {
                    bytes += change.encoded().size();
                }
            }
        } finally {
            mutex.unlock();
        }
        try {
            process(group);
        } catch (RuntimeException e) {
            group.forEach(request -> request.fail(e));
        } catch (Error e) {
            OrbitException failure = new OrbitException(ErrorCode.INTERNAL_ERROR, "The commit failed: " + e, null, e);
            store.failed(failure);
            group.forEach(request -> request.fail(failure));
        }
        mutex.lock();
        try {
            CommitRequest next = queue.peek();
            if (next == null) {
                leading = false;
            } else {
                next.state = CommitRequest.State.LEADING;
                LockSupport.unpark(next.thread);
            }
        } finally {
            mutex.unlock();
        }
        for (CommitRequest request : group) {
            request.state = CommitRequest.State.DONE;
            LockSupport.unpark(request.thread);
        }
    }

    private void process(List<CommitRequest> group) {
        store.requireWritable();
        long last = store.snapshots().visible();
        WriteBatch batch = new WriteBatch();
        LongCounts counts = new LongCounts();
        Set<Integer> newGroups = new HashSet<>();
        List<CommitRequest> good = new ArrayList<>(group.size());
        IndexCatalog.Indexes indexes = store.indexes().current();
        for (CommitRequest request : group) {
            if (!good.isEmpty() && (isSchema(request) || isSchema(good.getLast()))) {
                // A change of the schema stands alone, so that data before and after it know which indexes there are.
                requeue(group, request);
                break;
            }
            try {
                checkSchema(request, indexes);
            } catch (OrbitException e) {
                request.fail(e);
                continue;
            }
            request.commit = ++last;
            assemble(request, batch, counts, newGroups, indexes);
            good.add(request);
        }
        if (good.isEmpty()) {
            return;
        }
        batch.put(Space.META, KeyLayout.lastCommit(), KeyLayout.number(last));
        counts.forEach((key, sum) -> batch.add(Space.META, Counts.storeKey(key), sum));
        if (!newGroups.isEmpty()) {
            batch.put(
                    Space.META,
                    KeyLayout.nextGroup(),
                    KeyLayout.number(store.directory().nextGroup()));
        }
        batch.logData(new ByteWriter(24)
                .writeVarint(good.getFirst().commit)
                .writeVarint(last)
                .writeVarint(System.currentTimeMillis())
                .toByteArray());
        try {
            TokenStore.requireOk(store.keyValues().commit(batch, durability));
        } catch (RuntimeException e) {
            store.failed(e);
            throw e;
        }
        newGroups.forEach(store.directory()::recorded);
        try {
            publish(good, last);
        } catch (RuntimeException e) {
            // Logged but not visible: only opening the store anew can bring the two together.
            store.failed(e);
            throw e;
        }
    }

    private static boolean isSchema(CommitRequest request) {
        return !request.schemaChanges.isEmpty();
    }

    /// Puts the requests from `first` on back to the head of the queue.
    private void requeue(List<CommitRequest> group, CommitRequest first) {
        int from = group.indexOf(first);
        List<CommitRequest> rest = new ArrayList<>(group.subList(from, group.size()));
        group.subList(from, group.size()).clear();
        mutex.lock();
        try {
            rest.addAll(queue);
            queue.clear();
            queue.addAll(rest);
        } finally {
            mutex.unlock();
        }
    }

    private static void checkSchema(CommitRequest request, IndexCatalog.Indexes indexes) {
        for (SchemaChange change : request.schemaChanges) {
            switch (change) {
                case SchemaChange.Create(IndexState index) ->
                    SchemaChange.requireFree(
                            indexes,
                            request.schemaChanges.stream()
                                    .filter(other -> other instanceof SchemaChange.Drop)
                                    .toList(),
                            index.descriptor().name(),
                            index.descriptor().label(),
                            index.descriptor().propertyKey());
                case SchemaChange.Drop(var index) -> {
                    boolean madeHere = request.schemaChanges.stream()
                            .anyMatch(other -> other instanceof SchemaChange.Create(IndexState made)
                                    && made.descriptor().id() == index.id());
                    if (!madeHere
                            && indexes.live().stream()
                                    .noneMatch(one -> one.descriptor().id() == index.id())) {
                        throw new OrbitException(
                                ErrorCode.INDEX_NOT_FOUND, "The index " + index.name() + " is gone already");
                    }
                }
            }
        }
    }

    private void assemble(
            CommitRequest request,
            WriteBatch batch,
            LongCounts counts,
            Set<Integer> newGroups,
            IndexCatalog.Indexes indexes) {
        long commit = request.commit;
        for (GroupChange change : request.changes) {
            int group = change.group();
            DeltaCodec.split(
                    group,
                    change.encoded(),
                    (part, value) -> batch.put(Space.DELTA, KeyLayout.delta(group, commit, part), value));
            if (change.delta().created().length > 0 && store.directory().isUnrecorded(group) && newGroups.add(group)) {
                batch.put(
                        Space.META,
                        KeyLayout.groupRun(change.delta().classId(), group),
                        new ByteWriter(1).writeVarint(1).toByteArray());
            }
        }
        for (CommitRequest.LabelException exception : request.exceptions) {
            if (store.directory().addException(exception.label(), exception.group())) {
                batch.put(Space.META, KeyLayout.labelException(exception.label(), exception.group()), new byte[0]);
            }
        }
        assembleIndexes(request, batch, indexes);
        assembleSchema(request, batch);
        request.counts.forEach(counts::add);
    }

    private static void assembleIndexes(CommitRequest request, WriteBatch batch, IndexCatalog.Indexes indexes) {
        byte[] putBy = KeyLayout.number(request.commit);
        int tombstones = 0;
        for (IndexChange change : request.indexChanges.of(indexes)) {
            if (change.added()) {
                batch.put(Space.INDEX, change.key(), putBy);
            } else {
                byte[] tombstone = KeyLayout.tombstone(request.commit, tombstones++);
                batch.put(Space.META, tombstone, change.key());
                request.garbage.add(new IndexGarbage.Entry(request.commit, tombstone, change.key()));
            }
            request.counts.add(Counts.key(Counts.INDEX_ENTRIES, change.index(), 0), change.added() ? 1 : -1);
        }
    }

    private void assembleSchema(CommitRequest request, WriteBatch batch) {
        for (SchemaChange change : request.schemaChanges) {
            switch (change) {
                case SchemaChange.Create(IndexState index) -> {
                    batch.put(Space.META, KeyLayout.index(index.descriptor().id()), index.encode());
                    batch.put(
                            Space.META,
                            KeyLayout.nextIndex(),
                            KeyLayout.number(store.indexes().nextId()));
                }
                case SchemaChange.Drop(var index) -> {
                    IndexState state = store.indexes().current().byId(index.id());
                    if (state != null) {
                        // Old snapshots may still read it; what is left of it is cleared away after them.
                        batch.put(
                                Space.META,
                                KeyLayout.index(index.id()),
                                state.dropped(request.commit).encode());
                    }
                }
            }
        }
    }

    private void publish(List<CommitRequest> group, long last) {
        long oldest = store.snapshots().oldest();
        store.pages().trim();
        for (CommitRequest request : group) {
            request.publish(store.pages(), oldest, store.folds());
            store.counts().publish(request.counts, request.commit, oldest);
            store.garbage().add(request.garbage);
            for (SchemaChange change : request.schemaChanges) {
                switch (change) {
                    case SchemaChange.Create(IndexState index) ->
                        store.indexes().put(IndexState.created(index.descriptor(), request.commit));
                    case SchemaChange.Drop(var index) -> {
                        IndexState state = store.indexes().current().byId(index.id());
                        if (state != null) {
                            store.indexes().put(state.dropped(request.commit));
                        }
                    }
                }
            }
        }
        store.snapshots().publish(last);
        synchronized (visibility) {
            if (awaiting > 0) {
                visibility.notifyAll();
            }
        }
    }

    boolean await(long commit, Duration timeout) {
        if (store.snapshots().visible() >= commit) {
            return true;
        }
        Waiting.announce();
        long deadline = System.nanoTime() + timeout.toNanos();
        synchronized (visibility) {
            awaiting++;
            try {
                while (store.snapshots().visible() < commit) {
                    long left = (deadline - System.nanoTime()) / 1_000_000;
                    if (left <= 0) {
                        return false;
                    }
                    visibility.wait(left);
                }
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            } finally {
                awaiting--;
            }
        }
    }

    /// Waits until no transaction is being committed.
    void drain() {
        while (true) {
            mutex.lock();
            try {
                if (!leading) {
                    return;
                }
            } finally {
                mutex.unlock();
            }
            LockSupport.parkNanos(100_000);
        }
    }
}
