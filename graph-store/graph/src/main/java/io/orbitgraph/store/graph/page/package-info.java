/// Groups in memory: immutable images in typed arrays, overlays of versions on top, the table that holds and evicts
/// them.
///
/// All of it is a disposable cache of chunks and deltas. Start at {@link io.orbitgraph.store.graph.page.Page}. Knows
/// the formats, not transactions. Internal to the store: public only for its sister packages.
@org.jspecify.annotations.NullMarked
package io.orbitgraph.store.graph.page;
