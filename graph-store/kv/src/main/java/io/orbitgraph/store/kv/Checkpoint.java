package io.orbitgraph.store.kv;

import java.nio.file.Path;

/// Capability: a consistent copy of the whole store, made while it is used.
public interface Checkpoint {
    /// Writes the copy into `directory`, which must not exist; opening it as a store gives the state of this moment.
    void checkpoint(Path directory);
}
