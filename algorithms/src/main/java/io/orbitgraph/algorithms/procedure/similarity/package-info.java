/// The procedures of similar nodes.
@NullMarked
package io.orbitgraph.algorithms.procedure.similarity;

import org.jspecify.annotations.NullMarked;
