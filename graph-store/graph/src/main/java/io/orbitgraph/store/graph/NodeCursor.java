package io.orbitgraph.store.graph;

/// Nodes in batches. Not thread-safe; close it.
public interface NodeCursor extends AutoCloseable {
    /// Puts up to `into.length` further nodes into `into`.
    ///
    /// @return how many; 0 at the end
    int next(long[] into);

    @Override
    void close();
}
