/// Home of the full-text and vector indexes, kept in step with the graph by commit number.
/// Empty so far.
@NullMarked
package io.orbitgraph.store.search;

import org.jspecify.annotations.NullMarked;
