/// Scaling of node values to a common range.
@NullMarked
package io.orbitgraph.algorithms.scaling;

import org.jspecify.annotations.NullMarked;
