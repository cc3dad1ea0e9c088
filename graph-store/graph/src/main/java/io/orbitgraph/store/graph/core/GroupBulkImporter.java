package io.orbitgraph.store.graph.core;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.store.graph.BulkImporter;
import io.orbitgraph.store.graph.RelationshipId;
import io.orbitgraph.store.graph.format.ByteWriter;
import io.orbitgraph.store.graph.format.KeyLayout;
import io.orbitgraph.store.kv.BulkIngest;
import io.orbitgraph.store.kv.BulkIngest.SortedRun;
import io.orbitgraph.store.kv.Durability;
import io.orbitgraph.store.kv.KeyValueStore;
import io.orbitgraph.store.kv.Space;
import io.orbitgraph.store.kv.WriteBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Imports by groups: nodes are put into groups as they come, relationships into partitions, which are ranges of
/// groups. At the end each partition is sorted twice, see {@link PartitionWriter}, and becomes one sorted run.
///
/// The marker in `META` stands from the beginning until the last batch, which also holds the counts.
public final class GroupBulkImporter implements BulkImporter {
    private static final int MOST_PARTITIONS = 256;
    private static final int LEAST_GROUPS = 8;
    private static final int BATCH_OPERATIONS = 10_000;
    private static final long PROGRESS_MILLIS = 200;

    private final KeyValueStore store;
    private final BulkIngest bulk;
    private final int threads;
    private final TokenStore tokens;
    private final ClassRegistry classes;
    private final ImportedNodes nodes = new ImportedNodes();
    private ImportedRelationships[] partitions = {};
    private int groupsPerPartition;
    private int types;
    private boolean nodesDone;

    private GroupBulkImporter(KeyValueStore store, BulkIngest bulk, int threads) {
        this.store = store;
        this.bulk = bulk;
        this.threads = threads;
        tokens = TokenStore.open(store);
        classes = ClassRegistry.open(store);
    }

