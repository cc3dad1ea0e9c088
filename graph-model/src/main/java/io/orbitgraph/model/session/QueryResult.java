package io.orbitgraph.model.session;

import java.util.List;

/// The result of a statement, produced as it is pulled. Used by one thread at a time.
public interface QueryResult extends AutoCloseable {
    /// Column names in the query's own text.
    List<String> fields();

    /// Produces up to `limit` more records into `sink` (negative: all).
    ///
    /// @return true if there is more to pull; after false, {@link #summary} is complete
    boolean pull(long limit, RecordSink sink);

    /// Like {@link #pull}, but the records are dropped. Side effects happen all the same.
    boolean discard(long limit);

    /// What happened; complete once {@link #pull} or {@link #discard} returned false.
    Summary summary();

    /// Ends the result early; in an auto-commit statement that rolls back unless it was complete.
    @Override
    void close();
}
