/// The functions `gds.*`.
@NullMarked
package io.orbitgraph.algorithms.procedure.function;

import org.jspecify.annotations.NullMarked;
