/// Cliques and dense parts.
@NullMarked
package io.orbitgraph.algorithms.breadth.clique;

import org.jspecify.annotations.NullMarked;
