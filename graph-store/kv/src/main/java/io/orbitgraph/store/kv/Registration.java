package io.orbitgraph.store.kv;

/// A registered listener; closing it, also more than once, ends the calls.
public interface Registration extends AutoCloseable {
    @Override
    void close();
}
