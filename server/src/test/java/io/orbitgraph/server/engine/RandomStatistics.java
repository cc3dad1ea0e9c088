package io.orbitgraph.server.engine;

import io.orbitgraph.store.graph.GraphStatistics;
import io.orbitgraph.store.graph.GraphStore;
import io.orbitgraph.store.graph.GraphTransaction;
import io.orbitgraph.store.graph.IndexDescriptor;
import io.orbitgraph.store.graph.Tokens;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;

/// A store that lies about its counts, so that the planner chooses other orders and access paths. Answers must not
/// change.
record RandomStatistics(GraphStore store, long seed) implements GraphStore {
    @Override
    public GraphTransaction begin() {
        return store.begin();
    }

    @Override
    public Tokens tokens() {
        return store.tokens();
    }

    @Override
    public GraphStatistics statistics() {
        return new GraphStatistics() {
            @Override
            public long nodes(int label) {
                return count(1, label, 0);
            }

            @Override
            public long relationships(int startLabel, int type, int endLabel) {
                return count(startLabel + 2, type + 2, endLabel + 2);
            }

            @Override
            public long indexSize(IndexDescriptor index) {
                return count(index.id(), 77, 0);
            }

            @Override
            public long indexDistinctValues(IndexDescriptor index) {
                return count(index.id(), 78, 0);
            }
        };
    }

    /// Spread over six orders of magnitude; the same for the same arguments.
    private long count(int a, int b, int c) {
        Random random = new Random(seed * 31 + a * 7919L + b * 104729L + c * 1299709L);
        random.nextLong();
        return (long) Math.pow(10, random.nextDouble() * 6);
    }

    @Override
    public long schemaVersion() {
        return store.schemaVersion();
    }

    @Override
    public long lastCommit() {
        return store.lastCommit();
    }

    @Override
    public boolean awaitCommit(long number, Duration timeout) {
        return store.awaitCommit(number, timeout);
    }

    @Override
    public UUID databaseId() {
        return store.databaseId();
    }

    @Override
    public void close() {
        // The real store is closed by its owner.
    }
}
