package io.orbitgraph.store.kv;

/// Capability: load sorted runs of entries past the log, for bulk import.
public interface BulkIngest {
    /// Starts a run of one space. Nothing is visible before {@link SortedRun#finish}.
    SortedRun newRun(Space space);

    /// One sorted run. Not thread-safe; several runs may be written side by side if their key ranges do not overlap.
    interface SortedRun extends AutoCloseable {
        /// Keys must ascend strictly.
        void add(byte[] key, byte[] value);

        /// Makes the run durable and visible as a whole.
        void finish();

        /// Drops the run unless it was finished.
        @Override
        void close();
    }
}
