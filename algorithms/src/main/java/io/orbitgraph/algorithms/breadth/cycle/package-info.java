/// Cycles: all of them, a basis, the one of least mean weight.
@NullMarked
package io.orbitgraph.algorithms.breadth.cycle;

import org.jspecify.annotations.NullMarked;
