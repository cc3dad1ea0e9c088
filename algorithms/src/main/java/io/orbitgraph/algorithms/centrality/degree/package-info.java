/// Degree centrality.
@NullMarked
package io.orbitgraph.algorithms.centrality.degree;

import org.jspecify.annotations.NullMarked;
