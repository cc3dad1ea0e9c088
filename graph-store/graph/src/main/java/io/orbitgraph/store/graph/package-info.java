/// The property graph on a key-value store: layout, transactions, schema, indexes and statistics.
@NullMarked
package io.orbitgraph.store.graph;

import org.jspecify.annotations.NullMarked;
