/// Sets of relationships that share no node.
@NullMarked
package io.orbitgraph.algorithms.breadth.matching;

import org.jspecify.annotations.NullMarked;
