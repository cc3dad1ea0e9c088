/// Typed expressions and the logical plan: what every front end produces and the engine consumes.
@NullMarked
package io.orbitgraph.query.algebra;

import org.jspecify.annotations.NullMarked;
