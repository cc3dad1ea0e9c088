/// Transactions over pages: snapshots, write sets, locks, the commit pipeline, tokens, classes, indexes, counts.
///
/// Start at {@link io.orbitgraph.store.graph.core.GroupGraphStore}; it is made by {@link
/// io.orbitgraph.store.graph.GraphStores}. Internal to the store.
@org.jspecify.annotations.NullMarked
package io.orbitgraph.store.graph.core;
