/// The key-value SPI under the graph: ordered keys, batched reads, one-shot atomic commits. It knows no graph and no
/// RocksDB; whatever implements {@link io.orbitgraph.store.kv.KeyValueStore} and passes the contract tests can carry a
/// graph.
@org.jspecify.annotations.NullMarked
package io.orbitgraph.store.kv;
