/// The graph on a key-value store: node groups, chunks, deltas, pages, transactions, indexes.
///
/// Start at {@link io.orbitgraph.store.graph.GraphStore}: it opens {@link io.orbitgraph.store.graph.GraphTransaction}s,
/// which are {@link io.orbitgraph.store.graph.GraphReader}s of one snapshot with the transaction's own writes merged
/// in. Readers hand out typed vectors and slices of page arrays; ids are plain {@code long}s.
@org.jspecify.annotations.NullMarked
package io.orbitgraph.store.graph;
