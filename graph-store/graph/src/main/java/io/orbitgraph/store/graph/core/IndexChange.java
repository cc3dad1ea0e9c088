package io.orbitgraph.store.graph.core;

/// An entry that a commit puts into an index or makes superfluous.
///
/// @param key of the entry in the store
/// @param added false if no snapshot from the commit on needs it
record IndexChange(int index, byte[] key, boolean added) {}
