/// What kind of graph it is, and what follows from it.
@NullMarked
package io.orbitgraph.algorithms.breadth.structure;

import org.jspecify.annotations.NullMarked;
