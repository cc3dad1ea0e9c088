/// Dense parts of a graph: cores and trusses.
@NullMarked
package io.orbitgraph.algorithms.community.cores;

import org.jspecify.annotations.NullMarked;
