/// One relationship in the place of a path.
@NullMarked
package io.orbitgraph.algorithms.paths.collapse;

import org.jspecify.annotations.NullMarked;
