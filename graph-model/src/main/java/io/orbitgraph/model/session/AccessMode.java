package io.orbitgraph.model.session;

/// Whether a transaction may write.
public enum AccessMode {
    READ,
    WRITE
}
