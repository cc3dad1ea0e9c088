/// Projections as files.
@NullMarked
package io.orbitgraph.algorithms.graph.export;

import org.jspecify.annotations.NullMarked;
