package io.orbitgraph.store.kv;

import java.util.List;

/// Capability: load sorted runs of entries past the log, for bulk import. Entries of a run replace what their keys
/// held.
/// A bulk load is not part of the change feed; who depends on the feed must be told otherwise.
public interface BulkIngest {
    /// Starts a run of one space. Nothing is visible before {@link #ingest}.
    SortedRun newRun(Space space);

    /// Makes all entries of `runs` durable and visible at once: after a crash either all are there or none. The runs
    /// are used
    /// up, also when this fails. Runs without an entry are allowed.
    ///
    /// @throws IllegalArgumentException if the key ranges of two runs of a space overlap
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
