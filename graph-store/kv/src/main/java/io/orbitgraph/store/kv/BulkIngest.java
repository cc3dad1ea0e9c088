package io.orbitgraph.store.kv;

import java.util.List;

/// Capability: load sorted runs of entries past the log, for bulk import. Entries of a run replace what their keys
/// held. A bulk load is not part of the change feed; who depends on the feed must be told otherwise.
public interface BulkIngest {
    /// Starts a run of one space. Nothing is visible before {@link #ingest}.
    SortedRun newRun(Space space);

    /// Makes all entries of `runs` durable and visible. Those of one space appear at once, also after a crash: all or
    /// none. The spaces come in the order of {@link Space}, so that an entry of `META` can say that the rest is there.
    /// The runs are used up, also when this fails; runs without an entry are allowed.
    ///
    /// @throws IllegalArgumentException if the key ranges of two runs of a space overlap; then nothing was ingested
    /// @throws io.orbitgraph.model.error.OrbitException `STORAGE_ERROR` if the medium fails
    void ingest(List<SortedRun> runs);

    /// One sorted run. Not thread-safe; several runs may be written side by side.
    interface SortedRun extends AutoCloseable {
        /// Keys must ascend strictly.
        ///
        /// @throws IllegalArgumentException if they do not; the run stays usable
        void add(byte[] key, byte[] value);

        /// The bytes that the run takes on the medium so far, roughly.
        long sizeBytes();

        /// Drops the run unless it was ingested.
        @Override
        void close();
    }
}
