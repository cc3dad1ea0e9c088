package io.orbitgraph.store.kv;

/// A position in a scan. Starts before the first entry. Not thread-safe; close it.
public interface Cursor extends AutoCloseable {
    /// Moves to the next entry; false at the end.
    boolean next();

    /// The key of the present entry; a fresh array.
    byte[] key();

    /// The value of the present entry; a fresh array.
    byte[] value();

    @Override
    void close();
}
