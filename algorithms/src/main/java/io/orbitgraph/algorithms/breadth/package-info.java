/// Algorithms that JGraphT computes on the read-only view of a projection: breadth, where no kernel of our own is
/// needed. Each kind has a package; this one holds what they share.
///
/// JGraphT knows neither cancellation nor memory nor deep graphs, so that each run has a thread of its own with a stack
/// that fits the graph ({@link io.orbitgraph.algorithms.breadth.OwnThread}), the view refuses to answer once the run is
/// cancelled, and what an algorithm is not defined for is refused before it starts
/// ({@link io.orbitgraph.algorithms.breadth.Shape}). Results are sorted, ties by node number.
@NullMarked
package io.orbitgraph.algorithms.breadth;

import org.jspecify.annotations.NullMarked;
