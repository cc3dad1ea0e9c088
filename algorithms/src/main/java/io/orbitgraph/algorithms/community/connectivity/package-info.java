/// What a graph's connection hangs on: articulation points and bridges.
@NullMarked
package io.orbitgraph.algorithms.community.connectivity;

import org.jspecify.annotations.NullMarked;
