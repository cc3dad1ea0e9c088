/// Graph algorithms over compressed adjacency, without a database in sight.
///
/// Start with {@link io.orbitgraph.algorithms.run.Algorithm}, the frame that all algorithms share, and
/// {@link io.orbitgraph.algorithms.graph.CsrGraph}, what they run on. Each algorithm lives in its own package
/// with its parameters (whose defaults are those of Neo4j's Graph Data Science) and its result. Of the rest of the
/// database this module knows the values and errors, and the store's reader from which a projection is made.
@NullMarked
package io.orbitgraph.algorithms;

import org.jspecify.annotations.NullMarked;
