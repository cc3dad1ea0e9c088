/// Weakly and strongly connected components.
@NullMarked
package io.orbitgraph.algorithms.community.components;

import org.jspecify.annotations.NullMarked;
