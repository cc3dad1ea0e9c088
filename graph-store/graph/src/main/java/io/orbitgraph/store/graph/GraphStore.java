package io.orbitgraph.store.graph;

import java.time.Duration;
import java.util.UUID;

/// One graph. Thread-safe.
public interface GraphStore extends AutoCloseable {
    /// Begins a transaction on the newest committed state.
    GraphTransaction begin();

    /// Names of labels, types and property keys.
    Tokens tokens();

    /// Counts for the planner; approximate while transactions run, never used for answers.
    GraphStatistics statistics();

    /// A number that changes whenever an index is created, comes online or is dropped; part of plan cache keys.
    long schemaVersion();

    /// The number of the newest visible commit.
    long lastCommit();

    /// Waits until commit `number` is visible.
    ///
    /// @return false if it was not within `timeout`
    boolean awaitCommit(long number, Duration timeout);

    /// Identifies this database for ever, also after a restart; part of bookmarks.
    UUID databaseId();

    /// Waits for running commits, refuses new work, releases everything.
    @Override
    void close();
}
