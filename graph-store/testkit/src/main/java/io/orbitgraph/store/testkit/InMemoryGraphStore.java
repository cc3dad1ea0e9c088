package io.orbitgraph.store.testkit;

import io.orbitgraph.model.error.ErrorCode;
import io.orbitgraph.model.error.OrbitException;
import io.orbitgraph.store.graph.GraphStatistics;
import io.orbitgraph.store.graph.GraphStore;
import io.orbitgraph.store.graph.GraphTransaction;
import io.orbitgraph.store.graph.IndexDescriptor;
import io.orbitgraph.store.graph.RelationshipId;
import io.orbitgraph.store.graph.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// The oracle: a graph in plain maps, meant to be right at a glance and not to be fast. Nothing outlives {@link
/// #close}.
///
/// A transaction keeps the state it began with, plus a list of its changes. A commit applies the same changes to the
/// newest state; the intents that the transaction took make sure that they still mean the same. Node ids count up from
/// 0, so that nodes of different labels share a group; ids are never reused.
public final class InMemoryGraphStore implements GraphStore {
    private static final Duration INTENT_TIMEOUT = Duration.ofSeconds(10);

    /// @param schemaVersion how many commits changed the schema
    record Committed(long number, GraphState graph, long schemaVersion, InMemoryStatistics statistics) {
        Committed(long number, GraphState graph, long schemaVersion) {
            this(number, graph, schemaVersion, new InMemoryStatistics(graph));
        }
    }

    private final InMemoryTokens tokens = new InMemoryTokens();
    private final Intents intents;
    private final AtomicLong nextNode = new AtomicLong();
    private final Map<Long, AtomicInteger> nextOrdinal = new ConcurrentHashMap<>();
    private final AtomicInteger nextIndex = new AtomicInteger();
    private final UUID databaseId = UUID.randomUUID();
    private volatile Committed newest = new Committed(0, GraphState.EMPTY, 0);
    private volatile boolean closed;

    public InMemoryGraphStore() {
        this(INTENT_TIMEOUT);
    }

    /// @param intentTimeout how long a write waits for another transaction's intent before it throws `LOCK_TIMEOUT`
    public InMemoryGraphStore(Duration intentTimeout) {
        this.intents = new Intents(intentTimeout);
    }

    @Override
    public GraphTransaction begin() {
        checkOpen();
        return new InMemoryGraphTransaction(this);
    }

    Committed newest() {
        return newest;
    }

    Intents intents() {
        return intents;
    }

    long newNodeId() {
        long node = nextNode.getAndIncrement();
        if (node > 0xFFFF_FFFFL) {
            throw new OrbitException(ErrorCode.STORAGE_ERROR, "the in-memory graph has no node id left");
        }
        return node;
    }

    long newRelationshipId(long source) {
        int ordinal = nextOrdinal
                .computeIfAbsent(source >>> RelationshipId.GROUP_SHIFT, _ -> new AtomicInteger())
                .getAndIncrement();
        if (ordinal >>> RelationshipId.ORDINAL_BITS != 0) {
            throw new OrbitException(ErrorCode.STORAGE_ERROR, "the group of node " + source + " has no ordinal left");
        }
        return RelationshipId.of(source, ordinal);
    }

    int newIndexId() {
        return nextIndex.getAndIncrement();
    }

    /// Applies `changes` to the newest state and makes it visible.
    ///
    /// @return the commit's number
    synchronized long publish(List<InMemoryGraphTransaction.Change> changes, boolean changesSchema) {
        checkOpen();
        GraphState graph = newest.graph;
        for (var change : changes) {
            graph = change.apply(graph);
        }
        if (changesSchema) {
            // Populating takes no time: the index is not materialised at all.
            List<IndexDescriptor> online = new ArrayList<>();
            for (IndexDescriptor index : graph.indexes()) {
                online.add(new IndexDescriptor(
                        index.id(), index.name(), index.label(), index.propertyKey(), IndexDescriptor.State.ONLINE));
            }
            graph = graph.withIndexes(online);
        }
        newest = new Committed(newest.number + 1, graph, newest.schemaVersion + (changesSchema ? 1 : 0));
        notifyAll();
        return newest.number;
    }

    @Override
    public Tokens tokens() {
        return tokens;
    }

    @Override
    public GraphStatistics statistics() {
        return newest.statistics;
    }

    @Override
    public long schemaVersion() {
        return newest.schemaVersion;
    }

    @Override
    public long lastCommit() {
        return newest.number;
    }

    @Override
    public synchronized boolean awaitCommit(long number, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (newest.number < number) {
            long leftMillis = (deadline - System.nanoTime()) / 1_000_000;
            if (leftMillis <= 0) {
                return false;
            }
            checkOpen();
            try {
                wait(leftMillis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    @Override
    public UUID databaseId() {
        return databaseId;
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }

    private void checkOpen() {
        if (closed) {
            throw new OrbitException(ErrorCode.DATABASE_UNAVAILABLE, "the graph is closed");
        }
    }
}
