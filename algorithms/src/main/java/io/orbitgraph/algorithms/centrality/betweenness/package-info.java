/// Betweenness centrality, exact and by sampling.
@NullMarked
package io.orbitgraph.algorithms.centrality.betweenness;

import org.jspecify.annotations.NullMarked;
