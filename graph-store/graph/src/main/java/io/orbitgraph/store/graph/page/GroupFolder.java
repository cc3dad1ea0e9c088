package io.orbitgraph.store.graph.page;

import io.orbitgraph.store.graph.Direction;
import io.orbitgraph.store.graph.format.AdjacencyDelta;
import io.orbitgraph.store.graph.format.Delta;
import io.orbitgraph.store.graph.format.KeyLayout;
import io.orbitgraph.store.graph.format.PropertyDelta;
import io.orbitgraph.store.kv.CommitResult;
import io.orbitgraph.store.kv.Durability;
import io.orbitgraph.store.kv.KeyValueStore;
import io.orbitgraph.store.kv.Space;
import io.orbitgraph.store.kv.WriteBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Folds deltas into chunks on disk: writes the chunks that they change anew and deletes the deltas, in one batch.
/// Never passes the oldest snapshot, so that a page loaded afterwards still answers every reader. Thread-safe.
public final class GroupFolder {
    private final KeyValueStore store;
    private final PageTable pages;

    public GroupFolder(KeyValueStore store, PageTable pages) {
        this.store = store;
        this.pages = pages;
    }

    /// Folds the deltas of commits up to `upTo`.
    ///
    /// @param always whether to fold also what hardly pays
    /// @return how many deltas were folded
    public int fold(int group, long upTo, boolean always) {
        int folded = pages.exclusively(group, state -> foldBusy(state, upTo, always));
        if (folded > 0) {
            pages.compact(group);
        }
        return folded;
    }

    private int foldBusy(GroupState state, long upTo, boolean always) {
        int group = state.group;
        List<byte[]> deltaKeys = new ArrayList<>();
        DeltaLog log = DeltaLog.read(store, group, upTo, deltaKeys);
        if (log.deltas.isEmpty() || (!always && log.bytes < GroupState.LEAST_FOLD_BYTES)) {
            return 0;
        }
        List<byte[]> chunkKeys = new ArrayList<>();
        GroupImage base = GroupChunks.read(store, group, chunkKeys);
        if (base == null) {
            base = GroupImage.empty(group, -1);
        }
        synchronized (state) {
            state.loaded(base);
            if (!always && log.bytes < state.foldBytes) {
                return 0;
            }
        }
        List<Delta> deltas = new ArrayList<>(log.deltas.size());
        Set<GroupChunks.Chunk> touched = new LinkedHashSet<>();
        long commit = base.commit;
        for (GroupState.CommittedDelta delta : log.deltas) {
            if (delta.commit() > base.commit) {
                deltas.add(delta.delta());
                commit = delta.commit();
            }
        }
        GroupImage image = ImageMerger.merge(base, deltas, commit);
        for (Delta delta : deltas) {
            addTouched(delta, image, base, touched);
        }
        WriteBatch batch = new WriteBatch();
        TreeSet<byte[]> written = new TreeSet<>(Arrays::compareUnsigned);
        GroupChunks.writeHeader(image, (key, value) -> put(batch, written, key, value));
        for (GroupChunks.Chunk chunk : touched) {
            GroupChunks.write(image, chunk, (key, value) -> put(batch, written, key, value));
        }
        for (byte[] key : chunkKeys) {
            GroupChunks.Chunk chunk = new GroupChunks.Chunk(KeyLayout.kindOf(key), KeyLayout.columnOf(key));
            if (touched.contains(chunk) && !written.contains(key)) {
                batch.delete(Space.GRAPH, key);
            }
        }
        deltaKeys.forEach(key -> batch.delete(Space.DELTA, key));
        // Without a force of the log: lost together with whatever came before it, or not at all.
        CommitResult result = store.commit(batch, Durability.OS);
        if (!(result instanceof CommitResult.Ok)) {
            throw new IllegalStateException("a fold without conditions was refused: " + result);
        }
        synchronized (state) {
            state.deltaBytes = Math.max(0, state.deltaBytes - log.bytes);
            state.loaded(image);
        }
        return log.deltas.size();
    }

    private static void put(WriteBatch batch, Set<byte[]> written, byte[] key, byte[] value) {
        batch.put(Space.GRAPH, key, value);
        written.add(key);
    }

    private static void addTouched(Delta delta, GroupImage image, GroupImage base, Set<GroupChunks.Chunk> touched) {
        for (PropertyDelta column : delta.nodeProperties()) {
            touched.add(new GroupChunks.Chunk(KeyLayout.NODE_COLUMN, column.key()));
        }
        if (delta.deleted().length > 0) {
            for (int key : base.keys) {
                touched.add(new GroupChunks.Chunk(KeyLayout.NODE_COLUMN, key));
            }
            for (int key : image.keys) {
                touched.add(new GroupChunks.Chunk(KeyLayout.NODE_COLUMN, key));
            }
        }
        boolean removes = false;
        for (AdjacencyDelta list : delta.adjacency()) {
            touched.add(new GroupChunks.Chunk(
                    list.direction() == Direction.OUT ? KeyLayout.OUT_ADJACENCY : KeyLayout.IN_ADJACENCY, list.type()));
            for (boolean removed : list.removed()) {
                removes |= removed;
            }
        }
        for (PropertyDelta column : delta.relationshipProperties()) {
            touched.add(new GroupChunks.Chunk(KeyLayout.RELATIONSHIP_COLUMN, column.key()));
        }
        if (removes) {
            for (RelationshipColumn column : base.relationshipColumns) {
                touched.add(new GroupChunks.Chunk(KeyLayout.RELATIONSHIP_COLUMN, column.key));
            }
        }
    }
}
