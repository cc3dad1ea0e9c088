/// Centralities by distance: closeness and harmonic, exactly by searches from 64 nodes at a time, or estimated by
/// HyperBall.
@NullMarked
package io.orbitgraph.algorithms.centrality.closeness;

import org.jspecify.annotations.NullMarked;
