/// The procedures of centralities: how important nodes are.
@NullMarked
package io.orbitgraph.algorithms.procedure.centrality;

import org.jspecify.annotations.NullMarked;
