/// The operators that follow relationships: single steps, variable length, shortest paths, quantified patterns,
/// degrees. Start at {@link io.orbitgraph.query.runtime.expand.ExpandOperators}.
///
/// All of them read adjacency through {@code Hops}, which knows directions, types and self-loops, and respect the
/// relationships that the pattern has used already through {@code DistinctRelationships}.
@org.jspecify.annotations.NullMarked
package io.orbitgraph.query.runtime.expand;
