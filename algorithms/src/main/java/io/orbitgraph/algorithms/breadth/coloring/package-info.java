/// Colourings: the greedy ones, the exact one, and the stable one.
@NullMarked
package io.orbitgraph.algorithms.breadth.coloring;

import org.jspecify.annotations.NullMarked;
