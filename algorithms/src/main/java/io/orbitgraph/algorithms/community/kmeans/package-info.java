/// Clusters of points in space.
@NullMarked
package io.orbitgraph.algorithms.community.kmeans;

import org.jspecify.annotations.NullMarked;
