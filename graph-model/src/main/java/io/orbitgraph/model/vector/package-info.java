/// Typed column vectors: how values travel in batches between the store's pages, the query runtime and the
/// protocols.
///
/// One vector class per representation, arrays inside, no boxing until {@code value(row)} is asked for. The store's
/// page columns, the runtime's batch columns and the records that Bolt encodes are all these vectors.
@org.jspecify.annotations.NullMarked
package io.orbitgraph.model.vector;