    public static GroupBulkImporter begin(KeyValueStore store, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("an import needs a thread");
        }
        BulkIngest bulk = store.capability(BulkIngest.class)
                .orElseThrow(() -> new IllegalArgumentException("the store cannot take sorted runs"));
        if (store.get(Space.META, KeyLayout.format()) != null) {
            throw new OrbitException(
                    ErrorCode.STORE_FORMAT, "The store holds a graph, and an import needs an empty store");
        }
        // Only now: it makes the record, and refuses other data. The marker is forced before anything else is there.
        GroupGraphStore.makeFormat(store, new WriteBatch().put(Space.META, KeyLayout.importRunning(), new byte[0]));
        return new GroupBulkImporter(store, bulk, threads);
    }

    @Override
    public void addNodes(List<String> labels, List<String> keys, Vector[] columns, int count, long[] ids) {
        if (nodesDone) {
            throw new IllegalStateException("all nodes come before the first relationship");
        }
        int classId =
                classes.classOf(labels.stream().mapToInt(tokens::createLabel).toArray());
        nodes.add(classId, numbers(keys), columns, count, ids);
    }

    @Override
    public void addRelationships(
            String type, long[] starts, long[] ends, List<String> keys, Vector[] columns, int count) {
        endNodes();
        int typeNumber = tokens.createRelationshipType(type);
        types = Math.max(types, typeNumber + 1);
        int[] keyNumbers = numbers(keys);
        ImportedRelationships.Block[] blocks = new ImportedRelationships.Block[partitions.length];
        for (int row = 0; row < count; row++) {
            int partition = (int) (starts[row] >>> RelationshipId.GROUP_SHIFT) / groupsPerPartition;
            ImportedRelationships.Block block = blocks[partition];
            if (block == null || block.isFull()) {
                block = partitions[partition].blockFor(typeNumber, keyNumbers, columns);
                blocks[partition] = block;
            }
            block.add(starts[row], ends[row], columns, row);
        }
    }

    private int[] numbers(List<String> keys) {
        return keys.stream().mapToInt(tokens::createPropertyKey).toArray();
    }

    private void endNodes() {
        if (!nodesDone) {
            nodesDone = true;
            nodes.close();
            int groups = nodes.groupCount();
            groupsPerPartition = Math.max(LEAST_GROUPS, (groups + MOST_PARTITIONS - 1) / MOST_PARTITIONS);
            partitions = new ImportedRelationships[(groups + groupsPerPartition - 1) / groupsPerPartition];
            Arrays.setAll(partitions, _ -> new ImportedRelationships());
        }
    }

    @Override
    public void finish(Progress progress) {
        endNodes();
        LongCounts counts = new LongCounts();
        List<SortedRun> runs = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("import-write-", 0).factory())) {
            AtomicLong done = new AtomicLong();
            List<ImportedEnds[]> ends = number(workers, done, progress);
            write(workers, done, progress, ends, counts, runs);
            bulk.ingest(runs);
        } finally {
            runs.forEach(SortedRun::close);
        }
        publish(counts);
    }

    private int firstGroup(int partition) {
        return partition * groupsPerPartition;
    }

    private PartitionWriter writer(int partition) {
        int end = Math.min(nodes.groupCount(), firstGroup(partition) + groupsPerPartition);
        return new PartitionWriter(partitions[partition], firstGroup(partition), end, types);
    }

    /// Each worker collects ends of its own, so that none has to wait for another.
    private List<ImportedEnds[]> number(ExecutorService workers, AtomicLong done, Progress progress) {
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> work = new ArrayList<>();
        List<ImportedEnds[]> all = new ArrayList<>();
        for (int worker = 0; worker < threads; worker++) {
            ImportedEnds[] ends = new ImportedEnds[partitions.length];
            Arrays.setAll(ends, _ -> new ImportedEnds());
            all.add(ends);
            work.add(workers.submit(() -> {
                for (int p = next.getAndIncrement(); p < partitions.length; p = next.getAndIncrement()) {
                    writer(p).number(ends, groupsPerPartition);
                    done.incrementAndGet();
                }
            }));
        }
        await(work, done, progress);
        return all;
    }

    private void write(
            ExecutorService workers,
            AtomicLong done,
            Progress progress,
            List<ImportedEnds[]> ends,
            LongCounts counts,
            List<SortedRun> runs) {
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> work = new ArrayList<>();
        for (int worker = 0; worker < threads; worker++) {
            work.add(workers.submit(() -> {
                LongCounts own = new LongCounts();
                for (int p = next.getAndIncrement(); p < partitions.length; p = next.getAndIncrement()) {
                    SortedRun run = bulk.newRun(Space.GRAPH);
                    synchronized (runs) {
                        runs.add(run);
                    }
                    writer(p).write(nodes, arriving(ends, p), classes, own, run);
                    partitions[p].clear();
                    done.incrementAndGet();
                }
                synchronized (counts) {
                    own.forEach(counts::add);
                }
            }));
        }
        await(work, done, progress);
    }

    private static ImportedEnds arriving(List<ImportedEnds[]> all, int partition) {
        ImportedEnds together = all.getFirst()[partition];
        for (ImportedEnds[] ends : all.subList(1, all.size())) {
            together.addAll(ends[partition]);
            ends[partition].clear();
        }
        all.getFirst()[partition] = new ImportedEnds();
        return together;
    }

    private void await(List<Future<?>> work, AtomicLong done, Progress progress) {
        for (Future<?> one : work) {
            boolean over = false;
            while (!over) {
                try {
                    one.get(PROGRESS_MILLIS, TimeUnit.MILLISECONDS);
                    over = true;
                } catch (TimeoutException e) {
                    progress.done(done.get(), 2L * partitions.length);
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof RuntimeException cause) {
                        throw cause;
                    }
                    throw new OrbitException(
                            ErrorCode.INTERNAL_ERROR, "The import failed: " + e.getCause(), null, e.getCause());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new OrbitException(ErrorCode.TRANSACTION_TERMINATED, "The import was interrupted");
                }
            }
        }
    }

    /// Records which groups there are, then makes the store a graph with one batch.
    private void publish(LongCounts counts) {
        WriteBatch batch = new WriteBatch();
        int operations = 0;
        int group = 0;
        while (group < nodes.groupCount()) {
            int classId = nodes.group(group).classId();
            int end = group + 1;
            while (end < nodes.groupCount() && nodes.group(end).classId() == classId) {
                end++;
            }
            batch.put(
                    Space.META,
                    KeyLayout.groupRun(classId, group),
                    new ByteWriter(5).writeVarint(end - group).toByteArray());
            if (++operations == BATCH_OPERATIONS) {
                TokenStore.requireOk(store.commit(batch, Durability.OS));
                batch = new WriteBatch();
                operations = 0;
            }
            group = end;
        }
        WriteBatch last = batch;
        last.put(Space.META, KeyLayout.nextGroup(), KeyLayout.number(nodes.groupCount()));
        last.put(Space.META, KeyLayout.lastCommit(), KeyLayout.number(PartitionWriter.COMMIT));
        counts.forEach((key, sum) -> last.add(Space.META, Counts.storeKey(key), sum));
        last.delete(Space.META, KeyLayout.importRunning());
        TokenStore.requireOk(store.commit(last, Durability.SYNC));
    }

    @Override
    public void close() {
        for (ImportedRelationships partition : partitions) {
            partition.clear();
        }
    }
}
