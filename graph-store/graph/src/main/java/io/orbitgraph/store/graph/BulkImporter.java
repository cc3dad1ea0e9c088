package io.orbitgraph.store.graph;

import io.orbitgraph.model.vector.Vector;
import java.util.List;

/// Fills an empty store with a whole graph: past transactions and the log, group by group, in sorted runs.
///
/// All nodes come first, then all relationships, then {@link #finish}. Until that returns the store cannot be opened as
/// a graph, also after a crash. Row `i` of every column belongs to node or relationship `i`; rows from `count` on, and
/// rows that are null, are no properties. Used by one thread.
public interface BulkImporter extends AutoCloseable {
    /// Adds nodes that have the same labels.
    ///
    /// @param keys property names, one for each column
    /// @param ids is filled with the ids that the nodes got
    void addNodes(List<String> labels, List<String> keys, Vector[] columns, int count, long[] ids);

    /// Adds relationships of one type.
    ///
    /// @param starts ids of nodes that were added
    void addRelationships(String type, long[] starts, long[] ends, List<String> keys, Vector[] columns, int count);

    /// Sorts and writes everything, makes it durable, and the store one that can be opened.
    void finish(Progress progress);

    /// Releases what it holds. The store stays open, and before {@link #finish} it is no graph.
    @Override
    void close();

    /// Is told now and then how far {@link #finish} is, by the thread that called it.
    interface Progress {
        /// @param done of `total` units of work
        void done(long done, long total);
    }
}
