/// Home of graph projections and of the algorithms that run on them.
/// Empty so far.
@NullMarked
package io.orbitgraph.algorithms;

import org.jspecify.annotations.NullMarked;
