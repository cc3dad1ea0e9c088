/// Colourings in which neighbours differ.
@NullMarked
package io.orbitgraph.algorithms.community.coloring;

import org.jspecify.annotations.NullMarked;
