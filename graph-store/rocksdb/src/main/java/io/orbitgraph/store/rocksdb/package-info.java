/// The key-value port on RocksDB, on one local directory. Start at {@link
/// io.orbitgraph.store.rocksdb.RocksKeyValueStore}. The only package that imports `org.rocksdb`; it knows keys and
/// values and no graph.
@NullMarked
package io.orbitgraph.store.rocksdb;

import org.jspecify.annotations.NullMarked;
