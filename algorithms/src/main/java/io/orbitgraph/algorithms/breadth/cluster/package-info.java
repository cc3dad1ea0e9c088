/// Clusterings and scores.
@NullMarked
package io.orbitgraph.algorithms.breadth.cluster;

import org.jspecify.annotations.NullMarked;
