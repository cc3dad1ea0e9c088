/// The small language in which a projection is filtered: `n:Person AND n.age >= $least`, `r:KNOWS OR r.weight < 0.5`,
/// `*`. Text becomes a {@link io.orbitgraph.algorithms.graph.filter.Predicate}, and that is evaluated over arrays.
@NullMarked
package io.orbitgraph.algorithms.graph.filter;

import org.jspecify.annotations.NullMarked;
