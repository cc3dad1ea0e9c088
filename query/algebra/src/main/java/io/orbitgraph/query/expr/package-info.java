/// Expressions of the algebra: what every front end lowers its expressions to, and all that the engine evaluates.
@org.jspecify.annotations.NullMarked
package io.orbitgraph.query.expr;
