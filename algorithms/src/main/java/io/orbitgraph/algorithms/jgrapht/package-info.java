/// The graph as JGraphT sees it, so that its algorithms run on a projection without a copy.
@NullMarked
package io.orbitgraph.algorithms.jgrapht;

import org.jspecify.annotations.NullMarked;
