/// Hubs and authorities.
@NullMarked
package io.orbitgraph.algorithms.centrality.hits;

import org.jspecify.annotations.NullMarked;
