/// The procedures that prepare projections for other algorithms.
@NullMarked
package io.orbitgraph.algorithms.procedure.preparation;

import org.jspecify.annotations.NullMarked;
