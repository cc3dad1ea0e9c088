/// The procedures that find paths, walks, orders and trees.
@NullMarked
package io.orbitgraph.algorithms.procedure.paths;

import org.jspecify.annotations.NullMarked;
