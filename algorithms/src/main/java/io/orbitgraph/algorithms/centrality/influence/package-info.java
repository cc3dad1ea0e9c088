/// Influence maximisation.
@NullMarked
package io.orbitgraph.algorithms.centrality.influence;

import org.jspecify.annotations.NullMarked;
