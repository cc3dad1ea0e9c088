package io.orbitgraph.store.graph.core;

import io.orbitgraph.store.graph.format.ByteWriter;
import io.orbitgraph.store.graph.format.Delta;

/// What a transaction does to one group, decoded for the page and encoded for the log.
record GroupChange(int group, Delta delta, ByteWriter encoded) {}
