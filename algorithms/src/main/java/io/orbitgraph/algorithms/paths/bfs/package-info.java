/// Breadth-first and depth-first search.
@NullMarked
package io.orbitgraph.algorithms.paths.bfs;

import org.jspecify.annotations.NullMarked;
