/// The frame of the `gds.*` procedures: what they share, once.
///
/// An {@link io.orbitgraph.algorithms.procedure.AlgorithmDefinition} says of one algorithm how its parameters are read
/// from a configuration map and what its result is to each {@link io.orbitgraph.algorithms.procedure.Mode}; the frame
/// makes all procedures of it: `stream`, `stats`, `mutate`, `write`, and an `estimate` of each. The definitions stand
/// in the packages below, one file for a family of algorithms. What they need of the host, projections, jobs, threads
/// and memory, is one {@link io.orbitgraph.algorithms.procedure.AlgorithmService}.
@NullMarked
package io.orbitgraph.algorithms.procedure;

import org.jspecify.annotations.NullMarked;
