package io.orbitgraph.store.rocksdb;

import java.time.Duration;

/// How much a store may use.
///
/// @param blockCacheBytes blocks of table files, with their indexes and filters; small where the graph's pages are
///     the cache
/// @param writeBufferBytes memtables of all spaces together; counted against the block cache
/// @param maxLogBytes the write-ahead log's size that makes RocksDB write memtables out
/// @param logRetention how long log files are kept beyond their use for recovery, for readers of the change feed
/// @param backgroundJobs threads for flushes and compactions
public record RocksSettings(
        long blockCacheBytes, long writeBufferBytes, long maxLogBytes, Duration logRetention, int backgroundJobs) {
    private static final long MIB = 1L << 20;

    public static final RocksSettings DEFAULT = new RocksSettings(
            256 * MIB,
            128 * MIB,
            512 * MIB,
            Duration.ZERO,
            Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 8));

    public RocksSettings {
        if (blockCacheBytes < MIB || writeBufferBytes < MIB || maxLogBytes < MIB) {
            throw new IllegalArgumentException("a cache, write buffer or log of less than 1 MiB");
        }
        if (logRetention.isNegative() || backgroundJobs < 1) {
            throw new IllegalArgumentException("a negative retention, or no background job");
        }
    }

    public RocksSettings withBlockCacheBytes(long bytes) {
        return new RocksSettings(bytes, writeBufferBytes, maxLogBytes, logRetention, backgroundJobs);
    }

    public RocksSettings withWriteBufferBytes(long bytes) {
        return new RocksSettings(blockCacheBytes, bytes, maxLogBytes, logRetention, backgroundJobs);
    }

    public RocksSettings withLogRetention(Duration retention) {
        return new RocksSettings(blockCacheBytes, writeBufferBytes, maxLogBytes, retention, backgroundJobs);
    }
}
