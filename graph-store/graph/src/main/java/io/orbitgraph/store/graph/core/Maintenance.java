package io.orbitgraph.store.graph.core;

import io.orbitgraph.store.graph.GraphStoreConfig;
import io.orbitgraph.store.graph.GraphTransaction;
import io.orbitgraph.store.graph.IndexDescriptor;
import io.orbitgraph.store.graph.format.KeyLayout;
import io.orbitgraph.store.graph.page.GroupFolder;
import io.orbitgraph.store.kv.Durability;
import io.orbitgraph.store.kv.Space;
import io.orbitgraph.store.kv.WriteBatch;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The work that nobody waits for: folding deltas, filling indexes, deleting index entries that no snapshot needs,
/// forcing the log at intervals. One task at a time, on one thread.
final class Maintenance {
    private static final Logger LOG = LoggerFactory.getLogger(Maintenance.class);
    private static final long IDLE_MILLIS = 20;
    /// A page without a commit for so long is merged.
    private static final long COMPACTION_NANOS = 100_000_000;
    /// An index over so few nodes is filled by the commit that makes it.
    private static final long QUICK_INDEX_NODES = 20_000;

    private final GroupGraphStore store;
    private final GraphStoreConfig config;
    private final GroupFolder folder;
    /// Held during each task.
    private final Object task = new Object();
    private volatile boolean stopped;
    private @Nullable Thread thread;
    private long lastSync = System.nanoTime();
    private long lastCompaction = System.nanoTime();
    private long lastSynced;

    Maintenance(GroupGraphStore store, GraphStoreConfig config) {
        this.store = store;
        this.config = config;
        this.folder = new GroupFolder(store.keyValues(), store.pages());
        this.lastSynced = store.snapshots().visible();
    }

    void start() {
        if (config.backgroundWork()) {
            Thread worker =
                    Thread.ofPlatform().daemon().name("orbitgraph-maintenance").unstarted(this::run);
            thread = worker;
            worker.start();
        }
    }

    private void run() {
        while (!stopped) {
            boolean busy = false;
            try {
                busy = step();
            } catch (RuntimeException e) {
                if (!stopped) {
                    LOG.warn("Background work on the graph store failed; it will be tried again", e);
                }
            }
            if (!busy || !store.isWritable()) {
                try {
                    Thread.sleep(IDLE_MILLIS);
                } catch (InterruptedException e) {
                    return;
                }
            }
        }
    }

    /// Does a little of everything that is due.
    ///
    /// @return whether there may be more
    private boolean step() {
        if (!store.isWritable()) {
            return false;
        }
        boolean more = fillIndexes();
        for (int i = 0; i < 64 && !stopped; i++) {
            int group = store.folds().poll();
            if (group < 0) {
                break;
            }
            more = true;
            fold(group, false);
        }
        clearDropped();
        synchronized (task) {
            if (!stopped) {
                more |= store.garbage().clean(store.snapshots().oldest()) > 0;
            }
        }
        store.pages().trim();
        long now = System.nanoTime();
        if (now - lastCompaction > COMPACTION_NANOS) {
            lastCompaction = now;
            store.pages().compactQuiet();
        }
        sync();
        return more;
    }

    private void fold(int group, boolean always) {
        synchronized (task) {
            if (!stopped) {
                folder.fold(group, store.snapshots().oldest(), always);
            }
        }
    }

    private void sync() {
        long visible = store.snapshots().visible();
        if (config.durability() == GraphStoreConfig.CommitDurability.INTERVAL
                && visible != lastSynced
                && System.nanoTime() - lastSync > config.syncInterval().toNanos()) {
            // Any forced write forces all before it.
            store.forceLog();
            lastSync = System.nanoTime();
            lastSynced = visible;
        }
    }

    /// Fills the indexes that wait for it.
    ///
    /// @return whether there was one
    private boolean fillIndexes() {
        boolean any = false;
        for (IndexState index : store.indexes().current().live()) {
            if (index.descriptor().state() == IndexDescriptor.State.POPULATING && !stopped) {
                fill(index);
                any = true;
            }
        }
        return any;
    }

    /// Fills the index at once if that is quick, or if nobody else would.
    void indexCreated(IndexState index) {
        if (!config.backgroundWork()
                || store.statistics().nodes(index.descriptor().label()) <= QUICK_INDEX_NODES) {
            fill(index);
        }
    }

    private void fill(IndexState index) {
        synchronized (task) {
            IndexState now = store.indexes().current().byId(index.descriptor().id());
            if (stopped
                    || now == null
                    || now.isDropped()
                    || now.descriptor().state() != IndexDescriptor.State.POPULATING) {
                return;
            }
            try (GraphTransaction snapshot = store.begin()) {
                long entries = IndexBuilder.fill(store.keyValues(), index.descriptor(), snapshot);
                store.indexFilled(now, now.online(snapshot.snapshot()), entries);
            }
        }
    }

    /// Folds everything that is due, and then what is not. For tests and before a clean shutdown.
    void foldAll(List<Integer> groups) {
        for (int group : groups) {
            fold(group, true);
        }
        clearDropped();
        synchronized (task) {
            store.garbage().clean(store.snapshots().oldest());
        }
    }

    /// Deletes what is left of dropped indexes that no snapshot reads any more.
    private void clearDropped() {
        for (IndexState index : store.indexes().current().all()) {
            if (index.isDropped() && index.droppedAt() <= store.snapshots().oldest()) {
                synchronized (task) {
                    if (stopped) {
                        return;
                    }
                    int id = index.descriptor().id();
                    WriteBatch batch = new WriteBatch()
                            .deleteRange(Space.INDEX, KeyLayout.indexStart(id), KeyLayout.indexStart(id + 1))
                            .delete(Space.META, KeyLayout.index(id))
                            .delete(Space.META, Counts.storeKey(Counts.key(Counts.INDEX_ENTRIES, id, 0)));
                    TokenStore.requireOk(store.keyValues().commit(batch, Durability.OS));
                    store.indexes().remove(index.descriptor());
                }
            }
        }
    }

    void stop() {
        stopped = true;
        synchronized (task) {
            Thread worker = thread;
            if (worker != null) {
                worker.interrupt();
            }
        }
        Thread worker = thread;
        if (worker != null) {
            try {
                worker.join(10_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
