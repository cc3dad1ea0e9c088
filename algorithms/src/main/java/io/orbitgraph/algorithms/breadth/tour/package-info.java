/// Closed walks that visit every node or every relationship.
@NullMarked
package io.orbitgraph.algorithms.breadth.tour;

import org.jspecify.annotations.NullMarked;
