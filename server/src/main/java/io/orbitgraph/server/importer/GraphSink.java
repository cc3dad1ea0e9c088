package io.orbitgraph.server.importer;

import io.orbitgraph.model.vector.Vector;
import io.orbitgraph.store.graph.BulkImporter;
import java.util.List;

/// Where imported nodes and relationships go: a database that does not exist before [#finish]. Used by one thread.
///
/// Row `i` of every column belongs to node or relationship `i`; rows from `count` on are undefined. Arrays and columns
/// belong to the sink from then on.
interface GraphSink extends AutoCloseable {
    /// Takes nodes that have the same labels. All nodes come before the first relationship.
    ///
    /// @param ids is filled with the ids that the nodes got
    void addNodes(List<String> labels, List<String> keys, Vector[] columns, int count, long[] ids);

    /// Takes relationships of one type between nodes that were added.
    void addRelationships(String type, long[] starts, long[] ends, List<String> keys, Vector[] columns, int count);

    /// Makes everything durable, and the database one that can be started.
    void finish(BulkImporter.Progress progress);

    /// Ends the work. Before [#finish] that leaves nothing that could be started.
    @Override
    void close();
}
