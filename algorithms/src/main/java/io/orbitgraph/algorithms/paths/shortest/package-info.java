/// Shortest paths by weight: from one node to one, to some, to all, and between all. Distances are the sums of weights
/// from the source on, in that order, so that every algorithm here gives the same bits; trees come from one rule
/// ({@link io.orbitgraph.algorithms.paths.shortest.TightTree}), so that they give the same paths too.
@NullMarked
package io.orbitgraph.algorithms.paths.shortest;

import org.jspecify.annotations.NullMarked;
