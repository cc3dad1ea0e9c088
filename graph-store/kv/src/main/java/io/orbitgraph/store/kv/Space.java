package io.orbitgraph.store.kv;

/// The four ordered key spaces of a store.
public enum Space {
    /// Chunks of groups: write-once, large values, read by batched gets.
    GRAPH,
    /// What commits did to groups: small values, scanned by group, deleted when folded.
    DELTA,
    /// Index entries: short keys, scanned by range.
    INDEX,
    /// Tokens, schema, counts, watermarks, leases.
    META
}
