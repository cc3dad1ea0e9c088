/// Random walks.
@NullMarked
package io.orbitgraph.algorithms.paths.walk;

import org.jspecify.annotations.NullMarked;
