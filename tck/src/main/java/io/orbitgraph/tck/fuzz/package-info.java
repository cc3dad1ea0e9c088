/// Random graphs and random Cypher for tests that look for wrong answers: seeded, valid as far as the generator can
/// tell, rendered in
/// several ways that must mean the same, and made smaller once they have shown a difference.
///
/// {@link io.orbitgraph.tck.fuzz.RandomGraph} and {@link io.orbitgraph.tck.fuzz.QueryGenerator} make the input; {@link
/// io.orbitgraph.tck.fuzz.Rendering} says how a query is written down; {@link io.orbitgraph.tck.fuzz.Shrinker} cuts it
/// back.
@NullMarked
package io.orbitgraph.tck.fuzz;

import org.jspecify.annotations.NullMarked;
