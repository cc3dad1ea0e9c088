/// From a logical plan to rows: rewriting, costing, physical plans and their execution.
@NullMarked
package io.orbitgraph.query.engine;

import org.jspecify.annotations.NullMarked;
