package io.orbitgraph.store.rocksdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.orbitgraph.store.kv.Space;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.UInt64AddOperator;
import org.rocksdb.WALRecoveryMode;
import org.rocksdb.WriteBufferManager;

/// RocksDB's options: one column family per space, and the default family for what the store keeps for itself. Owns the
/// native objects; closed after the database.
///
/// | family | compression | block | why |
/// | --- | --- | --- | --- |
/// | `graph` | none | 32 KiB | chunks are coded already |
/// | `delta` | none | 8 KiB | small; a Bloom filter on the group tells that a group has none |
/// | `index` | LZ4 | 16 KiB | long common prefixes |
/// | `meta`, `default` | LZ4 | 8 KiB | small |
final class Families implements AutoCloseable {
    /// Bytes at the start of a delta's key that say its group.
    static final int GROUP_BYTES = 4;

    private static final double BLOOM_BITS_PER_KEY = 10;
    private static final long MAX_MEMTABLE_BYTES = 64L << 20;
    /// Each range deletion in a memtable slows every new iterator: measured 0.1 us each, so that 20,000 cost 1.8 ms.
    private static final int MAX_MEMTABLE_RANGE_DELETIONS = 500;

    private final Deque<AutoCloseable> natives = new ArrayDeque<>();
    private final DBOptions database;
    private final ColumnFamilyOptions own;
    private final Map<Space, ColumnFamilyOptions> spaces = new EnumMap<>(Space.class);

    Families(RocksSettings settings) {
        LRUCache cache = own(new LRUCache(settings.blockCacheBytes()));
        WriteBufferManager buffers = own(new WriteBufferManager(settings.writeBufferBytes(), cache));
        this.database = own(databaseOptions(settings, buffers));
        this.own = family(settings, cache, 8);
        for (Space space : Space.values()) {
            spaces.put(
                    space,
                    switch (space) {
                        case GRAPH -> family(settings, cache, 32).setCompressionType(CompressionType.NO_COMPRESSION);
                        case DELTA ->
                            family(settings, cache, 8)
                                    .setCompressionType(CompressionType.NO_COMPRESSION)
                                    .useFixedLengthPrefixExtractor(GROUP_BYTES)
                                    .setMemtablePrefixBloomSizeRatio(0.05);
                        case INDEX -> family(settings, cache, 16);
                        case META -> family(settings, cache, 8);
                    });
        }
    }

    private <T extends AutoCloseable> T own(T object) {
        natives.push(object);
        return object;
    }

    private static DBOptions databaseOptions(RocksSettings settings, WriteBufferManager buffers) {
        // There is no setter for it. Without it RocksDB does not miss a log file that was deleted or cut (measured).
        Properties properties = new Properties();
        properties.setProperty("track_and_verify_wals_in_manifest", "true");
        DBOptions options = Objects.requireNonNull(DBOptions.getDBOptionsFromProps(properties));
        return options.setCreateIfMissing(true)
                .setCreateMissingColumnFamilies(true)
                // The default, kPointInTimeRecovery, silently drops everything after a damaged record (measured).
                .setWalRecoveryMode(WALRecoveryMode.TolerateCorruptedTailRecords)
                .setParanoidChecks(true)
                .setWriteBufferManager(buffers)
                .setMaxTotalWalSize(settings.maxLogBytes())
                .setWalTtlSeconds(settings.logRetention().toSeconds())
                .setMaxBackgroundJobs(settings.backgroundJobs())
                // Opening must not cost more the larger the store is.
                .setMaxOpenFiles(4096)
                .setSkipStatsUpdateOnDbOpen(true)
                .setBytesPerSync(1 << 20)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setKeepLogFileNum(5)
                .setStatsDumpPeriodSec(0);
    }

    private ColumnFamilyOptions family(RocksSettings settings, LRUCache cache, int blockKib) {
        BlockBasedTableConfig table = new BlockBasedTableConfig()
                .setBlockCache(cache)
                .setBlockSize(blockKib * 1024L)
                .setFilterPolicy(own(new BloomFilter(BLOOM_BITS_PER_KEY)))
                .setCacheIndexAndFilterBlocks(true)
                .setCacheIndexAndFilterBlocksWithHighPriority(true)
                .setPinL0FilterAndIndexBlocksInCache(true);
        return own(new ColumnFamilyOptions())
                .setTableFormatConfig(table)
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setLevelCompactionDynamicLevelBytes(true)
                .setWriteBufferSize(Math.min(MAX_MEMTABLE_BYTES, settings.writeBufferBytes() / 2))
                .setMemtableMaxRangeDeletions(MAX_MEMTABLE_RANGE_DELETIONS)
                .setMergeOperator(own(new UInt64AddOperator()));
    }

    DBOptions database() {
        return database;
    }

    ColumnFamilyOptions of(Space space) {
        return Objects.requireNonNull(spaces.get(space));
    }

    /// The default family first, then one for each space in the order of the enum.
    List<ColumnFamilyDescriptor> descriptors() {
        List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
        descriptors.add(new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, own));
        for (Space space : Space.values()) {
            descriptors.add(new ColumnFamilyDescriptor(name(space).getBytes(UTF_8), of(space)));
        }
        return descriptors;
    }

    /// Written in the store: not to be changed.
    static String name(Space space) {
        return switch (space) {
            case GRAPH -> "graph";
            case DELTA -> "delta";
            case INDEX -> "index";
            case META -> "meta";
        };
    }

    @Override
    public void close() {
        while (!natives.isEmpty()) {
            try {
                natives.pop().close();
            } catch (Exception e) {
                // Native objects declare no checked exception; AutoCloseable does.
                throw new IllegalStateException(e);
            }
        }
    }
}
