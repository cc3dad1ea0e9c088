/// The physical plan: which operators run, in which order, with which access paths. The planner produces it from the
/// logical plan; {@code runtime} builds operators from it.
@org.jspecify.annotations.NullMarked
package io.orbitgraph.query.physical;
