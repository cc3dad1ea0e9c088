/// Flows, cuts and what they say of connectivity.
@NullMarked
package io.orbitgraph.algorithms.breadth.flow;

import org.jspecify.annotations.NullMarked;
