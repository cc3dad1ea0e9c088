/// From a logical plan to a physical one: access paths, the order of a pattern's expansions, where predicates are
/// tested, where rows must be gathered so that reads and writes of one statement do not meet, and how a plan is shown.
///
/// Start at {@link io.orbitgraph.query.planner.Planner}. Nothing here reads data: it sees names, counts and indexes
/// through {@link io.orbitgraph.query.planner.SchemaView}.
@org.jspecify.annotations.NullMarked
package io.orbitgraph.query.planner;
