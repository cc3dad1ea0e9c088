/// Katz centrality.
@NullMarked
package io.orbitgraph.algorithms.centrality.katz;

import org.jspecify.annotations.NullMarked;
