/// From the tree to the algebra. One walk resolves names, checks types and builds the plan, because each needs the
/// other: what `a` means decides its type, and its type decides whether the plan is allowed.
///
/// Start with {@code Compilation}, which wires the parts and holds what one statement shares; {@code QueryLowering}
/// takes a query apart, {@code ClauseLowering} adds one clause to the rows so far.
@NullMarked
package io.orbitgraph.cypher.lower;

import org.jspecify.annotations.NullMarked;
