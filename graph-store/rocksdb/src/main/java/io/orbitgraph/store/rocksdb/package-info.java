/// The key-value port on RocksDB. RocksDB types stay inside this package.
@NullMarked
package io.orbitgraph.store.rocksdb;

import org.jspecify.annotations.NullMarked;
