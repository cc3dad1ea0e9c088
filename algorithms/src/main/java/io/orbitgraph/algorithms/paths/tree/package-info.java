/// Trees of least weight: spanning and Steiner trees.
@NullMarked
package io.orbitgraph.algorithms.paths.tree;

import org.jspecify.annotations.NullMarked;
