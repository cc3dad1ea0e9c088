/// Whether two graphs, or a graph and a part of another, are the same.
@NullMarked
package io.orbitgraph.algorithms.breadth.isomorphism;

import org.jspecify.annotations.NullMarked;
