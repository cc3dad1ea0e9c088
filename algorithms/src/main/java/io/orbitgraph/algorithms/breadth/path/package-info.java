/// Paths beyond the shortest one, and distances as measures of the whole graph.
@NullMarked
package io.orbitgraph.algorithms.breadth.path;

import org.jspecify.annotations.NullMarked;
