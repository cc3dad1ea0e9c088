/// Triangles and the local clustering coefficient.
@NullMarked
package io.orbitgraph.algorithms.community.triangles;

import org.jspecify.annotations.NullMarked;
