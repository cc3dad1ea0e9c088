package io.orbitgraph.store.graph;

import java.time.Duration;

/// How a graph store behaves.
///
/// @param pageMemoryBytes heap that resident pages may take; more are evicted
/// @param durability when a commit returns
/// @param syncInterval with {@link CommitDurability#INTERVAL}: how often the log is forced
/// @param lockTimeout how long a transaction waits for another's intent
/// @param backgroundWork whether a thread folds deltas and cleans up; tests turn it off to do it themselves
public record GraphStoreConfig(
        long pageMemoryBytes,
        CommitDurability durability,
        Duration syncInterval,
        Duration lockTimeout,
        boolean backgroundWork) {

    /// A third of the heap for pages, commits forced to the medium.
    public static final GraphStoreConfig DEFAULT = new GraphStoreConfig(
            Runtime.getRuntime().maxMemory() / 3,
            CommitDurability.SYNC,
            Duration.ofMillis(10),
            Duration.ofSeconds(30),
            true);

    /// When a commit returns, and what a crash can lose.
    public enum CommitDurability {
        /// After the log is forced to the medium. A crash loses nothing acknowledged.
        SYNC,
        /// After the log is handed to the operating system, which is forced every interval. A power failure loses the
        /// last interval; a crash of the process nothing.
        INTERVAL,
        /// After the log is handed to the operating system. A power failure may lose seconds; a crash of the process
        /// nothing.
        OS
    }

    public GraphStoreConfig {
        if (pageMemoryBytes < 0 || syncInterval.isNegative() || lockTimeout.isNegative()) {
            throw new IllegalArgumentException("negative setting");
        }
    }

    public GraphStoreConfig withPageMemoryBytes(long bytes) {
        return new GraphStoreConfig(bytes, durability, syncInterval, lockTimeout, backgroundWork);
    }

    public GraphStoreConfig withDurability(CommitDurability when) {
        return new GraphStoreConfig(pageMemoryBytes, when, syncInterval, lockTimeout, backgroundWork);
    }

    public GraphStoreConfig withSyncInterval(Duration interval) {
        return new GraphStoreConfig(pageMemoryBytes, durability, interval, lockTimeout, backgroundWork);
    }

    public GraphStoreConfig withLockTimeout(Duration timeout) {
        return new GraphStoreConfig(pageMemoryBytes, durability, syncInterval, timeout, backgroundWork);
    }

    public GraphStoreConfig withBackgroundWork(boolean background) {
        return new GraphStoreConfig(pageMemoryBytes, durability, syncInterval, lockTimeout, background);
    }
}
