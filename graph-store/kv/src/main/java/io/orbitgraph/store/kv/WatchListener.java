package io.orbitgraph.store.kv;

/// Told of commits.
@FunctionalInterface
public interface WatchListener {
    void committed(long sequence);
}
