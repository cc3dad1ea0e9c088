/// What runs, what it takes and what is configured: procedures about the others.
@NullMarked
package io.orbitgraph.algorithms.procedure.system;

import org.jspecify.annotations.NullMarked;
