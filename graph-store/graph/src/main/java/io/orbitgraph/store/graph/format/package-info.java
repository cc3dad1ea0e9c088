/// The bytes: keys, chunks, deltas, values. Every layout is a table in the Javadoc of the class that writes it.
///
/// Nothing here knows transactions or memory layout beyond the arrays it fills. Start at
/// {@link io.orbitgraph.store.graph.format.KeyLayout}. Internal to the store: public only for its sister packages.
@org.jspecify.annotations.NullMarked
package io.orbitgraph.store.graph.format;
