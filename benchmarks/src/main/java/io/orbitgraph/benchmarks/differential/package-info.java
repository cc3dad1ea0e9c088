/// Finds where OrbitGraph and another server that speaks Bolt disagree. {@link
/// io.orbitgraph.benchmarks.differential.Differential} is
/// started by hand.
@NullMarked
package io.orbitgraph.benchmarks.differential;

import org.jspecify.annotations.NullMarked;
