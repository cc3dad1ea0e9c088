/// The `orbit.graph.*` procedures: breadth beyond the catalogue of `gds.*`.
@NullMarked
package io.orbitgraph.algorithms.procedure.breadth;

import org.jspecify.annotations.NullMarked;
